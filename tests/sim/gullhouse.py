"""A small cast for the voice: Hana is cheered, Rook is booed, James neither, Sky is they; and their facts."""

import re
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from federations.sim.kinds import Finish, Position
from federations.sim.moves import MOVES
from storylines.sim.grammar import Person, Scene, Stakes

HANA = Person("hana", "Hana Mori", "Mori", "face", "f", "technician", "Lighthouse", "Hull", "the keeper")
ROOK = Person("rook", "Rook Delacroix", "Delacroix", "heel", "m", "brawler", "Last Orders", "Lyon", "a bailiff")
JAMES = Person("james", "James", "James", "tweener", "m", "high_flyer", "Moonfall", "Leeds", "a courier")
SKY = Person("sky", "Sky Tran", "Tran", "face", "x", "powerhouse", "Vapour Trail", "Da Nang", "weather")
HANA, ROOK = replace(HANA, weight_kg=64), replace(ROOK, weight_kg=104)
PEOPLE = {person.key: person for person in (HANA, ROOK, JAMES, SKY)}
SCENE = Scene(
    people=PEOPLE,
    championships={"harbour": "Harbour Championship"},
    federation="Gull Wrestling",
    city="Hull",
    commentators=("Dolores Quill", "Basil Crane"),
)
PAIR = {"by": "hana", "on": "rook"}
CUP = {"tournament": 3, "cup": "Hull Cup", "edition": 2}
OTHERS: dict[str, dict[str, Any]] = {
    "show.opened": {"show": "lt14", "name": "Low Tide 14", "city": "Hull", "attendance": 4120},
    "segment.entrance": {"by": "rook", "order": 1, "of": 2, "bout": "b1"},
    "segment.stakes": {
        "a_side": ["hana"],
        "b_side": ["rook"],
        "championship": "harbour",
        "stipulation": "no_dq",
        "meetings": 2,
        "last_winner": "rook",
        "heat": 12,
    },
    "segment.pick": {"by": "sky", "on": "hana", "about": "rook", "was": "rook", "bout": "b1"},
    "segment.promo": {**PAIR, "topic": "grudge", "tone": "cold"},
    "promo.line": {**PAIR, "topic": "challenge", "part": 2, "parts": 4, "move": "want"},
    "segment.question": {"by": "sky", "on": "hana", "about": "rook", "asked": "why", "part": 1, "parts": 3},
    "angle.attack": {**PAIR, "helper": "james", "where": "backstage", "part": 1, "parts": 3},
    "bout.booked": {"a_side": ["hana"], "b_side": ["rook"]},
    "card.announced": {"show": "lt15", "name": "Low Tide 15", "bouts": [["hana", "rook"], ["james", "sky"]]},
    "card.changed": {"out": "rook", "by": "hana", "bout": "gull/15/2"},
    "champion.crowned": {"championship": "harbour", "by": "hana", "from": "rook", "reign": 2},
    "championship.retained": {"championship": "harbour", "by": "hana", "defences": 3},
    "rankings.published": {
        "by": ["hana"],
        "was": ["rook"],
        "times": 1,
        "about": "sky",
        "count": 4,
        "week": "2031-01-13",
    },
    "poll.opened": {"question": "What rules?", "options": ["no disqualification", "two falls"]},
    "poll.closed": {
        "question": "What rules?",
        "choice": "two falls",
        "votes": 31,
        "of": 41,
        "answer": "declined",
        "reason": "the champion is hurt",
    },
    "house.heard": {"darling": ["hana"], "cheers": 41, "boos": 12, "fans": 9, "mood": "for", "hall": "disagreed"},
    "bond.friends": {**PAIR, "why": "shared_enemy"},
    "bond.enemies": {**PAIR, "why": "a stolen win"},
    "injury.suffered": {"by": "sky", "days": 1},
    "injury.healed": {"by": "sky"},
    "person.debuted": {"by": "sky"},
    "person.changed": {"by": "hana", "why": "stronger"},
    "person.wavering": {"by": "rook", "why": "cheered"},
    "person.retired": {"by": "hana", "reason": "the knees", "years": 11},
    "retirement.announced": {"by": "hana", "why": "age", "show": "lt15", "name": "Low Tide 15"},
    "achievement.reached": {"by": "hana", "why": "hundred_wins"},
    "federation.founded": {"city": "Gullhouse", "people": 14},
    "award.given": {"by": ["hana"], "on": ["rook"], "why": "match", "year": 2031, "event": "Low Tide 14"},
    "hall.inducted": {"by": "hana", "year": 2031, "reason": "4 reigns"},
    "contract.signed": {"by": "james", "federation": "Gull Wrestling", "until": "spring"},
    "contract.ended": {"by": "james", "federation": "Gull Wrestling"},
    "feud.began": {**PAIR, "why": "a stolen win"},
    "feud.settled": PAIR,
    "story.began": {**PAIR, "arc": 1, "show": 17, "name": "High Water", "deed": "stolen", "event": "Low Tide 14"},
    "match.promised": {
        **PAIR,
        "show": 17,
        "name": "High Water",
        "championship": "harbour",
        "stipulation": "no_dq",
        "wagers": {"rook": "career"},
    },
    "promise.broken": {**PAIR, "show": 17, "name": "High Water", "why": "the card was full"},
    "story.closed": {**PAIR, "arc": 1, "ending": "settled", "name": "High Water", "days": 27},
    "shot.earned": {**PAIR, "championship": "harbour", "show": 17, "name": "High Water", "event": "Low Tide 14"},
    "shot.moved": {**PAIR, "championship": "harbour", "show": 18, "name": "Low Tide 18", "why": "nobody is fit"},
    "shot.lost": {**PAIR, "championship": "harbour", "why": "Hana Mori is gone"},
    "tournament.announced": {**PAIR, **CUP, "field": 8, "league": False, "show": 17, "name": "High Water"},
    "tournament.advanced": {**PAIR, **CUP, "stage": "semi-final", "why": "fall"},
    "tournament.scored": {**PAIR, **CUP, "points": 4, "drawn": False},
    "tournament.again": {**PAIR, **CUP, "show": 18, "name": "Low Tide 18"},
    "tournament.won": {**PAIR, **CUP, "shot": "harbour"},
    "championship.vacated": {"championship": "harbour", "by": "hana", "days": 41},
    "wager.lost": {**PAIR, "why": "mask", "real_name": "Aiko Hara", "show": 17, "name": "High Water"},
    "championships.unified": {"championship": "harbour", "other": "breakwater", "by": "hana", "bout": "gull/17/6"},
    "character.turned": {"by": "james", "was": "tweener", "became": "heel"},
    "show.closed": {
        "show": "lt14",
        "name": "Low Tide 14",
        "attendance": 4120,
        "sold_out": True,
        "viewers": 2140,
        "next": "Low Tide 15",
    },
}


REMEMBERED = {
    "near_falls": 3,
    "top": 1,
    "top_s": 100,
    "part:rook:arm": 4,
    "part:hana:leg": 4,
    "stood:hana": 1,
    "slipped:rook": 1,
    "finisher:hana:": 1,
    "cheat:rook:": 2,
}
MET = Stakes(
    championship="harbour",
    holders=("rook",),
    meetings=2,
    last_winner="rook",
    last_finish="pin",
    last_event="Low Tide 9",
    last_days=18,
    heat=12,
    reason="neither can afford another loss",
    sides=(("hana",), ("rook",)),
    wagers={"rook": "hair"},
)


def line_of(move: str, **more: Any) -> dict[str, Any]:
    """The facts of a line of a promo by Hana, about Rook."""
    plain = {**PAIR, "move": move, "topic": "grudge", "part": 2, "parts": 4, "next": "Spring Tide"}
    return {**plain, "championship": None, **more}


def spot(by: str | None = "hana", on: str | None = "rook", **more: Any) -> dict[str, Any]:
    """The facts of a spot between Hana (side 0) and Rook (side 1), five minutes in."""
    state = {
        "clock_s": more.pop("clock_s", 300),
        "control": 0,
        "legal": [by or "hana", on or "rook"],
        "wear": [300, 400],
        "crowd": more.pop("crowd", 50),
        "lean": 0,
        "win": [500, 500],
        "falls": [0, 0],
        "position": more.pop("position", "standing"),
        "worse": 1,
        "places": [[40, 50], [60, 50]],
    }
    return {"by": by, "on": on, "state": state, **more}


keys = st.sampled_from(sorted(PEOPLE))
per_mille = st.integers(0, 1000)
states = st.fixed_dictionaries(
    {
        "clock_s": st.integers(0, 4000),
        "control": st.integers(-1, 1),
        "wear": st.tuples(per_mille, per_mille).map(list),
        "crowd": st.integers(0, 100),
        "lean": st.integers(-100, 100),
        "win": per_mille.map(lambda share: [share, 1000 - share]),
        "falls": st.sampled_from([[0, 0], [1, 0], [1, 1]]),
        "position": st.sampled_from([position.value for position in Position]),
        "worse": st.integers(0, 1),
        "places": st.just([[40, 50], [60, 50]]),
    }
)
whys = ["finisher", "signature", "roll_up", "cheat", "late", "broken_up", "third", "finisher_countered"]
whys += [
    "power",
    "speed",
    "skill",
    "mistake",
    "weapon",
    "run_in",
    "choke",
    "beat_the_count",
    "chaos",
    "other",
]
optional = {
    "move": st.sampled_from(sorted(MOVES)),
    "named": st.sampled_from(["Lighthouse", "The Collapse", "Last Orders", "Hana's Lament", "月光"]),
    "count": st.integers(1, 10),
    "finish": st.sampled_from([finish.value for finish in Finish]),
    "winner": st.integers(0, 1),
    "times": st.integers(1, 6),
    "why": st.sampled_from(whys),
    "helper": keys,
}


@st.composite
def spots(draw: st.DrawFn) -> dict[str, Any]:
    """Any facts a spot may have, and some that none should."""
    one, other = draw(st.lists(keys, min_size=2, max_size=2, unique=True))
    facts: dict[str, Any] = draw(st.fixed_dictionaries({}, optional=optional))
    nobody = draw(st.booleans())
    state = {**draw(states), "legal": [one, other]}
    return {"by": None if nobody else one, "on": None if nobody else other, "state": state, **facts}


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """A scene with any stakes and memories."""
    titled = draw(st.booleans())
    stakes = Stakes(
        championship="harbour" if titled else None,
        holders=(draw(keys),) if titled else (),
        meetings=draw(st.integers(0, 3)),
        last_winner=draw(st.none() | keys),
        heat=draw(st.integers(0, 30)),
    )
    history = draw(
        st.dictionaries(
            st.sampled_from(["near_falls", "finishers", "after_finisher", "craft_called_over", "run:hana"]),
            st.integers(1, 5),
        )
    )
    return replace(SCENE, stakes=stakes, history=history)


def sound(text: str) -> bool:
    """Whether a sentence has no seam showing."""
    seams = r"[{}]|\bNone\b|  | [,.;:]|(?<!\.)\.\.(?!\.)|,\.|\bthe the\b"
    articles = r"\b[Aa] (?!one\b)[aeio][a-z]|\b[Aa]n [bcdfgjklmpqrstvwz]"
    return bool(text) and not re.search(f"{seams}|{articles}", text) and text == text.strip()
