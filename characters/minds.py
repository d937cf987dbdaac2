"""The packed minds and bonds of a timeline's people, and the verbs that other apps call on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from characters.models import Bond, Character, Injury, Turn
from characters.sim import bonds as bond_sim
from characters.sim import minds as mind_sim
from llmfed.prepared import rows_of, values_of
from llmfed.world import packed
from llmfed.world.models import Timeline
from llmfed.world.ticking import Tick

MINDS, BONDS = "minds", "bonds"
# The packed rows of one person on the way from one timeline to another.
Filed = dict[str, list[object]]
TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")

# What only pages read stays where it is.
AT_HOME = rows_of(lambda timeline: Character.objects.at_home(timeline).defer("look", "bio", "voice"), timeline=int)
SOULS = values_of(
    lambda timeline: Character.objects.at_home(timeline).values_list("slug", "pk", "born", *TRAITS), timeline=int
)


def people(tick: Tick) -> list[Character]:
    """Everyone at home on this timeline, in stable order; loaded once a tick."""
    if "people" not in tick.kept:
        tick.kept["people"] = AT_HOME(timeline=tick.timeline.pk)
    found: list[Character] = tick.kept["people"]
    return found


@dataclass(frozen=True, slots=True)
class Soul:
    """What moods and meetings need to know of a person who may not be loaded whole."""

    key: str
    pk: int
    traits: bond_sim.Traits
    born: date


def souls(tick: Tick) -> dict[str, Soul]:
    """Everyone at home by key, without their whole rows where nothing else has asked for those."""
    if "people" in tick.kept:
        return {who.slug: Soul(who.slug, who.pk, traits(who), who.born) for who in people(tick)}
    if "souls" not in tick.kept:
        rows = SOULS(timeline=tick.timeline.pk)
        made = (Soul(slug, pk, _shares(five), born) for slug, pk, born, *five in rows)
        tick.kept["souls"] = {soul.key: soul for soul in made}
    found: dict[str, Soul] = tick.kept["souls"]
    return found


def know(tick: Tick, folk: Iterable[Character]) -> None:
    """Spare the query: an upper app has loaded everyone at home already."""
    tick.kept.setdefault("people", sorted(folk, key=lambda who: who.slug))


def traits(character: Character) -> bond_sim.Traits:
    """Big Five in −1…1."""
    return _shares([getattr(character, name) for name in TRAITS])


def _shares(five: list[int]) -> bond_sim.Traits:
    o, c, e, a, n = five
    return (o / 100, c / 100, e / 100, a / 100, n / 100)


def rest(folk: Iterable[bond_sim.Traits]) -> mind_sim.Floats:
    """Default moods, (n, 3), from the Big Five of each."""
    return mind_sim.default_mood(np.array(list(folk), np.float32).reshape(-1, 5))


def create_blocks(timeline: Timeline, folk: list[Character], bonds: list[Bond], at: datetime) -> list[packed.Block]:
    """The packed state a timeline begins with: rested people and the bonds of the universe file. Not saved."""
    minds = packed.blank(timeline, MINDS, list(mind_sim.COLUMNS), at)
    rows = np.hstack([rest(map(traits, folk)), np.ones((len(folk), 1), np.float32)])
    minds.put([character.slug for character in folk], rows, at)
    ties = packed.blank(timeline, BONDS, list(bond_sim.COLUMNS), at)
    charges = np.array([[bond.charge, 1, 0] for bond in bonds], np.float32).reshape(-1, len(bond_sim.COLUMNS))
    ties.put([f"{bond.holder.slug}>{bond.target.slug}" for bond in bonds], charges, at)
    return [minds, ties]


def energy(tick: Tick) -> dict[str, float]:
    """How rested everyone is, 0–1."""
    block = tick.blocks.get(MINDS)
    return {} if block is None else dict(zip(block.keys, block.column("energy").tolist(), strict=True))


def energy_at(timeline: int, at: datetime) -> dict[str, float]:
    """How rested everyone will be at a world time if nothing else happens to them, 0–1; outside ticks. One query."""
    block = next((packed.unpack(row) for row in packed.PACKED(timeline=timeline) if row.name == MINDS), None)
    if block is None:
        return {}
    hours = max(0.0, (at - block.at).total_seconds() / 3600)
    later = mind_sim.recovered(block.values, block.values[:, :3], hours)
    return dict(zip(block.keys, later[:, mind_sim.COLUMNS.index("energy")].tolist(), strict=True))


def appraise(tick: Tick, key: str, *, pleasure: float = 0, arousal: float = 0, dominance: float = 0) -> None:
    """Let an event colour somebody's mood; applied by this tick's recover phase."""
    _note(tick, key, (pleasure, arousal, dominance, 0.0))


def tire(tick: Tick, key: str, cost: float) -> None:
    """Take energy, 0–1, off somebody; applied by this tick's recover phase."""
    _note(tick, key, (0.0, 0.0, 0.0, -cost))


def _note(tick: Tick, key: str, change: tuple[float, float, float, float]) -> None:
    felt = tick.memo.setdefault("felt", {})
    was = felt.get(key, (0.0, 0.0, 0.0, 0.0))
    felt[key] = tuple(old + new for old, new in zip(was, change, strict=True))


def charge(tick: Tick, holder: str, target: str, amount: float) -> None:
    """Let an event move one's bond towards another; applied by this tick's interact phase."""
    moved = tick.memo.setdefault("charged", {})
    moved[holder, target] = moved.get((holder, target), 0.0) + amount


def regards(tick: Tick, holder: str, targets: Iterable[str]) -> list[float]:
    """The charge of one's bond to each of these; 0 for whoever they have not met."""
    block = tick.blocks[BONDS]
    rows, charges = block.index(), block.column("charge")
    keys = [f"{holder}>{target}" for target in targets]
    return [float(charges[rows[key]]) if key in rows else 0.0 for key in keys]


def hurt(tick: Tick, character: Character, *, until: datetime) -> Injury:
    """Record that somebody is out until a world time."""
    return Injury.objects.create(character=character, began_at=tick.at, until=until)


def turn(character: Character, became: str, at: datetime) -> Turn:
    """Change somebody's alignment, and keep who they were."""
    row = Turn.objects.create(character=character, was=character.alignment, became=became, at=at)
    character.alignment = became
    character.save(update_fields=["alignment"])
    return row


def take_out(tick: Tick, slug: str) -> Filed:
    """Remove somebody's packed rows from this timeline and return them, to be filed in a request."""
    filed = part_with(tick.blocks, slug)
    tick.touched |= {MINDS, BONDS}
    return filed


def part_with(blocks: Mapping[str, packed.Block], slug: str) -> Filed:
    """The same of blocks that are not a tick's."""
    minds, ties = blocks[MINDS], blocks[BONDS]
    row = minds.index()[slug]
    mind = _filed(minds.values[row])
    keep = [number for number in range(len(minds.keys)) if number != row]
    minds.put([minds.keys[number] for number in keep], minds.values[keep], minds.at)
    own = [number for number, key in enumerate(ties.keys) if key.startswith(f"{slug}>")]
    others = [number for number in range(len(ties.keys)) if number not in set(own)]
    bonds: list[object] = [[ties.keys[number], _filed(ties.values[number])] for number in own]
    ties.put([ties.keys[number] for number in others], ties.values[others], ties.at)
    return {"mind": mind, "bonds": bonds}


def rested(who: Character) -> Filed:
    """What is filed of somebody who has just begun: rested, in their default mood, bound to nobody."""
    return {"mind": [*_filed(rest([traits(who)])[0]), 1.0], "bonds": []}


def _filed(values: Iterable[float]) -> list[object]:
    return [round(float(value), 6) for value in values]


def adopt(tick: Tick, slug: str, filed: Filed) -> None:
    """Put somebody's filed rows into this timeline's packed state."""
    minds, ties = tick.blocks[MINDS], tick.blocks[BONDS]
    mind = np.array([filed["mind"]], np.float32)
    minds.put([*minds.keys, slug], np.vstack([minds.values, mind]), minds.at)
    rows = filed["bonds"]
    if rows:
        values = np.array([row[1] for row in rows], np.float32)  # type: ignore[index]
        ties.put([*ties.keys, *(str(row[0]) for row in rows)], np.vstack([ties.values, values]), ties.at)  # type: ignore[index]
    tick.touched |= {MINDS, BONDS}
