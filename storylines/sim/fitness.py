"""What is true of a moment, as flags that sentence frames may ask for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from federations.sim.kinds import DECIDED
from storylines.sim.body import held_s, hurt, weight_between, worked
from storylines.sim.naming import families
from storylines.sim.parties import Party
from storylines.sim.scene import Facts, Scene
from storylines.sim.sides import legal, side_of


@dataclass(frozen=True, slots=True)
class Tuning:
    """From where on a word is true."""

    at_once_s: int = 25  # seconds from the bell
    opening_s: int = 150  # seconds from the bell
    quick_s: int = 240  # a bout shorter than this was quick
    late_s: int = 720
    deep_s: int = 1200
    hot: int = 68  # of 100, how loud
    quiet: int = 34
    lean: int = 22  # of 100, how far they want one side
    under: int = 370  # per mille, win probability
    fav: int = 660
    worn: int = 600  # per mille of punishment taken
    fresh: int = 200
    grudge: int = 10  # heat from which two must meet
    long_days: int = 60
    held_s: int = 75  # seconds on top from which it is worth saying for how long
    heavier_kg: int = 20


T = Tuning()
_OUTCOMES = frozenset({"victory", "defeat"})
# Rules that sentences before the bell are about.
TOLD_APART = frozenset(
    {"no_dq", "cage", "ladder", "tables", "last_standing", "elimination", "iron", "referee", "battle_royal", "rumble"}
)


def flags(kind: str, facts: Facts, scene: Scene, found: Mapping[str, Party]) -> frozenset[str]:
    """Find every flag that holds."""
    read = {*_people(found), *_facts(kind, facts, scene, found), *_stakes(facts, scene, found)}
    if facts.get("state"):
        read |= {*_state(facts, scene), *_clock(facts["state"]["clock_s"])}
    if scene.history:
        read |= {*_history(facts, scene)}
    return frozenset(read)


def _people(found: Mapping[str, Party]) -> Iterator[str]:
    for role, one in found.items():
        yield role
        yield from (f"{role}:{person.key}" for person in one.people)
        if len({person.alignment for person in one.people}) == 1:
            yield f"{role}_{one.people[0].alignment}"
        if len(one.people) == 1:
            yield f"{role}_{one.people[0].style}"
        elif role != "all":
            yield "teams"
    first, second = ("by", "on") if {"by", "on"} <= set(found) else ("a", "b")
    kilos = weight_between(found)
    yield from (f"{first}_heavier",) if kilos >= T.heavier_kg else ()
    yield from (f"{second}_heavier",) if kilos <= -T.heavier_kg else ()


def _facts(kind: str, facts: Facts, scene: Scene, found: Mapping[str, Party]) -> Iterator[str]:
    told = ("move", "named", "votes", "next", "tonight", "until", "reason", "event", "shot")
    yield from (fact for fact in told if facts.get(fact))
    yield from ("sold_out",) if facts.get("sold_out") else ()
    yield from ("watched",) if facts.get("viewers") else ()
    yield from families(str(facts.get("move") or ""))
    why = str(facts.get("why") or "")
    if why:
        yield from ("why", f"why_{why}")
    if why in ("roll_up", "cheat", "finisher"):
        yield why
    if why in ("finisher", "signature"):
        yield f"after_{why}"
    yield from (str(facts[fact]) for fact in ("finish", "answer", "ending") if facts.get(fact))
    yield from (f"{fact}_{facts[fact]}" for fact in ("deed", "became") if facts.get(fact))
    yield from {1: ("one",), 2: ("two",)}.get(int(facts.get("count") or 0), ())
    if kind == "entry" and facts.get("number") == len(facts["state"]["legal"]):
        yield "last_in"
    yield from {2: ("two_left",), 4: ("four_left",)}.get(int(facts.get("left") or 0), ())
    yield from (f"chant_{facts['chant']}",) if facts.get("chant") else ()
    yield from _times(kind, facts, scene)
    if kind == "finisher" and "by" in found and found["by"].people[0].finisher_kind != "impact":
        yield from {"submission": ("soft", "tap"), "roll_up": ("soft", "roll_up")}.get(
            found["by"].people[0].finisher_kind, ()
        )
    yield from _news(facts, scene, found)
    yield from _talk(facts)


def _talk(facts: Facts) -> Iterator[str]:
    """What a line of a promo, a question or an attack is about."""
    if claim := facts.get("claim"):
        yield str(claim["kind"])
    if asked := facts.get("asked"):
        yield f"asked_{asked}"
    if where := facts.get("where"):
        yield f"where_{where}"
    yield from (str(facts[fact]) for fact in ("outcome", "move") if facts.get(fact) in _OUTCOMES)
    yield "friend" if facts.get("friend") else "foe"
    if parts := int(facts.get("parts") or 0):
        yield "part_last" if facts["part"] == parts else "part_mid" if facts["part"] > 1 else "part_first"


def _times(kind: str, facts: Facts, scene: Scene) -> Iterator[str]:
    """The how-many-th time it is: as the facts say, else as remembered."""
    times = facts.get("times") or scene.history.get(occasion(kind, facts), 0) + 1
    if kind != "fall":
        yield from {1: (), 2: ("again",), 3: ("thrice",)}.get(int(times), ("often",))


def occasion(kind: str, facts: Facts) -> str:
    """Name what is counted: this one doing this, and with a move this very move."""
    how = facts.get("move") if kind in ("move", "hold") else facts.get("why") if kind == "cut_off" else ""
    return f"{kind}:{facts.get('by')}:{how or ''}"


def _news(facts: Facts, scene: Scene, found: Mapping[str, Party]) -> Iterator[str]:
    reason = str(facts.get("reason") or "")
    yield from ("reason_named",) if any(p.name in reason for one in found.values() for p in one.people) else ()
    if "topic" in facts:
        yield f"topic_{facts['topic']}"
    if "part" in facts:
        yield f"part{facts['part']}"
    if "mood" in facts:
        yield from (f"house_{facts['mood']}", f"hall_{facts['hall'] or 'silent'}")
    if order := facts.get("order"):
        yield from ("entrance_first",) if order == 1 else ()
        yield from ("entrance_last",) if order == facts.get("of") else ()
    yield from ("long",) if int(facts.get("days") or 0) >= T.long_days else ()
    yield from ("regained",) if int(facts.get("reign") or 0) > 1 else ()
    yield from ("defended",) if facts.get("defences") else ()
    yield from ("annual",) if int(facts.get("edition") or 0) > 1 else ()
    yield from (fact for fact in ("league", "drawn", "rumble", "one_night") if facts.get(fact))
    yield from ("stip",) if facts.get("stipulation") not in (None, "", "standard") else ()
    home = found["by"].people[0].hometown.split(",")[0] if "by" in found else ""
    yield from ("home_crowd",) if home and home == scene.city.split(",")[0] else ()
    yield from (str(facts["form"]),) if facts.get("form") else ()
    if up := facts.get("wagers"):
        yield from ("wagered", *(f"wager_{what}" for what in set(up.values())))
    yield from (str(facts["stipulation"]),) if facts.get("stipulation") in TOLD_APART else ()


def _stakes(facts: Facts, scene: Scene, found: Mapping[str, Party]) -> Iterator[str]:
    stakes = scene.stakes
    claim: Mapping[str, Any] = facts.get("claim") or {}
    if facts.get("championship") or claim.get("championship") or stakes.championship:
        yield "title"
    holders = set(stakes.holders)
    yield from (f"{role}_champ" for role, one in found.items() if holders & one.keys)
    if int(facts.get("met") or facts.get("meetings", stakes.meetings) or 0) > 0:
        yield "met"
        yield from ("met_again",) if int(facts.get("met") or 0) > 1 else ()
        last = facts.get("last_winner", stakes.last_winner)
        yield from (f"{role}_won_last" for role, one in found.items() if last in one.keys)
        yield from (f"{role}_lost_last" for role, one in found.items() if last and last not in one.keys)
        yield from (f"last_{stakes.last_finish}", "last_known") if stakes.last_finish and stakes.last_event else ()
    yield from ("main",) if stakes.main else ()
    if float(facts.get("heat", stakes.heat) or 0) >= T.grudge:
        yield "grudge"
    if "winner" in found:
        yield "won"
        fallen = facts.get("finish") in DECIDED
        if holders & found["winner"].keys:
            yield "retained"
        elif holders:
            yield "crowned" if fallen else "unmoved"
        yield from (f"lost_{stakes.wagers[key]}" for key in _beaten(found) if key in stakes.wagers)
        tainted = _tainted(facts, scene)
        yield from ("tainted",) if tainted else ("clean",) if fallen else ()
    if max(len(legal(facts)), len(facts.get("sides") or ())) > 2:
        yield "multi"


def _beaten(found: Mapping[str, Party]) -> frozenset[str]:
    """Whoever lost, where somebody won."""
    return found["loser"].keys if "loser" in found else frozenset()


def _tainted(facts: Facts, scene: Scene) -> bool:
    """Whether the winner had help or helped themselves."""
    return facts.get("finish") == "interference" or f"cheat:{facts.get('by')}:" in scene.history


def _clock(seconds: int) -> Iterator[str]:
    yield from ("at_once",) if seconds < T.at_once_s else ()
    yield from ("opening",) if seconds < T.opening_s else ()
    yield from ("quick",) if seconds < T.quick_s else ()
    yield from ("late",) if seconds >= T.late_s else ()
    yield from ("deep",) if seconds >= T.deep_s else ()


def _state(facts: Facts, scene: Scene) -> Iterator[str]:
    state: Mapping[str, Any] = facts["state"]
    yield state["position"]
    yield from ("hot",) if state["crowd"] >= T.hot else ("quiet",) if state["crowd"] <= T.quiet else ()
    yield from ("even",) if max(state["win"]) < 570 and len(state["win"]) == 2 else ()
    side = side_of(facts.get("by"), facts, scene)
    if not 0 <= side < len(state["win"]):
        return
    want = state["lean"] if side else -state["lean"]
    yield from ("loved",) if want >= T.lean else ("unloved",) if want <= -T.lean else ()
    yield from ("under",) if scene.history.get(f"odds:{side}", state["win"][side]) <= T.under else ()
    yield from ("fav",) if state["win"][side] >= T.fav else ()
    if max(state["falls"]) and len(state["falls"]) > 1:
        yield from ("two_falls",) if max(state["falls"]) > 1 else ()
        yield "level" if len(set(state["falls"])) == 1 else "ahead"
    yield from _wear("by", side, state["wear"])
    for role in ("on", "foe"):
        other = side_of(facts.get("on"), facts, scene) if role == "on" else 1 - side
        yield from _wear(role, other, state["wear"])


def _wear(role: str, side: int, wear: list[int]) -> Iterator[str]:
    if 0 <= side < len(wear):
        yield from (f"{role}_worn",) if wear[side] >= T.worn else ()
        yield from (f"{role}_fresh",) if wear[side] <= T.fresh else ()


def _history(facts: Facts, scene: Scene) -> Iterator[str]:
    history = scene.history
    near = history.get("near_falls", 0)
    yield from ("near",) if near else ()
    yield from ("several",) if near >= 2 else ()
    yield from ("nears",) if near >= 3 else ()
    for mark in ("after_finisher", "referee_away", "craft_called_over", "colour_called_over"):
        if history.get(mark):
            yield mark
    yield from ("fin_done",) if history.get("finishers") else ()
    by = facts.get("by")
    yield from ("pressing",) if by and history.get(f"run:{by}", 0) >= 2 else ()
    yield from ("held",) if by and held_s(facts, scene) >= T.held_s else ()
    yield from ("worked",) if worked(facts, scene) >= 2 else ()
    for role in ("by", "on", "foe"):
        who = facts.get(role)
        for mark, count in (("landed", f"finisher:{who}:"), ("cheated", f"cheat:{who}:")):
            yield from (f"{role}_{mark}",) if history.get(count) else ()
        yield from (f"{role}_{mark}" for mark in ("stood", "slipped") if history.get(f"{mark}:{who}"))
        yield from (f"{role}_hurt",) if hurt(str(who), scene) else ()
    for voice in ("craft", "colour"):
        picks = [key.partition(":")[2] for key in history if key.startswith(f"{voice}_pick:")]
        yield from (f"{voice}_picked",) if picks else ()
        if picks and "winner" in facts:
            own = side_of(by, facts, scene)
            right = any(pick == by or 0 <= own == side_of(pick, facts, scene) for pick in picks)
            yield f"{voice}_right" if right else f"{voice}_wrong"
