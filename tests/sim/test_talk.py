"""Talk: what is planned to be said, and where on a card it stands."""

from random import Random

from federations.sim import talk, talkers
from federations.sim.desk import Desk, Hand, Pairing, Talk
from federations.sim.talk import Said


def hand(key: str) -> Hand:
    return Hand(key, key.title(), "f", "face", 0.5, 0.0, 0.5, 1.0, 3, 0.5)


def desk(*talks: Talk, present: str = "ana bea cas dee") -> Desk:
    laid = Desk([hand(key) for key in present.split()], [], [], {}, {}, big=False, talks=list(talks))
    laid.present = frozenset(present.split())
    return laid


CARD = [Pairing((("ana",), ("bea",)), "first"), Pairing((("cas",), ("dee",)), "last")]


def placed(laid: Desk) -> list[tuple[int, Talk]]:
    return talkers.talks(laid, CARD, 2, Random(1))


def test_a_promo_about_somebody_brings_up_what_lies_between_them() -> None:
    moves = [part["move"] for part in talk.promo(Said("ana", "bea", next="High Water"))]

    assert moves == ["open", "recall", "want", "promise", "close"]


def test_alone_nobody_is_accused_and_nothing_promised() -> None:
    assert [part["move"] for part in talk.promo(Said("ana", None))] == ["open", "want", "close"]


def test_every_question_of_an_interview_is_answered() -> None:
    parts = talk.interview(Said("ana", "bea"), "ivo", ("why", "cost"))

    assert [(part["kind"], part.get("asked")) for part in parts[:-1]] == [
        ("question", "why"),
        ("line", "why"),
        ("question", "cost"),
        ("line", "cost"),
    ]
    assert {part["by"] for part in parts if part["kind"] == "question"} == {"ivo"}


def test_an_attack_follows_the_match_of_the_one_it_is_for() -> None:
    attack = Talk("dee", "ana", "attack", "angle", talk.attack("dee", "ana", None, "after_bout"), after="ana", ticket=7)
    laid = desk(attack)

    assert placed(laid)[0] == (1, attack)
    assert laid.answers[7][0]


def test_without_a_match_to_follow_it_happens_in_a_corridor() -> None:
    attack = Talk("dee", "eve", "attack", "angle", talk.attack("dee", "eve", None, "after_bout"), after="eve", ticket=7)
    _, made = placed(desk(attack, present="ana bea cas dee eve"))[0]

    assert made.after is None
    assert {part["where"] for part in made.plan} == {"backstage"}


def test_nobody_attacks_somebody_who_is_hurt() -> None:
    attack = Talk("dee", "eve", "attack", "angle", talk.attack("dee", "eve", None, "after_bout"), after="eve", ticket=7)
    laid = desk(attack)

    assert attack not in [made for _, made in placed(laid)]
    assert laid.answers[7] == (False, "one of them is hurt or gone")


def test_whoever_was_asked_for_is_not_heard_twice() -> None:
    laid = desk(Talk("ana", "bea", "grudge", ticket=3))

    assert [made.speaker for _, made in placed(laid)].count("ana") == 1


def test_nobody_is_heard_every_week() -> None:
    """With nothing to quarrel over there is something to say of tonight's opponent, and now and then of oneself."""
    heard = [talkers.talks(desk(), CARD, 1, Random(week))[0][1] for week in range(40)]
    assert {one.speaker for one in heard} == {"ana", "bea", "cas", "dee"}
    assert {one.topic for one in heard} == {"challenge", "gratitude"}
    assert all(one.target for one in heard if one.topic == "challenge")
