"""A universe file goes into the database whole, and comes back as it went in."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from characters.models import Bond, Character, Group
from federations.models import Championship, Contract, Reign, Series
from llmfed import packs
from llmfed.universe_file import UniverseFile, dump, parse, read
from llmfed.world import clock, packed, randomness
from llmfed.world.models import PackedState, Timeline, Universe
from tests.pack import cast

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
SECRET = bytes(32)


@pytest.fixture
def tramway() -> UniverseFile:
    return parse(json.dumps(cast.small()), is_json=True)


def load(universe: UniverseFile) -> Universe:
    return packs.load(universe, source=dump(universe), secret=SECRET)


def test_the_default_universe_comes_back_as_it_went_in() -> None:
    universe = read(ROOT / "universes" / "default.toml")
    load(universe)
    assert packs.export() == universe


def test_the_small_universe_comes_back_as_it_went_in(tramway: UniverseFile) -> None:
    load(tramway)
    assert packs.export() == tramway


def test_the_universe_stands_at_its_first_midnight(tramway: UniverseFile) -> None:
    made = load(tramway)
    assert made.pk == 1
    assert made.world_at == made.world_until == datetime(2031, 1, 6, tzinfo=UTC)
    assert made.source == dump(tramway)
    lines = Timeline.objects.order_by("slug").values_list("slug", "kind", "tick", "due_at")
    assert list(lines) == [
        ("market", "market", 1, made.began_at),
        ("tramway", "federation", 1, made.began_at),
    ]


def test_people_live_where_they_work(tramway: UniverseFile) -> None:
    load(tramway)
    assert Character.objects.get(slug="ida-swan").home.slug == "market"
    assert Character.objects.get(slug="ada-kern").home.slug == "tramway"
    assert not Contract.objects.filter(character__slug="ida-swan").exists()
    assert Contract.objects.active().count() == 11
    assert Contract.objects.get(character__slug="lev-voss").until == datetime(2033, 1, 1, tzinfo=UTC)


def test_champions_hold_what_the_file_says(tramway: UniverseFile) -> None:
    load(tramway)
    crown = Championship.objects.get(slug="tram-crown")
    told = [(reign.number, reign.told, [who.slug for who in reign.holders.all()]) for reign in crown.reigns.all()]
    assert sorted(told) == [(1, "Old Marta", []), (2, "", ["cleo-marsh"]), (3, "", ["ada-kern"])]
    assert Reign.objects.current().count() == 2


def test_the_calendar_is_the_files(tramway: UniverseFile) -> None:
    load(tramway)
    weekly, big = Series.objects.order_by("position")
    assert (weekly.kind, weekly.weekday, weekly.months, weekly.week) == ("tv", 0, [], 0)
    assert (big.kind, big.weekday, big.months, big.week) == ("big", 6, list(range(1, 13)), -1)


def test_minds_are_rested_and_hold_the_bonds_of_the_file(tramway: UniverseFile) -> None:
    load(tramway)
    blocks = packed.load(Timeline.objects.get(slug="tramway"))
    assert len(blocks["minds"].keys) == 11
    assert blocks["minds"].column("energy").tolist() == [1.0] * 11
    assert blocks["bonds"].keys == ["ada-kern>ida-swan"]
    assert blocks["bonds"].column("charge").tolist() == [-12.0]
    assert Bond.objects.get().kind == "enemy"
    assert PackedState.objects.count() == 4


def test_groups_keep_their_order_and_leader(tramway: UniverseFile) -> None:
    load(tramway)
    depot = Group.objects.get(slug="depot")
    assert depot.leader is not None
    assert depot.leader.slug == "bea-lund"
    members = depot.memberships.order_by("position").values_list("character__slug", flat=True)
    assert list(members) == ["bea-lund", "cleo-marsh", "dora-nagy"]


def test_a_second_universe_is_refused_and_changes_nothing(tramway: UniverseFile) -> None:
    load(tramway)
    with pytest.raises(packs.NotEmpty, match="Tramway lives in this database already"):
        load(tramway)
    assert Universe.objects.count() == 1


def test_a_load_that_fails_leaves_nothing(tramway: UniverseFile) -> None:
    # Sound files cannot fail here; a file built by hand past the rules can.
    twice = tramway.model_copy(update={"bond": (*tramway.bond, *tramway.bond)})
    with pytest.raises(IntegrityError):
        load(twice)
    assert not Universe.objects.exists()
    assert not Character.objects.exists()


def test_a_pair_that_parted_is_no_team_any_more(tramway: UniverseFile) -> None:
    load(tramway)
    Contract.objects.filter(character__slug="hal-rook").update(ended_at=datetime(2031, 2, 1, tzinfo=UTC))
    assert packs.export().team == ()


def test_loading_is_done_in_bulk() -> None:
    with CaptureQueriesContext(connection) as queries:
        load(parse(json.dumps(cast.many(6, 30)), is_json=True))
    assert len(queries) < 40, "one statement a kind of row, not one a row"


def test_nothing_to_export_is_said() -> None:
    with pytest.raises(clock.NoUniverse):
        packs.export()


def test_the_command_checks_loads_and_exports(tmp_path: Path, tramway: UniverseFile) -> None:
    file, out = tmp_path / "tramway.toml", StringIO()
    file.write_text(dump(tramway), encoding="utf-8")
    call_command("universe", "check", str(file), stdout=out)
    assert "Tramway: 1 federations, 12 characters, no problems" in out.getvalue()
    assert not Universe.objects.exists()
    call_command("universe", "load", str(file), stdout=out)
    for name in ("again.toml", "again.json"):
        call_command("universe", "export", str(tmp_path / name), stdout=out)
        assert read(tmp_path / name) == tramway


def test_the_command_lists_every_problem(tmp_path: Path, tramway: UniverseFile) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(dump(tramway).replace("hue = 220", "hue = 27").replace('"tag"', '"trios"'), encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        call_command("universe", "load", str(file), stdout=StringIO())
    assert str(caught.value).startswith("bad.toml: 2 problems\n")
    assert not Universe.objects.exists()


def test_the_command_refuses_a_database_in_use(tmp_path: Path, tramway: UniverseFile) -> None:
    file = tmp_path / "tramway.toml"
    file.write_text(dump(tramway), encoding="utf-8")
    load(tramway)
    with pytest.raises(CommandError, match="lives in this database already"):
        call_command("universe", "load", str(file), stdout=StringIO())


def test_a_seed_names_the_secret(tmp_path: Path, tramway: UniverseFile) -> None:
    file = tmp_path / "tramway.toml"
    file.write_text(dump(tramway), encoding="utf-8")
    call_command("universe", "load", str(file), "--seed", "kelp", stdout=StringIO())
    assert bytes(Universe.objects.get().secret) == randomness.secret_from("kelp")
