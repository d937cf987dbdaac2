"""The offline voice: true to the facts, sound in its grammar, and not told twice."""

import random
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from federations.sim.bout import simulate
from federations.sim.kinds import Finish, Position, Spot
from federations.sim.moves import MOVES
from storylines.sim import grammar
from storylines.sim.grammar import SHELF, Person, Scene, Stakes, plain, remember, tell
from storylines.sim.words import article, possessive, with_article
from tests.sim.ringside import BRANDT, CASS, ODILE, booked

HANA = Person("hana", "Hana Mori", "Mori", "face", "f", "technician", "Lighthouse", "Hull", "the keeper")
ROOK = Person(
    "rook", "Rook Delacroix", "Delacroix", "heel", "m", "brawler", "Last Orders", "Lyon", "a bailiff"
)
JAMES = Person("james", "James", "James", "tweener", "m", "high_flyer", "Moonfall", "Leeds", "a courier")
SKY = Person("sky", "Sky Tran", "Tran", "face", "x", "powerhouse", "Vapour Trail", "Da Nang", "weather")
PEOPLE = {person.key: person for person in (HANA, ROOK, JAMES, SKY)}
SCENE = Scene(
    people=PEOPLE,
    championships={"harbour": "Harbour Championship"},
    federation="Gull Wrestling",
    city="Hull",
    commentators=("Dolores Quill", "Basil Crane"),
)
PAIR = {"by": "hana", "on": "rook"}
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
    "segment.promo": {**PAIR, "topic": "grudge", "tone": "cold"},
    "promo.line": {**PAIR, "topic": "challenge", "tone": "cold", "part": 2},
    "bout.booked": {"a_side": ["hana"], "b_side": ["rook"]},
    "card.announced": {"show": "lt15", "name": "Low Tide 15", "bouts": [["hana", "rook"], ["james", "sky"]]},
    "champion.crowned": {"championship": "harbour", "by": "hana", "from": "rook", "reign": 2},
    "championship.retained": {"championship": "harbour", "by": "hana", "defences": 3},
    "poll.opened": {"question": "What rules?", "options": ["no disqualification", "two falls"]},
    "poll.closed": {
        "question": "What rules?",
        "choice": "two falls",
        "votes": 31,
        "of": 41,
        "answer": "declined",
        "reason": "the champion is hurt",
    },
    "bond.friends": {**PAIR, "why": "shared_enemy"},
    "bond.enemies": {**PAIR, "why": "a stolen win"},
    "injury.suffered": {"by": "sky", "days": 1},
    "injury.healed": {"by": "sky"},
    "contract.signed": {"by": "james", "federation": "Gull Wrestling", "until": "spring"},
    "contract.ended": {"by": "james", "federation": "Gull Wrestling"},
    "feud.began": {**PAIR, "why": "a stolen win"},
    "feud.settled": PAIR,
    "show.closed": {"show": "lt14", "name": "Low Tide 14", "attendance": 4120, "next": "Low Tide 15"},
}


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


@pytest.mark.parametrize("kind", list(Spot))
@settings(max_examples=60, deadline=None)
@given(facts=spots(), scene=scenes(), seed=st.integers(0, 10_000))
def test_every_spot_is_told_without_a_seam(
    kind: Spot, facts: dict[str, Any], scene: Scene, seed: int
) -> None:
    for line in tell(kind, facts, scene, random.Random(seed)):
        assert sound(line.text), line
    assert sound(plain(kind, facts, scene))


@pytest.mark.parametrize("kind", list(Spot))
def test_every_spot_has_words(kind: Spot) -> None:
    facts = spot(move="snap_suplex", named="Lighthouse", count=2, finish="pin", winner=0)
    assert tell(kind, facts, SCENE, random.Random(1))


@pytest.mark.parametrize("kind", sorted(OTHERS))
@pytest.mark.parametrize("seed", range(25))
def test_everything_else_is_told_without_a_seam(kind: str, seed: int) -> None:
    lines = tell(kind, OTHERS[kind], SCENE, random.Random(seed))
    assert lines
    assert all(sound(line.text) for line in lines), lines
    assert sound(plain(kind, OTHERS[kind], SCENE))


@pytest.mark.parametrize("kind", sorted(OTHERS))
def test_a_kind_with_only_its_people_is_still_told(kind: str) -> None:
    bare = {
        key: value
        for key, value in OTHERS[kind].items()
        if key not in {"why", "from", "next", "until", "reason"}
    }
    assert all(sound(line.text) for line in tell(kind, bare, SCENE, random.Random(2)))


def test_a_kind_without_words_is_not_told() -> None:
    assert tell("order.taken", {"by": "hana"}, SCENE, random.Random(1)) == ()
    assert plain("order.taken", {"by": "hana"}, SCENE) == ""


def test_counts_are_only_counts() -> None:
    told = [tell(Spot.COUNT, spot(count=n), SCENE, random.Random(n))[0].text for n in (1, 2, 3)]
    assert told == ["ONE", "TWO", "THREE"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("uppercut", "an uppercut"),
        ("snap suplex", "a snap suplex"),
        ("hour", "an hour"),
        ("one-armed slam", "a one-armed slam"),
        ("European uppercut", "a European uppercut"),
        ("DDT", "a DDT"),
        ("8-count", "an 8-count"),
    ],
)
def test_articles_go_by_sound(phrase: str, expected: str) -> None:
    assert with_article(phrase) == expected


@given(st.text(max_size=20))
def test_any_text_has_an_article(text: str) -> None:
    assert article(text) in {"a", "an"}


def test_possessives() -> None:
    assert (possessive("James"), possessive("Hana"), possessive("ナ")) == ("James'", "Hana's", "ナ's")


@pytest.mark.parametrize(
    ("who", "pronouns"),
    [
        ("hana", ["she", "her", "her", "hers", "herself"]),
        ("james", ["he", "him", "his", "his", "himself"]),
        ("sky", ["they", "them", "their", "theirs", "themself"]),
    ],
)
def test_pronouns_fit_the_person(who: str, pronouns: list[str]) -> None:
    words = grammar.slots(spot(by=who), SCENE, grammar.parties(spot(by=who), SCENE))
    assert [words[f"by.{slot}"] for slot in ("he", "him", "his", "theirs", "himself")] == pronouns


def test_no_frame_guesses_a_gender() -> None:
    gendered = re.compile(r"\b(he|she|him|her|his|hers|himself|herself|man|woman|lady|guy)\b", re.IGNORECASE)
    bare = {frame.key: re.sub(r"\{[^}]*\}", "", frame.text) for frames in SHELF.values() for frame in frames}
    assert not {key: text for key, text in bare.items() if gendered.search(text)}


def test_a_team_takes_a_plural_verb() -> None:
    scene = replace(SCENE, stakes=Stakes(sides=(("hana", "james"), ("rook", "sky"))))
    facts = spot(finish="pin", winner=0, clock_s=800)
    for seed in range(60):
        text = tell(Spot.RESULT, facts, scene, random.Random(seed))[0].text
        assert not re.search(r"Hana Mori and James (wins|keeps|takes|beats|has|is)\b", text), text


def test_two_of_one_name_go_by_their_full_names() -> None:
    other = replace(ROOK, name="Jun Mori", short="Mori")
    scene = replace(SCENE, people={**PEOPLE, "rook": other})
    words = grammar.slots(spot(), scene, grammar.parties(spot(), scene))
    assert (words["by"], words["on"]) == ("Hana Mori", "Jun Mori")


@pytest.mark.parametrize(
    "name", ["X", "محمد علي", "森 花", "🔥🔥", "W" * 60, "{by}", "Sammy Jr.", "d'Arc", "Ann s"]
)
def test_any_name_can_be_told(name: str) -> None:
    odd = replace(HANA, name=name, short=name.split(" ")[-1], finisher=name)
    scene = replace(SCENE, people={**PEOPLE, "hana": odd})
    for seed, kind in enumerate(Spot):
        facts = spot(move="chop", named=name, count=2, finish="pin", winner=0)
        for line in tell(kind, facts, scene, random.Random(seed)):
            assert ".." not in line.text
            assert not re.search(r"\{(?!by\})", line.text)


def test_the_same_moment_and_chance_give_the_same_words() -> None:
    facts = spot(move="chop")
    assert tell(Spot.MOVE, facts, SCENE, random.Random(7)) == tell(Spot.MOVE, facts, SCENE, random.Random(7))


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 1000))
def test_no_frame_comes_twice_in_150_mixed_spots(seed: int) -> None:
    rng = random.Random(seed)
    common = [
        Spot.MOVE,
        Spot.MOVE,
        Spot.MOVE,
        Spot.CONTROL,
        Spot.HOPE,
        Spot.COVER,
        Spot.KICK_OUT,
        Spot.CUT_OFF,
    ]
    mixed = common * 2 + [Spot.HOLD, Spot.SIGNATURE, Spot.FINISHER, Spot.ESCAPE, Spot.FEEL_OUT, Spot.COMEBACK]
    recent: tuple[str, ...] = ()
    for _ in range(150):
        by, on = rng.sample(["hana", "rook"], 2)
        facts = spot(by, on, move=rng.choice(sorted(MOVES)), named="Lighthouse", count=rng.choice([1, 2]))
        for line in tell(rng.choice(mixed), facts, replace(SCENE, recent=recent), rng):
            assert line.frame not in recent
            recent += (line.frame,)


def test_a_frame_comes_back_only_when_all_were_used() -> None:
    recent = tuple(frame.key for frame in SHELF["injury.healed", ""])
    line = tell("injury.healed", {"by": "sky"}, replace(SCENE, recent=recent), random.Random(1))[0]
    assert line.frame == recent[0]


def test_the_specific_comes_before_the_general() -> None:
    champions = replace(SCENE, stakes=Stakes(championship="harbour", holders=("rook",)))
    texts = [tell(Spot.SIGNATURE, spot(named="Tide"), champions, random.Random(n))[0].text for n in range(60)]
    assert sum("champion" in text for text in texts) > 25


def test_a_commentator_who_called_it_over_is_reminded() -> None:
    scene = replace(SCENE, history={"craft_called_over": 1, "after_finisher": 1})
    facts = spot("rook", "hana", count=2, why="finisher")
    said = [tell(Spot.KICK_OUT, facts, scene, random.Random(n))[1:] for n in range(200)]
    texts = {line.text for lines in said for line in lines}
    assert "Over, was it, Dolores?" in texts


def test_what_was_called_is_remembered_until_settled() -> None:
    line = grammar.Line("Dolores Quill", "That's it.", "finisher/craft/0+over")
    history = remember({}, Spot.FINISHER, spot(named="Lighthouse"), (line,))
    assert history["craft_called_over"] == 1
    settled = remember(history, Spot.KICK_OUT, spot("rook", "hana", count=2), ())
    assert "craft_called_over" not in settled
    assert settled["near_falls"] == 1


def test_a_pick_at_the_bell_comes_true_or_not() -> None:
    won = spot("rook", "hana", finish="pin", winner=1)
    won["state"]["legal"] = ["hana", "rook"]
    scene = replace(SCENE, history={"craft_pick:hana": 1})
    found = grammar.parties(won, scene)
    assert "craft_wrong" in grammar.flags(Spot.RESULT, won, scene, found)


def test_plain_says_who_beat_whom_how_and_when() -> None:
    facts = spot(finish="pin", winner=0, clock_s=522)
    assert plain(Spot.RESULT, facts, SCENE) == "Hana Mori pinned Rook Delacroix in 8:42."


@pytest.mark.parametrize("seed", range(4))
def test_a_whole_bout_is_told_and_names_the_winner(seed: int) -> None:
    bout = booked(CASS, (BRANDT, ODILE)[seed % 2])
    people = {
        who.key: Person(
            who.key, who.key.title(), who.key.title(), who.alignment, "f", who.style, who.finisher
        )
        for side in bout.sides
        for who in side
    }
    rng, history, recent = random.Random(seed), dict[str, int](), ()
    result = simulate(bout, random.Random(seed))
    text = ""
    for told in result.spots:
        scene = replace(SCENE, people=people, history=history, recent=recent)
        lines = tell(told.kind, told.facts, scene, rng)
        assert lines, told
        history = remember(history, told.kind, told.facts, lines)
        recent += tuple(line.frame for line in lines)
        text = lines[0].text
    if result.winner is not None:
        assert people[bout.sides[result.winner][0].key].short in text


def test_nothing_but_a_commentator_or_a_wrestler_exclaims() -> None:
    quiet = [
        frame
        for (kind, voice), frames in SHELF.items()
        if not voice and kind != "promo.line"
        for frame in frames
    ]
    assert not [frame.text for frame in quiet if "!" in frame.text]


def test_every_slot_of_every_frame_can_be_filled() -> None:
    known = set()
    facts = spot(move="chop", named="Tide", count=2, times=2, finish="pin", winner=0, helper="sky")
    scene = replace(SCENE, history={"near_falls": 3}, stakes=Stakes("harbour", last_winner="hana"))
    for moment in (facts, *OTHERS.values()):
        known |= grammar.slots(moment, scene, grammar.parties(moment, scene)).keys()
    unknown = {
        (frame.key, slot) for frames in SHELF.values() for frame in frames for slot in frame.needs - known
    }
    assert not unknown
