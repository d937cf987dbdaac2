"""What a tick does to people: they recover and feel, they meet and take to each other, or don't."""

from dataclasses import dataclass

import numpy as np

from characters import minds
from characters.models import Bond, age_on
from characters.sim import bonds as bond_sim
from characters.sim import minds as mind_sim
from characters.topics import topic
from llmfed.world.models import Timeline
from llmfed.world.packed import Block
from llmfed.world.ticking import Tick


@dataclass(frozen=True, slots=True)
class Charged:
    holder: str
    target: str
    before: float
    charge: float


def recover(tick: Tick) -> None:
    """Phase: moods decay to rest, energy comes back, and what was settled this tick is felt."""
    block = tick.blocks.get(minds.MINDS)
    felt = tick.memo.get("felt", {})
    hours = (tick.at - block.at).total_seconds() / 3600 if block else 0
    # On the air people are busy: only a whole quarter day off it, or something that happened, moves a mind.
    if block is None or not block.keys or (tick.on_air and not felt):
        return
    folk = minds.souls(tick)
    rest = minds.rest([folk[key].traits for key in block.keys])
    index = block.index()
    moved = mind_sim.recovered(block.values, rest, hours)
    block.values = mind_sim.appraised(moved, {index[key]: change for key, change in felt.items() if key in index})
    block.row.at = tick.at
    tick.touched.add(minds.MINDS)


def interact(tick: Tick) -> None:
    """Phase: people meet; charges move and fade; what anyone could notice becomes a row and a moment."""
    ties, mind = tick.blocks.get(minds.BONDS), tick.blocks.get(minds.MINDS)
    moved: dict[tuple[str, str], float] = dict(tick.memo.get("charged", {}))
    if ties is None or mind is None or (tick.on_air and not moved):
        return
    folk = minds.souls(tick)
    days = (tick.at - ties.at).total_seconds() / 86_400
    if not tick.on_air:
        _meet(tick, folk, mind, moved)
    changed = _apply(tick, ties, moved, days)
    mind.values = mind_sim.infected(mind.values, _nearness(mind, ties))
    tick.touched |= {minds.BONDS, minds.MINDS}
    _notice(tick, folk, changed)


def _meet(tick: Tick, folk: dict[str, minds.Soul], mind: Block, moved: dict[tuple[str, str], float]) -> None:
    pleasure = mind.column("pleasure")
    souls = [
        bond_sim.Soul(key, folk[key].traits, age_on(folk[key].born, tick.at.date()), float(pleasure[row]))
        for row, key in enumerate(mind.keys)
    ]
    for one, other in bond_sim.met(souls, tick.rng("meetings")):
        for a, b in ((souls[one], souls[other]), (souls[other], souls[one])):
            moved[a.key, b.key] = moved.get((a.key, b.key), 0.0) + bond_sim.meeting(a, b)


def _apply(tick: Tick, ties: Block, moved: dict[tuple[str, str], float], days: float) -> list[Charged]:
    """Fade everything, then add what moved; pairs that had no row get one. Returns what moved, before and after."""
    ties.column("charge")[:] = bond_sim.faded(ties.column("charge"), days)
    index = ties.index()
    new = sorted(f"{a}>{b}" for a, b in moved if f"{a}>{b}" not in index)
    if new:
        rows = np.zeros((len(new), len(bond_sim.COLUMNS)), np.float32)
        ties.put([*ties.keys, *new], np.vstack([ties.values, rows]), tick.at)
        index = ties.index()
    charge, changed = ties.column("charge"), []
    for (a, b), amount in sorted(moved.items()):
        row = index[f"{a}>{b}"]
        before = float(charge[row])
        charge[row] = min(30.0, max(-30.0, before + amount))
        changed.append(Charged(a, b, before, float(charge[row])))
    ties.row.at = tick.at
    return changed


def _nearness(mind: Block, ties: Block) -> mind_sim.Floats:
    """Who takes moods from whom: the better the bond, the more; enemies' moods are nobody's."""
    index = mind.index()
    weights = np.zeros((len(mind.keys), len(mind.keys)), np.float32)
    for key, charge in zip(ties.keys, ties.column("charge").tolist(), strict=True):
        holder, target = key.split(">")
        if charge > 3 and holder in index and target in index:
            weights[index[holder], index[target]] = charge
    return weights


def _notice(tick: Tick, folk: dict[str, minds.Soul], changed: list[Charged]) -> None:
    """Keep coarse bonds in step with the exact ones, and say when a friendship or an enmity begins."""
    here = [c for c in changed if c.holder in folk and c.target in folk]
    here = [c for c in here if bond_sim.may_change(c.before, c.charge)]
    held = sorted({folk[c.holder].pk for c in here})
    if not held:
        return
    rows = {(b.holder_id, b.target_id): b for b in Bond.objects.filter(holder__in=held)}
    new, gone = [], []
    for c in here:
        holder, target = folk[c.holder], folk[c.target]
        row = rows.get((holder.pk, target.pk))
        kind = bond_sim.kind(c.charge, row.kind if row else "")
        if kind == (row.kind if row else ""):
            continue
        if row:
            gone.append(row.pk)
        if kind:
            new.append(Bond(holder_id=holder.pk, target_id=target.pk, kind=kind, charge=round(c.charge), since=tick.at))
        _tell(tick, c, kind)
    if gone:
        Bond.objects.filter(pk__in=gone).delete()
    if new:
        Bond.objects.bulk_create(new)


def _tell(tick: Tick, c: Charged, kind: str) -> None:
    if kind in {"friend", "enemy"}:
        facts = {"by": c.holder, "on": c.target, "why": ""}
        house = [f"federation:{tick.timeline.slug}"] if tick.timeline.kind == Timeline.Kind.FEDERATION else []
        topics = [*house, topic(c.holder), topic(c.target)]
        tick.record("bond.friends" if kind == "friend" else "bond.enemies", facts, topics=topics)
