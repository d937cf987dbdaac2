"""Nothing that has not aired is on any page, in the middle of a show whose results are already known inside."""

import re
from datetime import datetime

from django.test import Client

from characters.models import Character
from fandom.models import Poll
from federations import billing
from federations.models import Bout, Result, Show
from llmfed.world.models import Moment, Timeline, Universe

TOLD = re.compile(r'<details class="result">.*?</details>', re.DOTALL)


def every_page(client: Client) -> dict[str, str]:
    """All that anybody can read, address by address."""
    found = ["/", "/federations/", "/federations/ironbound/", "/federations/hues.css", "/championships/iron-crown/"]
    found += [show.get_absolute_url() for show in Show.objects.select_related("federation")]
    for bout in Bout.objects.all():
        found += [f"{bout.get_absolute_url()}replay/frames/", f"{bout.get_absolute_url()}replay/?at=9999"]
        found += [bout.get_absolute_url(), f"{bout.get_absolute_url()}replay/", f"/live/match/{bout.pk}/?after=0"]
    for who in Character.objects.all():
        found += [who.get_absolute_url(), f"/live/character/{who.slug}/?after=0"]
    found += [poll.get_absolute_url() for poll in Poll.objects.all()] + ["/live/federation/ironbound/?after=0"]
    return {address: client.get(address).text for address in found}


def unaired() -> list[Result]:
    now: datetime = Universe.objects.get().world_at
    found = list(Result.objects.filter(airs_at__gt=now).select_related("bout"))
    assert found, "the fixture stands in the middle of a match"
    return found


def test_no_page_tells_of_an_unaired_result(on_air: Bout, client: Client) -> None:
    hidden = {result.bout.get_absolute_url() for result in unaired()}
    for address, text in every_page(client).items():
        for told in TOLD.findall(text):
            assert not any(f'"{bout}"' in told for bout in hidden), address


def test_no_page_holds_a_seed_or_a_time_that_gives_the_end_away(on_air: Bout, client: Client) -> None:
    due = Timeline.objects.get(slug="ironbound").due_at
    secrets = [word for r in unaired() for word in (r.seed, f"{r.airs_at:%H:%M:%S}", f"{r.airs_at:%H:%M:%S}")]
    secrets += [billing.clock(r.duration_s) for r in unaired()] + [f"{due:%H:%M:%S}"]
    for address, text in every_page(client).items():
        assert not [word for word in secrets if word in text], address


def test_the_running_match_looks_undecided(on_air: Bout, client: Client) -> None:
    text = client.get(on_air.get_absolute_url()).text
    assert "Live" in text
    for word in (">Final<", "data-won", "bout-result", "bout-finish", " stars", "by pin", "The seed"):
        assert word not in text, word


def test_only_aired_lines_are_on_pages(on_air: Bout, client: Client) -> None:
    last = Universe.objects.get().last_no
    assert Moment.objects.filter(no=None).exists()
    for address, text in every_page(client).items():
        assert all(int(no) <= last for no in re.findall(r"line-(\d+)", text)), address


def test_records_and_champions_stay_as_they_were(on_air: Bout, client: Client) -> None:
    for side in on_air.sides.select_related("character"):
        page = client.get("/federations/ironbound/").text
        row = re.search(rf'{side.character.slug}/".*?</tr>', page, re.DOTALL)
        assert row is None or re.findall(r'"number">(\d+)', row[0]) == ["0", "0", "0"]


def test_once_it_has_aired_everybody_is_told(over: Show, client: Client) -> None:
    page = client.get(over.get_absolute_url()).text
    results = Result.objects.filter(bout__segment__show=over)
    assert len(TOLD.findall(page)) == results.count() > 3
    first = results.select_related("bout").earliest("airs_at")
    match = client.get(first.bout.get_absolute_url()).text
    assert ">Final<" in match
    assert first.seed in match
