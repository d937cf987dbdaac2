"""What a moment's facts offer to a sentence: words for its slots."""

from collections.abc import Mapping
from typing import Any

from federations.sim.turnout import watching
from federations.sim.wagers import billed
from storylines.sim.body import held_s, hurt, weight_between
from storylines.sim.frames import TONIGHT
from storylines.sim.naming import own_name, part, phrase, town_of
from storylines.sim.parties import Party, crowded, party
from storylines.sim.scene import Facts, Scene
from storylines.sim.sides import legal, side_of
from storylines.sim.words import (
    ago,
    capital,
    clock,
    counted,
    joined,
    minutes,
    number,
    ordinal,
    span,
    times,
    with_article,
)

ROLES = ("by", "on", "helper", "from", "out", "friend", "about", "was")
# Seconds on top from which it is worth saying for how long.
HELD_S = 75
STIPULATIONS = {
    "no_dq": "no disqualification",
    "submission": "submission only",
    "two_falls": "two falls out of three",
    "cage": "steel cage",
    "ladder": "ladder match",
    "tables": "tables match",
    "last_standing": "last one standing",
    "elimination": "elimination rules",
    "iron": "iron match",
    "referee": "special referee",
    "battle_royal": "battle royal",
    "rumble": "rumble",
}


def _foe(facts: Facts, scene: Scene) -> str | None:
    """Find the legal wrestler who faces the one who acts."""
    own = side_of(facts.get("by"), facts, scene)
    return next((key for side, key in enumerate(legal(facts)) if side != own), None) if own >= 0 else None


def _team(side: int, facts: Facts, scene: Scene) -> tuple[str, ...]:
    """List everybody on a side, or its legal wrestler where no more is known."""
    sides = scene.stakes.sides
    if 0 <= side < len(sides):
        return sides[side]
    in_ring = legal(facts)
    return (in_ring[side],) if 0 <= side < len(in_ring) else ()


def parties(facts: Facts, scene: Scene) -> dict[str, Party]:
    """Find who is in a moment, by role."""
    found: dict[str, object] = {role: facts.get(role) for role in ROLES}
    in_ring = legal(facts)
    pair = [facts.get("by"), facts.get("on")]
    first, second = pair if all(pair) else (in_ring + [None, None])[:2]
    found |= {"a": facts.get("a_side", first), "b": facts.get("b_side", second), "foe": _foe(facts, scene)}
    last = facts.get("last_winner", scene.stakes.last_winner)
    found |= {"last": last, "all": in_ring, "darling": facts.get("darling")}
    if "winner" in facts:
        side = int(facts["winner"])
        found["winner"] = _team(side, facts, scene)
        found["loser"] = next((_team(s, facts, scene) for s in range(len(in_ring)) if s != side), None)
    read = {role: party(who, scene) for role, who in found.items()}
    return {role: one for role, one in read.items() if one is not None}


def slots(facts: Facts, scene: Scene, found: Mapping[str, Party]) -> dict[str, str]:
    """Find the words for every slot that these facts can fill."""
    words = {
        "city": scene.city,
        "fed": str(facts.get("federation") or scene.federation),
        "craft": scene.commentators[0].split(" ")[0],
        "colour": scene.commentators[1].split(" ")[0],
    }
    others = (Party(tuple(scene.person(key) for key in side)) for side in scene.stakes.sides)
    several = crowded([*found.values(), *others])
    for role, one in found.items():
        words |= one.words(role, several)
        if len(one.people) == 1:
            words |= {f"{role}.home": town_of(one.people[0].hometown)}
            known = own_name(one.people[0].finisher)
            words |= {f"{role}.finisher": known, f"{role}.Finisher": capital(known)}
    words |= _by_words(found)
    words |= _move_words(facts)
    words |= _count_words(facts, scene)
    words |= _news_words(facts, scene)
    words |= _memory_words(facts, scene, found)
    words |= _claim_words(facts)
    words |= _wager_words(facts)
    claim: Mapping[str, Any] = facts.get("claim") or {}
    # Whoever brings up a championship that changed hands means that one, whatever is at stake tonight.
    slug = claim.get("championship") or facts.get("championship") or scene.stakes.championship
    if slug:
        words["title"] = _bare(scene.championships.get(slug, slug))
    if other := facts.get("other"):
        words["other_title"] = _bare(scene.championships.get(other, other))
    if prize := facts.get("shot"):
        words["prize"] = _bare(scene.championships.get(prize, prize))
    return {slot: word for slot, word in words.items() if word}


def _bare(title: str) -> str:
    """A championship's name without its article: sentences bring their own."""
    return title.removeprefix("The ").removeprefix("the ")


def _wager_words(facts: Facts) -> dict[str, str]:
    """What is put up for good, side by side; what somebody has lost, and whose face it was."""
    words = {"wagered": str(facts.get("why") or "")}
    words["real"] = str(facts.get("real_name") or "")
    if up := facts.get("wagers"):
        sides = next(iter(facts.get("bouts", ())), facts.get("sides") or [[facts.get("by")], [facts.get("on")]])
        each = [next((up[key] for key in side if key in up), "") for side in sides]
        words["wager"] = billed(each, title=bool(facts.get("championship")))
        words["Wager"] = capital(words["wager"])
    return words


def _by_words(found: Mapping[str, Party]) -> dict[str, str]:
    """What is known about the one who acts."""
    by = found.get("by")
    if by is None:
        return {}
    person = by.people[0]
    own = own_name(person.finisher)
    known = {"home": person.hometown, "town": town_of(person.hometown)}
    known["gimmick"] = with_article(person.gimmick) if person.gimmick else ""
    return known | {"finisher": own, "Finisher": capital(own)}


def _move_words(facts: Facts) -> dict[str, str]:
    """The move, as a noun phrase, and a named one by its name."""
    words: dict[str, str] = {}
    if (move := facts.get("move")) and "state" in facts:
        words |= {"move": phrase(move), "Move": capital(phrase(move))}
    if named := facts.get("named"):
        words |= {"named": own_name(named), "Named": capital(own_name(named))}
    return words


def _count_words(facts: Facts, scene: Scene) -> dict[str, str]:
    """Counts and times, spelled."""
    words: dict[str, str] = {}
    if state := facts.get("state"):
        gone = state["clock_s"]
        words |= {"clock": minutes(gone), "Clock": capital(minutes(gone)), "time": clock(gone)}
    if sides := len(legal(facts) or facts.get("sides") or ()):
        words |= {"n_sides": number(sides), "N_sides": capital(number(sides))}
    if count := facts.get("count"):
        words |= {"COUNT": number(count).upper(), "count_n": number(count), "Count_n": capital(number(count))}
    if near := scene.history.get("near_falls", 0):
        words |= {"near_n": number(near), "Near_n": capital(number(near))}
        words |= {"near_times": times(near), "Near_times": capital(times(near))}
    if came := facts.get("number"):
        words |= {"number_n": number(came), "Number_n": capital(number(came))}
    if left := facts.get("left"):
        words |= {"left_n": number(left), "Left_n": capital(number(left))}
    if done := facts.get("times"):
        words |= {"times_n": number(done), "Times_n": capital(number(done))}
    return words


def _news_words(facts: Facts, scene: Scene) -> dict[str, str]:
    """The words of what is not a spot."""
    words = {"show": str(facts.get("name") or facts.get("show") or ""), "next": _next(facts)}
    for fact in ("choice", "until", "event", "year"):
        words[fact] = str(facts.get(fact) or "")
    words["why"] = str(facts.get("why") or "").replace("_", " ").rstrip(".")
    for fact in ("attendance", "votes", "of"):
        words[fact] = f"{facts[fact]:,}" if isinstance(facts.get(fact), int) else ""
    words["viewers"] = watching(facts.get("viewers") or 0)
    for fact, name in (("reign", "reign"), ("defences", "defences")):
        if amount := facts.get(fact):
            words |= {f"{name}_n": number(amount), f"{name}_nth": ordinal(amount)}
            words["defences_count"] = counted(amount, "defence")
    if days := facts.get("days"):
        words |= {"days": counted(days, "day")}
    words |= _cup_words(facts)
    return words | _poll_words(facts) | _house_words(facts) | _stake_words(facts) | _card_words(facts, scene)


def _next(facts: Facts) -> str:
    """The show to come; nobody calls by its name the one that they are standing in."""
    return TONIGHT if facts.get("tonight") else str(facts.get("next") or "")


def _cup_words(facts: Facts) -> dict[str, str]:
    """A tournament, how many enter it, and how far somebody has come in it."""
    if "cup" not in facts:
        return {}
    field = number(int(facts.get("field") or 0))
    words = {"cup": str(facts["cup"]), "edition_nth": ordinal(int(facts.get("edition") or 1))}
    return (
        words
        | {"field_n": field, "Field_n": capital(field), "stage": str(facts.get("stage") or "")}
        | ({"points_n": counted(int(facts["points"]), "point")} if "points" in facts else {})
    )


def _memory_words(facts: Facts, scene: Scene, found: Mapping[str, Party]) -> dict[str, str]:
    """What was done to whom so far, for how long, and how they met before."""
    words = {"part": part(str(facts.get("move") or ""))}
    words |= {f"{role}.hurt": hurt(one.people[0].key, scene) for role, one in found.items() if len(one.people) == 1}
    if (seconds := held_s(facts, scene)) >= HELD_S:
        words |= {"held": span(seconds), "Held": capital(span(seconds))}
    if kilos := round(abs(weight_between(found)) / 5) * 5:
        words |= {"kilos": f"{number(kilos)} kilos", "Kilos": f"{capital(number(kilos))} kilos"}
    stakes = scene.stakes
    if stakes.meetings and stakes.last_event:
        words |= {"last_event": stakes.last_event, "last_ago": ago(stakes.last_days)}
    reason = str(facts.get("reason") or stakes.reason).rstrip(".")
    return words | {"reason": reason, "Reason": capital(reason)}


def _claim_words(facts: Facts) -> dict[str, str]:
    """What lies between two people, as a promo speaks of it."""
    claim: Mapping[str, Any] = facts.get("claim") or {}
    words = {"event": str(claim.get("event") or facts.get("event") or "")}
    if claim.get("days") is not None:
        words["ago"] = ago(int(claim["days"]))
    if met := facts.get("met"):
        words["times"] = times(met)
    return words


def _poll_words(facts: Facts) -> dict[str, str]:
    """A poll's question, with its mark, and its options in a row."""
    question = str(facts.get("question") or "")
    options = [str(option) for option in facts.get("options", ())]
    if question and question[-1] not in "?.!:？。":
        question += ":"
    return {"question": question, "options": capital(joined(options, "or"))}


def _house_words(facts: Facts) -> dict[str, str]:
    """What the house online shouted about one side: "41", and "none" for nothing."""
    if "mood" not in facts:
        return {}
    words = {}
    for fact, noun in (("cheers", "cheer"), ("boos", "boo")):
        count = facts[fact]
        words[fact] = f"{count:,}" if count else "none"
        words[f"n_{fact}"] = f"{count:,} {noun}{'' if count == 1 else 's'}" if count else f"no {noun}s"
    return words


def _stake_words(facts: Facts) -> dict[str, str]:
    """How often they met and under what rules they meet."""
    stipulation = str(facts.get("stipulation") or "standard")
    rules = "" if stipulation == "standard" else STIPULATIONS.get(stipulation, stipulation.replace("_", " "))
    words = {"stipulation": rules, "Stipulation": capital(rules)}
    if met := facts.get("meetings"):
        words["meeting_n"] = number(met + 1)
        words["meetings_times"] = times(met)
    return words


def _card_words(facts: Facts, scene: Scene) -> dict[str, str]:
    """A card's bouts in a row: "Hana Mori against Rook Delacroix; …"."""
    bouts = []
    for sides in facts.get("bouts", ()):
        read = [party(side, scene) for side in sides]
        names = [joined([person.name for person in one.people]) for one in read if one]
        bouts.append(" against ".join(names))
    if not bouts:
        return {}
    return {"bouts": "; ".join(bouts), "n_bouts": capital(counted(len(bouts), "match", "matches"))}
