"""The offline voice: true to the facts, sound in its grammar, and not told twice."""

import random
import re
from dataclasses import replace
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim.kinds import Spot
from federations.sim.moves import MOVES
from storylines.sim.fitness import flags
from storylines.sim.grammar import SHELF, Scene, Stakes, plain, tell
from storylines.sim.memory import remember
from storylines.sim.reading import parties, slots
from storylines.sim.words import article, possessive, with_article
from tests.sim.gullhouse import HANA, OTHERS, PEOPLE, ROOK, SCENE, SKY, scenes, sound, spot, spots

# Some of each are enough where there are so many kinds; another profile looks further here too.
FEWER = hypothesis.settings(max_examples=max(7, hypothesis.settings.default.max_examples // 3))


@pytest.mark.parametrize("kind", list(Spot))
@FEWER
@given(facts=spots(), scene=scenes(), seed=st.integers(0, 10_000))
def test_every_spot_is_told_without_a_seam(kind: Spot, facts: dict[str, Any], scene: Scene, seed: int) -> None:
    for line in tell(kind, facts, scene, random.Random(seed)):
        assert sound(line.text), line
    assert sound(plain(kind, facts, scene))


@pytest.mark.parametrize("kind", list(Spot))
def test_every_spot_has_words(kind: Spot) -> None:
    facts = spot(move="snap_suplex", named="Lighthouse", count=2, finish="pin", winner=0)
    assert any(tell(kind, facts, SCENE, random.Random(seed)) for seed in range(9))


@pytest.mark.parametrize("kind", sorted(OTHERS))
def test_everything_else_is_told_without_a_seam(kind: str) -> None:
    for seed in range(25):
        lines = tell(kind, OTHERS[kind], SCENE, random.Random(seed))
        assert lines
        assert all(sound(line.text) for line in lines), lines
    assert sound(plain(kind, OTHERS[kind], SCENE))


@pytest.mark.parametrize("kind", sorted(OTHERS))
def test_a_kind_with_only_its_people_is_still_told(kind: str) -> None:
    bare = {key: value for key, value in OTHERS[kind].items() if key not in {"why", "from", "next", "until", "reason"}}
    assert all(sound(line.text) for line in tell(kind, bare, SCENE, random.Random(2)))


@pytest.mark.parametrize("by", ["hana", None])
def test_a_changed_card_says_who_is_out_and_whether_there_is_a_match(by: str | None) -> None:
    for seed in range(30):
        facts = {"out": "rook", "by": by, "bout": "gull/15/2"}
        texts = [line.text for line in tell("card.changed", facts, SCENE, random.Random(seed))]
        texts.append(plain("card.changed", facts, SCENE))
        assert all(sound(text) and PEOPLE["rook"].name in text for text in texts), texts
        assert all((PEOPLE["hana"].name in text) == (by is not None) for text in texts), texts


def test_a_crowd_goes_on_without_whoever_cannot_come() -> None:
    facts = {"out": "rook", "by": None, "bout": "gull/15/2", "why": "fewer", "left": 11}
    for seed in range(20):
        told = tell("card.changed", facts, SCENE, random.Random(seed))[0].text
        assert sound(told)
        assert PEOPLE["rook"].name in told
        assert "eleven" in told
        assert "match is off" not in told + plain("card.changed", facts, SCENE)


@pytest.mark.parametrize(
    ("times", "said"), [(1, "first|top|begin"), (2, "again|Still"), (3, "third|Three"), (7, "[Ss]even")]
)
def test_rankings_say_who_leads_and_for_how_long(times: int, said: str) -> None:
    facts = {"by": ["hana", "james"], "was": [], "times": times, "about": None, "count": 0, "week": "2031-01-13"}
    for seed in range(20):
        (line,) = tell("rankings.published", facts, SCENE, random.Random(seed))
        assert sound(line.text)
        assert re.search(said, line.text), line.text
        assert f"{PEOPLE['hana'].name} and {PEOPLE['james'].name}" in line.text


BOUT = {"bout": "gull/15/2", "show": 15, "name": "Low Tide 15", "bouts": [[["hana"], ["rook"]]]}
AMENDED = {
    "replaced": {"out": "rook", "by": "hana"},
    "recast": {},
    "rules": {"stipulation": "cage"},
    "rules again": {"stipulation": "standard"},
    "added": {"stipulation": "standard"},
    "off": {"stipulation": "standard"},
    "stake": {"championship": "harbour"},
    "unstaked": {"championship": "harbour"},
    "main": {},
    "withdrawn": {"by": "hana", "on": "rook"},
}


@pytest.mark.parametrize("why", AMENDED)
def test_what_a_promoter_changed_of_a_card_is_told_as_that(why: str) -> None:
    facts = {**BOUT, "why": why.partition(" ")[0], **AMENDED[why]}
    for seed in range(20):
        text = tell("card.changed", facts, SCENE, random.Random(seed))[0].text
        for one in (text, plain("card.changed", facts, SCENE)):
            assert sound(one), one
            assert PEOPLE["hana"].name in one, one
            assert "Low Tide 15" in one or why == "rules" or why == "replaced", one
            assert "cannot fight" not in one


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
    words = slots(spot(by=who), SCENE, parties(spot(by=who), SCENE))
    assert [words[f"by.{slot}"] for slot in ("he", "him", "his", "theirs", "himself")] == pronouns


def test_no_frame_guesses_a_gender() -> None:
    gendered = re.compile(r"\b(he|she|him|her|his|hers|himself|herself|man|woman|lady|guy)\b", re.IGNORECASE)
    bare = {frame.key: re.sub(r"\{[^}]*\}", "", frame.text) for frames in SHELF.values() for frame in frames}
    assert not {key: text for key, text in bare.items() if gendered.search(text)}


@pytest.mark.parametrize("kind", [Spot.BELL, Spot.RESULT])
def test_a_team_takes_a_plural_verb(kind: Spot) -> None:
    stakes = Stakes(championship="harbour", holders=("hana", "james"), sides=(("hana", "james"), ("rook", "sky")))
    scene = replace(SCENE, stakes=stakes)
    facts = spot(finish="pin", winner=0, clock_s=800)
    names = {name for who in ("hana", "james", "rook", "sky") for name in (PEOPLE[who].name, PEOPLE[who].short)}
    pair = "|".join(map(re.escape, names))
    alone = re.compile(rf"(?:{pair}) and (?:{pair}) (wins|keeps|takes|beats|has|is|comes|leaves|meets)\b")
    told = {line.text for seed in range(150) for line in tell(kind, facts, scene, random.Random(seed))}
    assert not {text for text in told if alone.search(text)}
    assert not {text for text in told if "Two people" in text or "winner is" in text}


def test_two_of_one_name_go_by_their_full_names() -> None:
    other = replace(ROOK, name="Jun Mori", short="Mori")
    scene = replace(SCENE, people={**PEOPLE, "rook": other})
    words = slots(spot(), scene, parties(spot(), scene))
    assert (words["by"], words["on"]) == ("Hana Mori", "Jun Mori")


def test_whoever_shares_a_name_with_another_in_the_match_goes_by_the_full_one() -> None:
    other = replace(SKY, name="Jun Mori", short="Mori")
    scene = replace(SCENE, people={**PEOPLE, "sky": other}, stakes=Stakes(sides=(("hana", "james"), ("rook", "sky"))))
    assert slots(spot(), scene, parties(spot(), scene))["by"] == "Hana Mori"


def test_a_hold_is_tried_again_only_when_it_is_the_same() -> None:
    crossface, crab = spot(move="crossface"), spot(move="half_crab")
    scene = replace(SCENE, history=remember({}, "hold", crossface, []))
    assert "again" in flags("hold", crossface, scene, parties(crossface, scene))
    assert "again" not in flags("hold", crab, scene, parties(crab, scene))


@pytest.mark.parametrize("name", ["X", "محمد علي", "森 花", "🔥🔥", "W" * 60, "{by}", "Sammy Jr.", "d'Arc", "Ann s"])
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


@FEWER
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


def test_what_must_be_told_uses_a_sentence_of_the_days_before_only_when_all_were_used() -> None:
    recent = tuple(frame.key for frame in SHELF["injury.healed", ""])
    line = tell("injury.healed", {"by": "sky"}, replace(SCENE, recent=recent), random.Random(1))[0]
    assert line.frame == recent[0]


def test_the_specific_comes_before_the_general() -> None:
    champions = replace(SCENE, stakes=Stakes(championship="harbour", holders=("rook",)))
    texts = [tell(Spot.SIGNATURE, spot(named="Tide"), champions, random.Random(n))[0].text for n in range(60)]
    assert sum("champion" in text for text in texts) > 25


@pytest.mark.parametrize("why", ["match", "wrestler", "team", "rookie", "show"])
@pytest.mark.parametrize("world", ["", "world_"])
def test_every_award_is_told_with_its_year(why: str, world: str) -> None:
    facts = {**OTHERS["award.given"], "why": f"{world}{why}"}
    if why == "show":
        facts = {key: value for key, value in facts.items() if key not in {"by", "on"}}
    for seed in range(6):
        texts = [line.text for line in tell("award.given", facts, SCENE, random.Random(seed))]
        assert texts
        assert all(sound(text) for text in texts), texts
        assert "2031" in texts[0], texts
    assert "2031" in plain("award.given", facts, SCENE)
