"""What aired long ago leaves the table for volumes: nothing that anybody reads changes, whatever is killed."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from federations.models import Bout, Show
from llmfed import backups, headless, replaying, verifying
from llmfed.world import airing, archiving, chronicle, embedded, volumes
from llmfed.world.models import Moment, Timeline, TopicTail, Universe, Volume
from llmfed.world.snapshots import whole_snapshot
from storylines.models import Arc
from storylines.transcript import transcript
from tests.asking import TOKEN
from tests.databases import Start, created, environment, held, locked, using, wait_until_blocked
from tests.lived import LIVED_UNTIL, day, everything

BEFORE = 3
THIN = 100
FORTNIGHT = 14


@pytest.fixture(scope="session")
def told_template(lived_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The two houses on Friday evening, all that has aired worded, and the clock standing."""
    with django_db_blocker.unblock(), created(lived_template) as name:
        with using(name):
            stand(LIVED_UNTIL)
            while airing.freeze(1000):
                pass
        yield name


@pytest.fixture
def old(told_template: str, django_db_blocker: DjangoDbBlocker, nearer: None) -> Iterator[str]:
    """The same in a database of the test's own."""
    with django_db_blocker.unblock(), created(told_template) as name, using(name):
        yield name


@pytest.fixture
def nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What aired before yesterday may leave, into thin volumes."""
    monkeypatch.setattr(archiving, "THICK", THIN)
    monkeypatch.setattr(archiving, "LOOKED_BACK", timedelta(days=1))


def stand(at: datetime) -> None:
    Universe.objects.update(world_at=at, world_until=at, rate=0)
    airing.release_history(at)


def broken() -> dict[str, list[str]]:
    return {finding.sentence: finding.broken for finding in verifying.verify() if finding.broken}


def moved() -> int:
    return archiving.put(before=day(BEFORE))


def test_moments_in_volumes_are_of_their_ticks_too(old: str) -> None:
    """Running hashes are gone through over volumes and table alike; one moment fewer in a volume is missed."""
    moved()
    assert broken() == {}
    volume = Volume.objects.order_by("first_no")[0]
    lines = volumes.unpack(volume).split("\n")
    told = json.loads(lines[7])
    volume.data = volumes.pack([*lines[:7], json.dumps({**told, "kind": "person.other"}), *lines[8:]])
    volume.checksum = volumes.seal(volume)
    volume.save()
    slug = Timeline.objects.get(pk=told["timeline_id"]).slug
    found = [place for places in broken().values() for place in places]
    assert f"{slug}: tick {told['tick']} recorded other moments or orders than are here" in found


def test_what_was_put_comes_back_as_it_was(old: str) -> None:
    before, count = everything(), Moment.objects.count()
    gone = moved()
    assert gone == sum(Volume.objects.values_list("moments", flat=True)) > 2 * THIN
    assert Moment.objects.count() == count - gone
    assert not Moment.objects.aired().filter(airs_at__lt=day(BEFORE)).exclude(kind="person.debuted").exists()
    assert moved() == 0

    some = archiving.back(since=Volume.objects.latest("last_no").last_at)
    assert 0 < some < gone
    assert broken() == {}
    assert archiving.back() == gone - some
    after = everything()
    assert {label for label in before if before[label] != after[label]} == set()


def test_an_archived_universe_is_whole_and_tells_the_same(old: str) -> None:
    told = chronicle.by_tick()
    moved()
    assert broken() == {}
    with whole_snapshot():
        assert chronicle.by_tick() == told
    assert len(chronicle.by_tick()) < len(told)


@pytest.mark.long
def test_an_archived_universe_lives_on_as_the_other_does(fresh: str) -> None:
    headless.advance(until=day(FORTNIGHT))
    stand(day(FORTNIGHT))
    with created(fresh) as other:
        assert archiving.put(before=day(FORTNIGHT - 7)) > 300
        assert Moment.objects.filter(kind="person.debuted", no__lte=Universe.objects.get().archived_no).exists()
        headless.advance(until=day(2 * FORTNIGHT))
        archived = chronicle.digest()
        with using(other):
            headless.advance(until=day(2 * FORTNIGHT))
            assert chronicle.digest() == archived
        found = replaying.replay(lambda done, total: None)
        assert (found.replayed, found.apart) == (archived, [])
        assert broken() == {}


def addresses() -> list[str]:
    bouts = [bout.get_absolute_url() for bout in Bout.objects.filter(bell_at__lt=day(BEFORE)).order_by("pk")[:3]]
    shows = Show.objects.filter(ended_at__lt=day(BEFORE + 1)).select_related("federation")
    found = [*bouts, *(f"{one}replay/" for one in bouts), *(f"{one}replay/frames/" for one in bouts)]
    found += [show.get_absolute_url() for show in shows]
    found += [arc.get_absolute_url() for arc in Arc.objects.select_related("timeline")[:2]]
    found += ["/", "/federations/harbour/", "/characters/abe-crane/", "/characters/jed-locke/"]
    return found


EVENTS = "/api/v1/federations/harbour/live-events/"


def pages(client: Client) -> dict[str, str]:
    """What a stranger reads at each address, in at most nine statements."""
    found = {}
    for address in addresses():
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200, address
        assert len(asked) <= 9, (address, len(asked))
        found[address] = TOKEN.sub("", answer.text)
    return found


def events(client: Client) -> list[int]:
    """Every number of Harbour's topic, page by page as the API gives them."""
    after, numbers = 0, []
    while True:
        page = client.get(EVENTS, {"after": after, "limit": 90}).json()
        numbers += [one["no"] for one in page["results"]]
        after = page["next"]
        if not page["more"]:
            return numbers


@pytest.mark.long
def test_every_page_says_what_it_said(old: str, client: Client) -> None:
    before, numbers = pages(client), events(client)
    shows = Show.objects.filter(ended_at__lt=day(BEFORE)).select_related("federation")
    told = [transcript(show) for show in shows]
    assert numbers == sorted(set(numbers))
    moved()
    after = pages(client)
    assert {address for address in before if before[address] != after[address]} == set()
    assert events(client) == numbers
    assert [transcript(show) for show in shows] == told
    assert all(len(text) > 1000 for text in told)


def test_who_was_away_for_long_loads_the_page_anew_and_nobody_else(old: str, client: Client) -> None:
    moved()
    live = "/live/federation/harbour/"
    last = TopicTail.objects.get(topic="federation:harbour").no
    assert client.get(live, {"after": last}).json()["frames"] == []
    assert client.get(live, {"after": last - 1}).json()["frames"] != []
    assert client.get(live, {"after": 1}).status_code == 205


def test_a_backup_holds_the_archive(old: str, migrated: str, tmp_path: Path) -> None:
    moved()
    before, told = everything(), backups.make(tmp_path / "x")
    with created(migrated) as other, using(other):
        backups.restore(tmp_path / "x")
        assert everything() == before
        assert chronicle.digest() == told.digest
        assert broken() == {}
        assert archiving.back() > 0
        assert broken() == {}


def test_history_that_nobody_has_read_is_worded_first(lived: str, nearer: None) -> None:
    stand(LIVED_UNTIL)
    assert not Moment.objects.filter(words__isnull=False).exists()
    assert moved() > 0
    assert all(moment.words is not None for moment in volumes.told(None))
    assert Moment.objects.aired().filter(words__isnull=True).exists()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["put", "2031-02-30"], '"2031-02-30" is no date: give one as 2031-02-28'),
        (["put", "soon"], '"soon" is no date'),
        (["put"], "archive put: name the world date before which moments shall leave"),
        (
            ["put", "2041-01-01"],
            "2041-01-01 is too late: it is 2031-01-10 in this universe.*Give 2031-01-09 or an earlier",
        ),
        (["put", "2031-01-10"], "2031-01-10 is too late"),
    ],
)
def test_a_date_that_will_not_do_is_refused_with_one_that_would(old: str, asked: list[str], words: str) -> None:
    before = everything()
    with pytest.raises(CommandError, match=words):
        call_command("archive", *asked)
    assert everything() == before


def test_the_command_says_what_lies_where(old: str) -> None:
    out = StringIO()
    call_command("archive", "list", stdout=out)
    call_command("archive", "put", "2031-01-09", stdout=out)
    call_command("archive", "return", "2031-01-08", stdout=out)
    call_command("archive", "return", stdout=out)
    said = out.getvalue()
    assert said.startswith("archive: empty\n")
    assert said.endswith("archive: empty\n")
    assert re.search(r"archive: \d+ moments in \d volumes, 0\.\d MB\nup to: number \d+, 2031-01-0[67] ", said)


def test_where_nobody_lives_there_is_nothing_to_archive(database: str) -> None:
    with pytest.raises(CommandError, match="there is no universe here"):
        call_command("archive", "list")


def spoil() -> tuple[str, str]:
    last = Volume.objects.order_by("-last_no")[0]
    data = bytearray(bytes(last.data))
    data[len(data) // 2] ^= 1
    Volume.objects.filter(pk=last.pk).update(data=bytes(data))
    return f"volume {last}: its checksum is another", f"volume {last} is damaged.*Restore a backup"


def retell() -> tuple[str, str]:
    last = Volume.objects.order_by("-last_no")[0]
    Volume.objects.filter(pk=last.pk).update(topics=["federation:harbour"])
    return f"volume {last}: its checksum is another", f"volume {last} is damaged"


def lose() -> tuple[str, str]:
    *_, one, last = Volume.objects.order_by("last_no")
    last.delete()
    return f"volumes end with {one.last_no}, and {last.last_no} is the last", "these volumes are not this universe's"


def lose_one_between() -> tuple[str, str]:
    one, two, three = Volume.objects.order_by("last_no")[:3]
    two.delete()
    return f"volume {three}: the one before ends with {one.last_no}", ""


def take_anothers() -> tuple[str, str]:
    Universe.objects.update(secret=bytes(32))
    return "it was not packed after the beginning of this universe", ""


@pytest.mark.parametrize("harm", [spoil, retell, lose, lose_one_between, take_anothers])
def test_a_volume_that_is_not_what_was_put_is_found_and_named(old: str, harm: Callable[[], tuple[str, str]]) -> None:
    moved()
    found, refused = harm()
    places = broken()["every volume of the archive is as it was written, and follows the one before"]
    assert any(found in place for place in places), places
    if refused:
        before = everything()
        with pytest.raises(CommandError, match=refused):
            call_command("archive", "return")
        assert everything() == before


def test_a_page_of_what_is_damaged_does_not_pretend(old: str, client: Client) -> None:
    moved()
    bout = Bout.objects.filter(bell_at__lt=day(BEFORE)).latest("bell_at")
    spoil()
    with pytest.raises(volumes.Damaged, match="is damaged"):
        client.get(bout.get_absolute_url())


def test_two_ranges_never_overlap_and_nothing_is_twice(old: str) -> None:
    moved()
    one, two = Volume.objects.order_by("last_no")[:2]
    with pytest.raises(IntegrityError, match="world_volumes_apart"), transaction.atomic():
        Volume.objects.filter(pk=two.pk).update(first_no=one.last_no)
    last = Volume.objects.order_by("-last_no")[0]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(archiving.GIVE_BACK, [volumes.unpack(last)])
    assert any("came more than once" in place for places in broken().values() for place in places)
    with pytest.raises(archiving.Refused, match=f"volume {last} holds what is in the table too"):
        archiving.back()


def test_two_at_once_are_refused(old: str, start: Start) -> None:
    with locked("world_moment"):
        first = start(moved)
        wait_until_blocked()
        with pytest.raises(archiving.Refused, match="somebody else is moving moments"):
            start(archiving.back).result()
    assert first.result() is not None
    assert broken() == {}


def on_the_way() -> AbstractContextManager[None]:
    """Stops who archives at the second volume, when the first is done."""
    return held(Moment.objects.filter(no=THIN + 50))


def before_the_rows_go() -> AbstractContextManager[None]:
    """Stops who archives when a volume is written, and its moments are still in the table."""
    return locked("world_moment")


PUT = f"""
import datetime, django
django.setup()
from django.core.management import call_command
from llmfed.world import archiving
archiving.THICK, archiving.LOOKED_BACK = {THIN}, datetime.timedelta(days=1)
call_command("archive", "put", "2031-01-09")
"""


@pytest.mark.long
@pytest.mark.parametrize("stop", [on_the_way, before_the_rows_go])
def test_a_kill_loses_nothing_and_doubles_nothing(old: str, stop: Callable[[], AbstractContextManager[None]]) -> None:
    told, everything_told = chronicle.by_tick(), everything()
    with stop():
        child = subprocess.Popen(
            [sys.executable, "-c", PUT],
            env={**environment(old), "DJANGO_SETTINGS_MODULE": "llmfed.settings"},
            cwd=embedded.REPOSITORY,
            stderr=subprocess.PIPE,
        )
        wait_until_blocked(seconds=90)
        child.send_signal(signal.SIGKILL)
        child.communicate()
    # Whoever takes the table for itself has seen the killed one's transaction undone.
    with locked("world_moment", "ACCESS EXCLUSIVE"), locked("world_volume", "ACCESS EXCLUSIVE"):
        done = Volume.objects.count()
    assert done == (1 if stop is on_the_way else 0)
    assert broken() == {}
    moved()
    with whole_snapshot():
        assert chronicle.by_tick() == told
    assert broken() == {}
    archiving.back()
    assert everything() == everything_told
