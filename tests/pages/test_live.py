"""What is broadcast is what a reload would show, and who missed something can catch up."""

import html
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count, repeat

import pytest
from django.test import Client

from federations.models import Bout, Federation, Result, Show
from federations.telling import universe_frame
from federations.topics import UNIVERSE
from llmfed import headless
from llmfed.world import airing, live
from llmfed.world.live import Frame
from llmfed.world.models import Moment, Timeline, TopicTail, Universe
from tests import cast
from tests.pages.conftest import Stand
from tests.pages.reload import Held

INSTANT = timedelta(microseconds=1)
STRIDE = timedelta(minutes=1)


def airings(settled_first: Iterator[bool], stride: timedelta = STRIDE) -> Iterator[list[Frame]]:
    """Run the world stride by stride, without one instant by instant, until the show is over; each one's frames.

    What airs when a tick is due airs after that tick or before it, whichever process comes first.
    """
    while not Show.objects.over().exists():
        due = Timeline.objects.get(slug="ironbound").due_at
        waiting = Moment.objects.filter(no=None).order_by("airs_at").values_list("airs_at", flat=True).first()
        at = min(due, (waiting or due) + stride)
        if due <= at:
            # What aired before the tick was due has been told by then.
            Universe.objects.update(world_at=at - INSTANT, world_until=at - INSTANT)
            if frames := airing.release():
                yield frames
        Universe.objects.update(world_at=at, world_until=at)
        if due <= at:
            if not next(settled_first):
                yield airing.release()
            headless.advance(until=at + INSTANT)
        if frames := airing.release():
            yield frames


def differing(client: Client, page: Held) -> list[tuple[str, str]]:
    """The lines in which a held page and a fresh one are not the same."""
    held, fresh = page.text().split("\n"), Held(page.address, client.get(page.address).text).text().split("\n")
    return [pair for pair in zip(held, fresh, strict=False) if pair[0] != pair[1]][:3] or (
        [] if len(held) == len(fresh) else [(f"{len(held)} lines", f"{len(fresh)} lines")]
    )


@pytest.mark.parametrize(
    ("settled_first", "stride"),
    [
        pytest.param((number % 2 == 0 for number in count()), STRIDE, id="by turns"),
        pytest.param(repeat(True), timedelta(), id="tick first", marks=pytest.mark.long),
        pytest.param(repeat(False), timedelta(), id="air first", marks=pytest.mark.long),
    ],
)
def test_broadcast_equals_reload(
    before: datetime, client: Client, settled_first: Iterator[bool], stride: timedelta
) -> None:
    show = Show.objects.upcoming().select_related("federation").first()
    assert show is not None
    main = Bout.objects.filter(segment__show=show).latest("segment__position")
    star = main.sides.select_related("character").earliest("number").character
    topics = {
        "/": {"federation:ironbound", UNIVERSE},
        "/federations/ironbound/": {"federation:ironbound"},
        show.get_absolute_url(): {"federation:ironbound"},
        main.get_absolute_url(): {f"match:{main.key}"},
        star.get_absolute_url(): {f"character:{star.slug}"},
    }
    # Of the home page's two sockets either may bring its frames first.
    ranks = [("/", lambda frame: frame.topic == UNIVERSE), *((address, None) for address in topics)]
    pages = [(Held(address, client.get(address).text), rank) for address, rank in ranks]
    compared: Counter[str] = Counter()
    last = dict(TopicTail.objects.values_list("topic", "no"))
    for frames in airings(settled_first, stride):
        assert_chained(frames, last)
        for page, rank in pages:
            mine = [frame for frame in frames if frame.topic in topics[page.address]]
            for frame in sorted(mine, key=rank, reverse=True) if rank else mine:
                page.apply(frame)
            if mine and (
                page.address != main.get_absolute_url() or mine[-1].no % 4 == 0 or "Final" in mine[-1].content
            ):
                assert not differing(client, page), (page.address, mine[-1].no)
                compared[page.address] += 1
    assert set(compared) == set(topics)
    assert compared["/"] >= show.segments.count()


def assert_chained(frames: list[Frame], last: dict[str, int]) -> None:
    """Every frame, of whatever topic, names the one before it."""
    for frame in frames:
        assert frame.prev == last.get(frame.topic, 0)
        last[frame.topic] = frame.no


def test_the_page_of_a_show_begins_with_what_was_said_last(on_air: Bout, client: Client) -> None:
    show = on_air.segment.show
    last = Moment.objects.on(f"federation:{show.federation.slug}").exclude(words=[]).latest("no")
    page = html.unescape(client.get(show.get_absolute_url()).text)
    assert page.index(f'id="latest-{show.pk}"') < page.index(last.words[0][1]) < page.index("The card")


def test_catching_up_brings_what_was_missed_and_no_more(on_air: Bout, client: Client) -> None:
    own = list(Moment.objects.on(f"match:{on_air.key}").order_by("no").values_list("no", flat=True))
    page = Held(on_air.get_absolute_url(), client.get(on_air.get_absolute_url()).text)
    missed = client.get(f"/live/match/{on_air.pk}/?after={own[-4]}").json()["frames"]
    assert [frame["no"] for frame in missed] == own[-3:]
    assert page.last == own[-1]
    assert client.get(f"/live/match/{on_air.pk}/?after={own[-1]}").json()["frames"] == []


def test_a_page_that_missed_some_is_whole_after_catching_up(stand: Stand, on_air: Bout, client: Client) -> None:
    address = on_air.get_absolute_url()
    page = Held(address, client.get(address).text)
    assert on_air.bell_at is not None
    assert page.last is not None
    stand(on_air.bell_at + timedelta(seconds=on_air.result.duration_s))
    missed = client.get(f"/live/match/{on_air.pk}/?after={page.last}").json()["frames"]
    assert len(missed) > 5
    for frame in missed:
        page.apply(Frame("", frame["no"], page.last, frame["content"]))
    assert not differing(client, page)


def test_catching_up_is_cheap(on_air: Bout, client: Client, django_assert_max_num_queries) -> None:
    for address in [f"/live/match/{on_air.pk}/", "/live/federation/ironbound/", "/live/character/bo-lindqvist/"]:
        with django_assert_max_num_queries(20):
            client.get(address, {"after": 0})


def test_whoever_missed_too_much_is_told_to_reload(on_air: Bout, client: Client, monkeypatch) -> None:
    monkeypatch.setattr(live, "CATCH_UP", 3)
    answer = client.get(f"/live/match/{on_air.pk}/?after=0")
    assert (answer.status_code, answer.content) == (205, b"")


@pytest.mark.parametrize("after", ["", "-1", "x", "1" * 40])
def test_catching_up_asks_for_a_number(on_air: Bout, client: Client, after: str) -> None:
    assert client.get(f"/live/match/{on_air.pk}/", {"after": after}).status_code == 400


@pytest.mark.parametrize("ident", ["0", "9" * 18, "9" * 19, "9" * 5000, "one"])
def test_of_a_match_that_is_not_there_nothing_is_missed(ident: str, on_air: Bout, client: Client) -> None:
    assert client.get(f"/live/match/{ident}/?after=0").status_code == 404


def test_a_home_page_of_private_shows_stays_empty(before: datetime, client: Client) -> None:
    Federation.objects.update(is_private=True)
    held = client.get("/").text
    for frames in airings(settled_first=repeat(True)):
        assert not any('hx-target="#home' in frame.content for frame in frames)
        if Result.objects.exclude(settled_tick=None).exists():
            break
    assert "wire-federation" not in held


def brought(kind: str, federation: str, **facts: object) -> str:
    """What the home page is sent of a moment like this."""
    moment = Moment(kind=kind, facts=facts, topics=[f"federation:{federation}", UNIVERSE], no=10**6, words=[])
    return universe_frame(moment)


def test_the_home_page_begins_anew_only_where_it_begins_with_something_else(on_air: Bout) -> None:
    ours, rival = on_air.segment.show, cast.federation("brasswork", "Brasswork Wrestling", prefix="b-")
    anew = 'hx-target="#home" '
    assert anew in brought("show.opened", "ironbound", show=ours.number)
    assert anew not in brought("bout.result", "ironbound")
    # Ironbound's was on before theirs opened: it stays, whatever becomes of theirs.
    theirs = Show.objects.create(
        federation=rival,
        series=ours.series,
        number=1,
        name="Brass Night",
        state=Show.State.OVER,
        starts_at=ours.starts_at + STRIDE,
    )
    for kind in ("show.opened", "show.closed"):
        assert anew not in brought(kind, "brasswork", show=1)
    theirs.starts_at = ours.starts_at - STRIDE
    theirs.save()
    assert anew in brought("show.closed", "brasswork", show=1)
    assert anew in brought("timeline.dark", "brasswork", days=1)


def test_every_frame_of_the_universe_brings_the_last_results_and_none_what_is_private(on_air: Bout) -> None:
    told = Bout.objects.earliest("bell_at")
    frame = brought("bout.result", "ironbound")
    assert 'hx-target="#home-results"' in frame
    assert told.get_absolute_url() in frame
    Federation.objects.update(is_private=True)
    assert brought("bout.result", "ironbound") == brought("show.closed", "ironbound", show=1) == ""
