"""What a telling remembers of a bout: counts, odds at the bell, who was on top since when, what was hurt, and what
commentators put their names to."""

from collections.abc import Mapping, Sequence

from storylines.sim.fitness import occasion
from storylines.sim.naming import part
from storylines.sim.scene import Facts, Line
from storylines.sim.themes import note

_PENDING = frozenset({"finisher", "signature", "hold", "cover", "count"})
_RUNS = frozenset({"move", "signature", "hold", "cheat"})
_LOOSED = frozenset({"rope_break", "escape"})
_NEUTRAL = frozenset({"cover", "count", "kick_out", "tag"})


def remember(history: Mapping[str, int], kind: str, facts: Facts, lines: Sequence[Line]) -> dict[str, int]:
    """Add a told moment to a bout's history; begin each bout with an empty one."""
    known = dict(history)
    by = facts.get("by")
    if kind == "bell":
        known |= {f"odds:{side}": share for side, share in enumerate(facts["state"]["win"])}
    known[occasion(kind, facts)] = known.get(occasion(kind, facts), 0) + 1
    close = kind == "kick_out" and facts.get("count") == 2
    escaped = kind in {"rope_break", "escape"} and facts.get("why") == "finisher"
    known["near_falls"] = known.get("near_falls", 0) + (close or escaped)
    known["finishers"] = known.get("finishers", 0) + (kind == "finisher")
    waiting = kind in {"cover", "count"} and bool(known.get("after_finisher"))
    known["after_finisher"] = int(kind == "finisher" or waiting)
    known["referee_away"] = int(kind == "referee_down")
    _marks(known, kind, facts)
    _run(known, kind, by)
    _promises(known, kind, facts, lines)
    note(known, facts, lines)
    return {key: value for key, value in known.items() if value}


def _marks(known: dict[str, int], kind: str, facts: Facts) -> None:
    """Who has been on top since when, what was done to which part of whom, and who got out of what."""
    state = facts.get("state")
    if state and known.get("top", 0) != state.get("control", -1) + 1:
        known |= {"top": state["control"] + 1, "top_s": state["clock_s"]}
    if hit := part(str(facts.get("move") or "")) if kind not in _LOOSED else "":
        key = f"part:{facts.get('on')}:{hit}"
        known[key] = known.get(key, 0) + 1
    out = kind == "kick_out" and facts.get("count") == 2 and facts.get("why") == "finisher"
    if out or (kind in _LOOSED and facts.get("why") == "finisher"):
        known[f"stood:{facts.get('by')}"] = 1
    if kind == "cut_off" and facts.get("why") == "finisher_countered":
        known[f"slipped:{facts.get('by')}"] = 1


def _run(known: dict[str, int], kind: str, by: str | None) -> None:
    """Count what one wrestler lands in a row without an answer."""
    if kind in _NEUTRAL:
        return
    goes_on = known.get(f"run:{by}", 0) if kind in _RUNS else 0
    for key in [key for key in known if key.startswith("run:")]:
        del known[key]
    if by and kind in _RUNS | {"control", "cut_off"}:
        known[f"run:{by}"] = goes_on + 1


def _promises(known: dict[str, int], kind: str, facts: Facts, lines: Sequence[Line]) -> None:
    """Keep what commentators called, until the moment after has settled it."""
    if kind not in _PENDING:
        for voice in ("craft", "colour"):
            known.pop(f"{voice}_called_over", None)
    for line in lines:
        _, _, rest = line.frame.partition("/")
        voice, _, marks = rest.partition("/")
        if kind == "segment.pick":
            known[f"{voice}_pick:{facts['on']}"] = 1
        elif "+over" in marks:
            known[f"{voice}_called_over"] = 1
        elif "+pick_on" in marks:
            known[f"{voice}_pick:{facts.get('on')}"] = 1
        elif "+pick" in marks:
            known[f"{voice}_pick:{facts.get('by')}"] = 1
