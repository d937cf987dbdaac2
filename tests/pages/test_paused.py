"""A federation that stands still: pages say so, and the front page shows who goes on."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from federations.models import Bout, Show
from llmfed.world.models import Timeline, Universe
from tests import cast
from tests.pages.conftest import OPENING

LIVE = '<span class="live">Live</span>'
INTERRUPTED = '<span class="scorebug__state">Interrupted</span>'
COMING = "when the federation goes on"


def pause(slug: str = "ironbound") -> Timeline:
    Timeline.objects.filter(slug=slug).update(paused=True)
    return Timeline.objects.get(slug=slug)


def pages(show: Show) -> list[str]:
    return ["/", show.federation.get_absolute_url(), show.get_absolute_url()]


def test_a_match_that_was_staged_is_live_until_its_bell(on_air: Bout, client: Client) -> None:
    pause()

    for address in (*pages(on_air.segment.show), on_air.get_absolute_url()):
        page = client.get(address).text
        assert LIVE in page
        assert INTERRUPTED not in page
        assert "See how far it got" not in page


def test_after_its_bell_the_show_is_interrupted(on_air: Bout, client: Client) -> None:
    line = pause()
    Universe.objects.update(world_at=line.due_at, world_until=line.due_at)

    for address in pages(on_air.segment.show):
        page = client.get(address).text
        assert LIVE not in page
        assert INTERRUPTED in page
        assert "Watch it live" not in page
        assert "See how far it got" in page
    listed = client.get(reverse("federations:index")).text
    assert "Paused" in listed
    assert LIVE not in listed


def test_nobody_counts_down_to_what_may_never_open(before: datetime, client: Client) -> None:
    show = Show.objects.get(state=Show.State.ANNOUNCED, number=1)
    main = Bout.objects.filter(segment__show=show).order_by("segment__position").last()
    assert main is not None
    addresses = [*pages(show), main.get_absolute_url()]
    Universe.objects.update(rate=1.0, pace="calm")
    assert all(COMING not in client.get(address).text for address in addresses)
    pause()

    for address in addresses:
        page = client.get(address).text
        assert COMING in page
        assert "data-in=" not in page


@pytest.mark.parametrize("paused", ["ironbound", "brasswork"])
def test_the_front_page_shows_who_goes_on(on_air: Bout, client: Client, paused: str) -> None:
    brasswork = cast.federation("brasswork", "Brasswork Wrestling", prefix="b-")
    names = {"ironbound": on_air.segment.show.name, "brasswork": "Brasswork Late Night"}
    Show.objects.create(
        federation=brasswork,
        series=brasswork.series.all()[0],
        name=names["brasswork"],
        number=1,
        state=Show.State.ON_AIR,
        starts_at=OPENING,
        city="Nowhere",
    )
    pause(paused)
    (goes_on,) = names.keys() - {paused}
    page = client.get("/").text
    marquee = page[page.index('id="home-marquee"') :][:2000]

    assert names[goes_on] in marquee
    assert names[paused] not in marquee
