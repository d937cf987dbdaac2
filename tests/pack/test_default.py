"""The default universe: three companies, ninety people, no problems, no two shows at once."""

import re
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from federations.sim import calendar
from llmfed.universe_file import UniverseFile, parse, read
from llmfed.universe_file.kinds import Gender, PastKind, Role, Seat, Weekday
from storylines.sim.speech import read_speech

ROOT = Path(__file__).parents[2]
WEEKLY_LENGTH, BIG_LENGTH = timedelta(minutes=75), timedelta(hours=4)


@pytest.fixture(scope="module")
def universe() -> UniverseFile:
    return read(ROOT / "universes" / "default.toml")


def test_it_has_three_companies_and_ninety_people(universe: UniverseFile) -> None:
    assert [told.style for told in universe.federation] == ["us_tv", "us_tv", "jp_tour"]
    assert len(universe.character) == 90
    assert sum(len(told.weekly) for told in universe.federation) == 4
    assert sum(len(told.championship) for told in universe.federation) == 12
    assert len(universe.team) == 12
    assert len(universe.stable) == 3
    assert len(universe.bond) >= 60
    assert universe.universe.begins.weekday() == 0


def test_every_role_and_gender_has_somebody(universe: UniverseFile) -> None:
    assert {person.role for person in universe.character} == set(Role)
    assert {person.gender for person in universe.character} == set(Gender)


def test_every_company_has_a_roster_to_tour_with(universe: UniverseFile) -> None:
    staff = Counter((person.federation, person.role) for person in universe.character)
    for told in universe.federation:
        assert 23 <= staff[told.slug, Role.WRESTLER] <= 26
        assert staff[told.slug, Role.PROMOTER] == staff[told.slug, Role.BACKSTAGE] == 1
    assert staff["", Role.WRESTLER] == 3


def test_nobody_shares_a_first_name_a_gimmick_or_a_move(universe: UniverseFile) -> None:
    firsts = [person.name.split()[0] for person in universe.character]
    gimmicks = [person.gimmick for person in universe.character]
    moves = [move for person in universe.character for move in person.signatures]
    moves += [person.finisher.name for person in universe.character if person.finisher]
    for words in (firsts, gimmicks, moves):
        assert len(words) == len(set(words))


def test_everybody_wants_something_and_has_a_story(universe: UniverseFile) -> None:
    for person in universe.character:
        assert person.want, person.slug
        assert 60 <= len(person.bio) <= 300, person.slug
        assert "!" not in person.bio + person.want
    assert all(person.voice for person in universe.character if person.role is Role.ANNOUNCER)
    assert all(bond.note for bond in universe.bond)


def test_no_two_shows_are_ever_on_the_air_at_once(universe: UniverseFile) -> None:
    begins = universe.universe.begins
    shows: list[tuple[datetime, datetime]] = []
    for told in universe.federation:
        slots = [
            calendar.Slot(0, list(Weekday).index(show.weekday), time.fromisoformat(show.time), (), 0, False)
            for show in told.weekly
        ]
        slots += [
            calendar.Slot(
                0,
                list(Weekday).index(big.weekday),
                time.fromisoformat(big.time),
                big.month,
                -1 if big.week == "last" else big.week,
                True,
            )
            for big in told.big
        ]
        for starts, slot in calendar.dates(slots, begins, begins + timedelta(days=3 * 366)):
            shows.append((starts, starts + (BIG_LENGTH if slot.big else WEEKLY_LENGTH)))
    shows.sort()
    assert len(shows) > 3 * 52 * 4
    assert all(ends <= starts for (_, ends), (starts, _) in zip(shows, shows[1:], strict=False))
    assert shows[0][0] == datetime(2031, 1, 20, 17, tzinfo=UTC)


def test_every_company_has_a_big_show_every_month(universe: UniverseFile) -> None:
    for told in universe.federation:
        assert sorted(month for big in told.big for month in big.month) == list(range(1, 13))


def test_eight_lead_a_company_and_two_sit_at_its_table(universe: UniverseFile) -> None:
    home = {person.slug: person.federation for person in universe.character}
    for told in universe.federation:
        assert sum(home[lead.of] == told.slug for lead in universe.lead) == 8
        table = [one for one in universe.commentator if home[one.of] == told.slug]
        assert {one.seat for one in table} == set(Seat)
        for one in table:
            assert one.lines.count("by:") + one.lines.count("on:") >= 6, one.of


def test_every_lead_holds_three_bonds_or_more(universe: UniverseFile) -> None:
    held = Counter(bond.holder for bond in universe.bond)
    assert all(held[lead.of] >= 3 for lead in universe.lead)


def test_no_two_leads_share_what_drives_them_or_a_sentence(universe: UniverseFile) -> None:
    for key in ("wound", "lie", "entrance", "finisher_story"):
        assert len({getattr(lead, key) for lead in universe.lead}) == 24
    said = [frame.text for lead in universe.lead for book in read_speech(lead.speech).values() for frame in book]
    said += [frame.text for one in universe.commentator for book in read_speech(one.lines).values() for frame in book]
    assert len(said) > 24 * 26 + 6 * 40
    assert len(said) == len(set(said))


def test_verbs_agree_with_whoever_is_spoken_of(universe: UniverseFile) -> None:
    """Of somebody who goes by "they" nobody says "they is"."""
    alone = re.compile(r"\{\w+\.he\} (is|was|has|does)\b")
    for book in [*(lead.speech for lead in universe.lead), *(one.lines for one in universe.commentator)]:
        assert not alone.search(book)


def test_every_company_travels_through_four_cities_with_a_mind_of_their_own(universe: UniverseFile) -> None:
    assert len(universe.city) == 12
    assert [len(told.cities) for told in universe.federation] == [4, 4, 4]
    assert all(city.cheers and city.boos for city in universe.city)
    assert len({city.noise for city in universe.city}) > 6


def test_what_is_remembered_fell_on_the_nights_it_names(universe: UniverseFile) -> None:
    """Thirty moments and more; one that names a big show happened on its day."""
    assert len(universe.past) >= 30
    named = 0
    for told in universe.federation:
        for big in told.big:
            slot = calendar.Slot(
                0,
                list(Weekday).index(big.weekday),
                time.fromisoformat(big.time),
                big.month,
                -1 if big.week == "last" else big.week,
                True,
            )
            past = [one for one in universe.past if one.federation == told.slug and big.name in one.text]
            named += len(past)
            assert all(calendar.falls_on(slot, one.date) for one in past), big.name
    assert named >= 20


def test_titles_that_are_remembered_changed_hands_that_day(universe: UniverseFile) -> None:
    began = {
        (day, holder)
        for told in universe.federation
        for belt in told.championship
        for day, holders in [
            *((reign.began, reign.holders) for reign in belt.lineage),
            *([(belt.since, belt.holders)] if belt.since else []),
        ]
        for holder in holders
    }
    for one in universe.past:
        if one.kind is PastKind.TITLE:
            assert any((one.date, who) in began for who in one.people), one.text


def test_the_example_of_the_documentation_loads() -> None:
    text = (ROOT / "docs" / "universe-format.md").read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    example = parse(examples[0], is_json=False)
    assert len(example.federation) == 1


def test_the_documentation_names_every_key() -> None:
    text = (ROOT / "docs" / "universe-format.md").read_text(encoding="utf-8")
    schema = UniverseFile.model_json_schema(by_alias=True)
    keys = {key for part in schema["$defs"].values() for key in part.get("properties", {})}
    assert not {key for key in keys if f"`{key}`" not in text}
    kinds = {kind for part in schema["$defs"].values() for kind in part.get("enum", [])}
    assert not {kind for kind in kinds if f"`{kind}`" not in text}
