"""Why somebody moved on the rankings: found when they are made, said in a sentence when they are read."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from federations.sim.rankings import Fought


@dataclass(frozen=True, slots=True)
class Tuning:
    named: int = 3  # opponents who are named one by one in a sentence; the others are counted
    idle_weeks: int = 2  # without a match from which it is worth saying how long


TUNING = Tuning()


class Facts(TypedDict, total=False):
    """What lies behind a place: slugs and numbers, so that names may change later. What is not true is left out."""

    beat: list[str]
    lost_to: list[str]
    drew: list[str]
    void: list[str]  # whom they met in a match that says nothing, such as a no contest
    championship: str
    how: str  # what became of it: won, kept, missed
    prized: list[str]  # whom they met for it
    passed: str  # the best of those who stood above and no longer do …
    fell: bool  # … who lost a match in the week
    by: str  # the best of those who stood below and no longer do …
    joined: bool  # … or of those who are on the list anew
    left: int  # how many who stood above are no longer ranked
    idle: int  # weeks without a match, from two
    hurt: bool
    new: bool  # on the list for the first time
    back: bool  # on it again


@dataclass(slots=True)
class Week:
    """What somebody, or a team, did in a week: whom they met by how it went, and what became of a championship."""

    beat: list[str] = field(default_factory=list)
    lost_to: list[str] = field(default_factory=list)
    drew: list[str] = field(default_factory=list)
    void: list[str] = field(default_factory=list)
    championship: str = ""
    how: str = ""
    prized: list[str] = field(default_factory=list)

    def note(self, bout: Fought, side: int, foes: Sequence[str]) -> None:
        """Add a bout in which these were the others."""
        won = bout.winner == side
        if bout.winner is not None and not won:
            # Of those who did not win either nothing is said.
            foes = [foe for foe in foes if foe in named(bout, bout.winner)]
        if bout.championship and bout.winner is not None and not bout.void:
            # Of two such matches in a week the last is told as one.
            (self.beat if self.how in ("won", "kept") else self.lost_to).extend(self.prized)
            self.championship, self.prized = bout.championship, list(foes)
            self.how = ("won" if bout.changed_hands else "kept") if won else "missed"
            return
        met = self.drew if bout.winner is None else self.beat if won else self.lost_to
        (self.void if bout.void else met).extend(foes)

    @property
    def won(self) -> bool:
        return bool(self.beat) or self.how in ("won", "kept")

    @property
    def lost(self) -> bool:
        return bool(self.lost_to) or self.how == "missed"

    @property
    def fought(self) -> bool:
        return self.won or self.lost or bool(self.drew or self.void)


def named(bout: Fought, side: int) -> tuple[str, ...]:
    """How a side is called: by its team's name where it has one."""
    team = bout.team(side)
    return (team,) if team else bout.sides[side]


def weeks(bouts: Iterable[Fought]) -> dict[str, Week]:
    """What everybody and every team did, oldest bout first, by slug."""
    found: dict[str, Week] = {}
    for bout in bouts:
        for side, people in enumerate(bout.sides):
            foes = [name for other in range(len(bout.sides)) if other != side for name in named(bout, other)]
            for key in {*people, *filter(None, [bout.team(side)])}:
                found.setdefault(key, Week()).note(bout, side, foes)
    return found


def facts_of(
    key: str,
    now: Sequence[str],
    before: Sequence[str],
    did: Mapping[str, Week],
    *,
    idle: int,
    hurt: bool,
    known: bool,
) -> Facts:
    """Why somebody stands where they do in a pool, whose keys are `now` and `before`, best first; `known` before."""
    found = Facts()
    week = did.get(key, Week())
    told = {"beat": week.beat, "lost_to": week.lost_to, "drew": week.drew, "void": week.void, "prized": week.prized}
    found |= Facts(**{name: met for name, met in told.items() if met})  # type: ignore[typeddict-item]
    if week.how:
        found["championship"], found["how"] = week.championship, week.how
    if idle >= TUNING.idle_weeks and not week.fought:
        found["idle"] = idle
    if hurt:
        found["hurt"] = True
    if not before:
        return found
    if key not in before:
        return found | (Facts(back=True) if known else Facts(new=True))
    return found | _moved(key, now, before, did)


def _moved(key: str, now: Sequence[str], before: Sequence[str], did: Mapping[str, Week]) -> Facts:
    """Who was passed, who went past, and who is gone."""
    found = Facts()
    above, above_before = now[: now.index(key)], before[: before.index(key)]
    here, higher = set(now), set(above)
    passed = [other for other in above_before if other in here and other not in higher]
    if passed and len(above) < len(above_before):
        found["passed"] = passed[0]
        found["fell"] = did.get(passed[0], Week()).lost
    if len(above) > len(above_before):
        came = [other for other in above if other not in above_before]
        ahead = [other for other in came if other in before]
        found["by"] = next(iter(ahead or came))
        if not ahead:
            found["joined"] = True
    if left := sum(other not in here for other in above_before):
        found["left"] = left
    return found


def named_in(facts: Facts) -> set[str]:
    """The keys of all whom a sentence about these facts may name."""
    met = [*facts.get("beat", ()), *facts.get("lost_to", ()), *facts.get("drew", ()), *facts.get("void", ())]
    one = [facts.get("championship"), facts.get("passed"), facts.get("by")]
    return {*met, *facts.get("prized", ()), *filter(None, one)}


Named = Callable[[str], str]


def sentence(facts: Facts, was: int | None, place: int, name: Named, turn: int) -> str:
    """Say it in plain English. `turn` chooses among sentences that say the same: the week's number will do."""
    did = _deeds(facts, name)
    if was is None:
        arrived = "back" if "back" in facts else "new" if "new" in facts else "first"
        shift = _chosen(_ARRIVED[arrived], turn)
    else:
        shift = _shift(facts, was, place, name, turn, fought=bool(did))
    link = _link(facts, was, place)
    text = f"{did}{link}{shift}" if did and shift else did or shift or "no match to speak of"
    return f"{text[:1].upper()}{text[1:]}."


def _link(facts: Facts, was: int | None, place: int) -> str:
    """What goes between what somebody did and where it took them: whether the two go together."""
    won = "beat" in facts or facts.get("how") in ("won", "kept")
    lost = "lost_to" in facts or facts.get("how") == "missed"
    against = was is not None and ((place < was and lost and not won) or (place > was and won and not lost))
    return ", but " if against else "; "


PRIZED = {
    "won": "won the {belt} against {foes}",
    "kept": "kept the {belt} against {foes}",
    "missed": "lost to {foes} with the {belt} at stake",
}
DEEDS: Mapping[Literal["beat", "lost_to", "drew", "void"], str] = {
    "beat": "beat {foes}",
    "lost_to": "lost to {foes}",
    "drew": "drew with {foes}",
    "void": "settled nothing with {foes}",
}


def _deeds(facts: Facts, name: Named) -> str:
    """What somebody did in the week; empty where they did not fight."""
    parts: list[str] = []
    if how := facts.get("how"):
        belt = name(facts["championship"]).removeprefix("The ")
        parts.append(PRIZED[how].format(belt=belt, foes=_names(facts["prized"], name)))
    for deed, told in DEEDS.items():
        if foes := facts.get(deed, []):
            again = parts and deed in ("beat", "lost_to") and foes == facts.get("prized")
            parts.append(told.format(foes="them once more" if again else _names(foes, name)))
    return ", ".join(parts)


def _names(keys: Sequence[str], name: Named) -> str:
    """Names in a row, each once: "A, B twice and C"."""
    counted = Counter(keys)
    told = [name(key) + {1: "", 2: " twice"}.get(times, f" {times} times") for key, times in counted.items()]
    if len(told) > TUNING.named:
        told = [*told[: TUNING.named - 1], f"{_number(len(told) - TUNING.named + 1)} others"]
    *most, last = told
    return f"{', '.join(most)} and {last}" if most else last


def _shift(facts: Facts, was: int, place: int, name: Named, turn: int, *, fought: bool) -> str:
    """Where it took them, relative to others."""
    if place < was:
        return _chosen(_rise(facts, name, fought=fought), turn + place)
    if place > was:
        by = name(facts["by"]) if "by" in facts else "others"
        return _chosen(_fall(facts, by, fought=fought), turn + place)
    return _chosen(_stay(facts, place, fought=fought), turn + place)


def _rise(facts: Facts, name: Named, *, fought: bool) -> Sequence[str]:
    who = name(facts["passed"]) if "passed" in facts else ""
    if who and facts["passed"] in (*facts.get("beat", ()), *facts.get("prized", ())):
        return ("", "the place came with it")
    if who and not fought:
        lost = ", who lost" if facts.get("fell") else ""
        return (f"without a match, moved past {who}{lost}", f"did not fight; {who} came down", f"up past {who}{lost}")
    if who:
        return (f"moved past {who}", f"went past {who}", f"now in front of {who}")
    return ("moved up as somebody above left the list", "up, as there is one name fewer above")


def _fall(facts: Facts, by: str, *, fought: bool) -> Sequence[str]:
    away = _away(facts)
    if away:
        return (f"{away}; overtaken by {by}", f"{away}, while {by} moved past")
    if facts.get("by") in (*facts.get("lost_to", ()), *facts.get("prized", ())):
        return ("", "the place went with it")
    if "joined" in facts:
        return (f"{by} came in above", f"with {by} new above")
    if fought:
        return (f"overtaken by {by}", f"{by} moved past", f"now behind {by}")
    return (f"overtaken by {by} without a match", f"no match, and {by} moved past", f"no match; now behind {by}")


def _stay(facts: Facts, place: int, *, fought: bool) -> Sequence[str]:
    away = _away(facts)
    if away:
        return (away,)
    if fought:
        return ("", "still first", "first again") if place == 1 else ("", "", "no higher and no lower")
    return ("no match; still first", "did not fight, and is still first") if place == 1 else ("no match this week",)


def _away(facts: Facts) -> str:
    since = f" for {_number(facts['idle'])} weeks" if "idle" in facts else ""
    if facts.get("hurt"):
        return f"out hurt, and idle{since}" if since else "out hurt"
    return f"idle{since}" if since else ""


def _number(count: int) -> str:
    return _NUMBERS.get(count, str(count))


_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
# On the first list of all nobody is new.
_ARRIVED = {
    "first": ("",),
    "new": ("new on the list", "new here", "on the list for the first time"),
    "back": ("back on the list", "here again"),
}


def _chosen(told: Sequence[str], turn: int) -> str:
    return told[turn % len(told)]
