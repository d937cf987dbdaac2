"""The booker: nobody twice, nobody tired, every request answered, belts only by those who hold or may win them."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.sim import booker
from federations.sim.desk import TUNING, Belt, Card, Desk, Hand, Owed, Pairing, Rumble, Wanted
from federations.sim.kinds import Stipulation
from federations.sim.rules import suited
from tests.cast import WRESTLERS, slug

DIVISIONS = {"f": "women", "m": "men"}
SEEDS = st.integers(0, 10_000)


def hand(name: str, gender: str = "m", alignment: str = "face", over: float = 0.5, **more: float) -> Hand:
    told = {"momentum": 0.0, "win_share": 0.5, "energy": 1.0, "days_idle": 7, "charisma": 0.5} | more
    return Hand(slug(name), name, gender, alignment, over, **told)  # type: ignore[arg-type]


def ironbound() -> list[Hand]:
    return [hand(name, gender, alignment, over) for name, gender, alignment, _, over, _ in WRESTLERS]


def belt(holders: tuple[str, ...] = ("bo-lindqvist",), division: str = "men", **more: object) -> Belt:
    told = {"rank": 0, "size": 1, "days_since_defence": 40} | more
    return Belt("crown", "Crown", division=division, holders=holders, **told)  # type: ignore[arg-type]


def desk(hands: list[Hand] | None = None, **more: object) -> Desk:
    told: dict[str, object] = {"belts": [], "wanted": [], "met_days": {}, "teams": {}, "big": False} | more
    return Desk(ironbound() if hands is None else hands, **told)  # type: ignore[arg-type]


def want(one: str, other: str, heat: float = 12.0, ticket: int = 1, *, settle: bool = False) -> Wanted:
    return Wanted(one, other, heat, settle, ticket)


def book(made: Desk, seed: int = 1) -> Card:
    return booker.card(made, random.Random(seed))


def everyone(card: Card) -> list[str]:
    return [key for bout in card.bouts for side in bout.sides for key in side]


HANDS = st.lists(
    st.builds(
        Hand,
        key=st.sampled_from([f"hand-{n:02}" for n in range(40)]),
        name=st.just("Hand"),
        gender=st.sampled_from("ffmmmx"),
        alignment=st.sampled_from(["face", "heel", "tweener"]),
        over=st.floats(0, 1),
        momentum=st.floats(-1, 1),
        win_share=st.floats(0, 1),
        energy=st.floats(0, 1),
        days_idle=st.integers(0, 60),
        charisma=st.floats(0, 1),
    ),
    max_size=24,
    unique_by=lambda found: found.key,
)


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    """Any desk a federation could come to: rosters, belts, quarrels, memories, teams."""
    hands = draw(HANDS)
    keys = [one.key for one in hands] or ["hand-00"]
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from([*keys, "hand-99"])).filter(
        lambda pair: pair[0] != pair[1]
    )
    wanted = [
        want(one, other, draw(st.floats(0, 30)), ticket, settle=draw(st.booleans()))
        for ticket, (one, other) in enumerate(draw(st.lists(pairs, max_size=5)), start=1)
    ]
    teams = {f"team-{n}": pair for n, pair in enumerate(draw(st.lists(pairs, max_size=4)))}
    met = {pair: draw(st.integers(0, 40)) for pair in draw(st.lists(pairs.map(lambda p: tuple(sorted(p))), max_size=8))}
    belts = []
    for rank in range(draw(st.integers(0, 3))):
        size = draw(st.sampled_from([1, 1, 2, 3]))
        division = draw(st.sampled_from(["open", "women", "men"]))
        admitted = [(one.key,) for one in hands if division in ("open", DIVISIONS.get(one.gender))]
        threes = st.lists(st.sampled_from([*keys, "hand-98", "hand-99"]), min_size=3, max_size=3, unique=True)
        some = {1: st.sampled_from(admitted or [()]), 2: pairs, 3: threes.map(tuple)}[size]
        held = draw(st.one_of(st.just(()), some))
        belts.append(Belt(f"belt-{rank}", f"Belt {rank}", rank, division, size, held, draw(st.integers(0, 90))))
    return Desk(hands, belts, wanted, met, teams, draw(st.booleans()))  # type: ignore[arg-type]


@given(made=desks(), seed=SEEDS)
def test_any_desk_gives_a_sound_card(made: Desk, seed: int) -> None:
    present = {one.key: one for one in made.hands}
    belts, wanted, teams = list(made.belts), list(made.wanted), dict(made.teams)
    card = book(made, seed)
    booked = everyone(card)

    assert len(booked) == len(set(booked))
    assert all(present[key].energy >= TUNING.rested_energy for key in booked)
    assert set(card.answers) == {one.ticket for one in wanted}
    assert all(reason for _, reason in card.answers.values())
    assert all(bout.reason for bout in card.bouts)
    assert len({bout.championship for bout in card.bouts if bout.championship}) == sum(
        bout.championship is not None for bout in card.bouts
    )
    for bout in card.bouts:
        assert Stipulation(bout.stipulation) in suited([len(side) for side in bout.sides])
        assert bout.referee is None or (bout.referee in present and bout.referee not in booked)
        assert bout.given_s > 0
        if bout.championship:
            _is_sound_defence(bout, next(one for one in belts if one.slug == bout.championship), teams)
    for _, talk in card.promos:
        assert talk.speaker in present
        assert talk.target is None or talk.target in present


def _is_sound_defence(bout: Pairing, at_stake: Belt, teams: dict[str, tuple[str, ...]]) -> None:
    assert len(bout.sides[0]) == at_stake.size
    if at_stake.holders:
        assert set(at_stake.holders) in [set(side) for side in bout.sides]
    if at_stake.size == 2:
        challengers = [side for side in bout.sides if set(side) != set(at_stake.holders)]
        assert all(side in teams.values() for side in challengers)


@given(made=desks(), seed=SEEDS)
def test_women_meet_women_and_men_meet_men(made: Desk, seed: int) -> None:
    """Unless a quarrel asks otherwise, or a belt open to all was won across."""
    genders = {one.key: one.gender for one in made.hands}
    quarrels = {frozenset((one.one, one.other)) for one in made.wanted}
    for bout in book(made, seed).bouts:
        mixed = all({genders[key] for key in side} == {"m", "f"} for side in bout.sides)
        teams = mixed or any(set(side) in [set(team) for team in made.teams.values()] for side in bout.sides)
        if not teams and frozenset((bout.sides[0][0], bout.sides[1][0])) not in quarrels:
            assert len({genders[key] for side in bout.sides for key in side} - {"x"}) <= 1, bout


@given(made=desks(), seed=SEEDS)
def test_a_divisions_belt_is_only_fought_for_by_those_it_admits(made: Desk, seed: int) -> None:
    genders = {one.key: one.gender for one in made.hands}
    belts = {one.slug: one for one in made.belts}
    for bout in book(made, seed).bouts:
        at_stake = belts.get(bout.championship or "")
        if at_stake is None or at_stake.division == "open":
            continue
        admitted = "f" if at_stake.division == "women" else "m"
        challengers = [key for side in bout.sides for key in side if key not in at_stake.holders]
        assert all(genders[key] == admitted for key in challengers), bout


@given(seed=SEEDS)
def test_the_same_stream_books_the_same_card_whatever_order_people_stand_in(seed: int) -> None:
    hands = ironbound()
    turned = list(reversed(hands))
    assert book(desk(hands), seed) == book(desk(turned), seed)


@given(seed=SEEDS)
def test_television_has_its_number_of_matches_and_talks(seed: int) -> None:
    crowd = [hand(f"Hand {number}", "f" if number % 2 else "m") for number in range(30)]
    card = book(desk(crowd), seed)
    assert TUNING.tv_bouts[0] <= len(card.bouts) <= TUNING.tv_bouts[1]
    assert 1 <= len(card.promos) <= TUNING.promos[1]


def test_the_tired_stay_at_home() -> None:
    hands = ironbound()
    hands[2] = replace(hands[2], energy=TUNING.rested_energy - 0.01)
    for seed in range(20):
        assert "bo-lindqvist" not in everyone(book(desk(hands), seed))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_house_with_hardly_anybody_has_a_small_card_or_none(count: int) -> None:
    card = book(desk([hand(f"Hand {number}") for number in range(count)]))
    assert len(card.bouts) == count // 2
    assert len(card.promos) == (1 if count else 0)


def test_a_hot_quarrel_gets_its_match_and_is_told_why() -> None:
    card = book(desk(wanted=[want("bo-lindqvist", "caspar-voss", heat=12)]))
    bout = next(one for one in card.bouts if one.heat)
    assert bout.sides == (("bo-lindqvist",), ("caspar-voss",))
    granted, reason = card.answers[1]
    assert granted
    assert bout.reason.startswith(reason)
    assert "Bo Lindqvist" in bout.reason


def test_what_can_be_settled_is_kept_for_a_big_show() -> None:
    quarrel = want("bo-lindqvist", "caspar-voss", heat=25, settle=True)
    assert book(desk(wanted=[quarrel])).answers[1] == (False, "kept for the next big show")
    granted, _ = book(desk(wanted=[quarrel], big=True)).answers[1]
    assert granted


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hands": [one for one in ironbound() if one.key != "caspar-voss"]}, "hurt, tired or already"),
        ({"met_days": {("bo-lindqvist", "caspar-voss"): 3}}, "too recently"),
    ],
)
def test_a_quarrel_that_cannot_be_had_tonight_is_told_why(change: dict[str, object], reason: str) -> None:
    card = book(desk(wanted=[want("bo-lindqvist", "caspar-voss")], **change))
    granted, told = card.answers[1]
    assert not granted
    assert reason in told


def test_the_hottest_quarrels_come_first_and_the_rest_wait() -> None:
    quarrels = [
        want("bo-lindqvist", "caspar-voss", 11, 1),
        want("dmitri-hale", "emeka-odu", 14, 2),
        want("hugo-prat", "ivo-marr", 13, 3),
    ]
    answers = book(desk(wanted=quarrels)).answers
    assert [answers[ticket][0] for ticket in (1, 2, 3)] == [False, True, True]
    assert "hotter" in answers[1][1]


def test_on_a_big_show_the_champion_defends() -> None:
    for seed in range(10):
        card = book(desk(belts=[belt()], big=True), seed)
        defence = next(bout for bout in card.bouts if bout.championship == "crown")
        assert defence.sides[0] == ("bo-lindqvist",)
        assert "Crown" in defence.reason


def test_while_the_champion_is_out_the_belt_is_not_at_stake() -> None:
    hands = [one for one in ironbound() if one.key != "bo-lindqvist"]
    assert all(bout.championship is None for bout in book(desk(hands, belts=[belt()], big=True)).bouts)


def test_for_a_vacant_belt_the_best_two_fight() -> None:
    card = book(desk(belts=[belt(holders=())], big=True))
    contest = next(bout for bout in card.bouts if bout.championship)
    assert {key for side in contest.sides for key in side} == {"bo-lindqvist", "caspar-voss"}


def test_a_womens_belt_is_fought_for_by_women() -> None:
    card = book(desk(belts=[belt(holders=("vera-stahl",), division="women")], big=True))
    contest = next(bout for bout in card.bouts if bout.championship)
    assert contest.sides[1][0] in {"ines-okafor", "farida-noor", "greta-munk"}


def test_team_champions_meet_another_team() -> None:
    teams = {"night-shift": ("caspar-voss", "dmitri-hale"), "day-shift": ("emeka-odu", "hugo-prat")}
    tag = belt(holders=("caspar-voss", "dmitri-hale"), division="open", size=2)
    card = book(desk(belts=[tag], teams=teams, big=True))
    contest = next(bout for bout in card.bouts if bout.championship)
    assert contest.sides == (teams["night-shift"], teams["day-shift"])
    assert contest.teams == ("night-shift", "day-shift")


@given(weights=st.lists(st.floats(0, 3), max_size=9))
def test_a_card_opens_hot_dips_and_rises_to_its_main_event(weights: list[float]) -> None:
    bouts = [Pairing(((f"a{n}",), (f"b{n}",)), "why", weight=weight) for n, weight in enumerate(weights)]
    card = [bout.weight for bout in booker.paced(bouts)]
    assert sorted(card) == sorted(weights)
    if weights:
        assert card[-1] == max(weights)
    rising = card[1:] if len(card) >= 4 else card
    assert rising == sorted(rising)
    if len(card) >= 4:
        assert card[0] >= card[1]


def test_the_quarrel_of_the_night_is_the_main_event() -> None:
    card = book(desk(wanted=[want("bo-lindqvist", "caspar-voss", heat=18)]))
    assert card.bouts[-1].heat == 18
    assert any(talk.speaker in {"bo-lindqvist", "caspar-voss"} for _, talk in card.promos)


def owed(one: str, other: str | None, ticket: int = 5, championship: str | None = None) -> Owed:
    return Owed(ticket, slug(one), slug(other) if other else None, "no_dq", championship, "it was promised", 24.0)


def test_a_promised_match_is_booked_by_its_rules_before_anything_else() -> None:
    card = book(desk(owed=[owed("Bo Lindqvist", "Caspar Voss")], big=True))

    made = next(bout for bout in card.bouts if bout.promise == 5)
    assert set(everyone(Card((made,), (), {}))) == {"bo-lindqvist", "caspar-voss"}
    assert made.stipulation == "no_dq"


def test_a_promise_to_somebody_who_is_gone_is_broken_with_a_reason() -> None:
    made = desk(owed=[Owed(5, "bo-lindqvist", "nobody-here", "standard", None, "it was promised", 24.0)], big=True)

    assert not [bout for bout in book(made).bouts if bout.promise]
    assert made.broken == {5: "one of them is hurt, tired or gone"}


def test_a_shot_is_at_whoever_holds_the_championship_now() -> None:
    made = desk(belts=[belt()], owed=[owed("Caspar Voss", None, championship=belt().slug)], big=True)

    shot = next(bout for bout in book(made).bouts if bout.promise == 5)
    assert {key for side in shot.sides for key in side} == {"caspar-voss", "bo-lindqvist"}
    assert shot.championship == belt().slug


@given(st.integers(0, 200))
def test_two_who_are_promised_to_each_other_do_not_meet_before(seed: int) -> None:
    pair = ("bo-lindqvist", "caspar-voss")
    card = book(desk(apart=frozenset({pair}), belts=[belt()], big=bool(seed % 2)), seed)

    for bout in card.bouts:
        keys = [set(side) for side in bout.sides]
        assert not any(pair[0] in one and pair[1] in other for one in keys for other in keys if one is not other)


def test_a_rumble_is_not_what_there_is_no_room_for() -> None:
    hands = [hand(f"Hand {n:02}") for n in range(40)]
    keys = [one.key for one in hands]
    owed = [Owed(n, keys[2 * n], keys[2 * n + 1], "standard", None, "it was said aloud") for n in range(9)]
    made = desk(hands, owed=owed, big=True, rumble=Rumble(1, "Essen Rumble", tuple(keys[20:36]), None))
    booked = [bout for bout in book(made).bouts if bout.rumble]
    assert [len(bout.sides) for bout in booked] == [16]
