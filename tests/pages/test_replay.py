"""A told match is told again from the bell: the same frames, nothing ahead of its time."""

import re

import pytest
from django.test import Client
from django.test.html import Element

from federations import telling
from federations.models import Bout, Championship, Federation, Result, Show
from llmfed.world.live import Frame
from llmfed.world.models import Moment
from tests.pages.reload import Held, lines

LIVE, REPLAY = '<span class="live">Live</span>', '<span class="scorebug__state">Replay</span>'
REGIONS = ("scorebug", "now", "ring", "strips")
# There is nothing to cheer on a tape; what came of the stakes, and all about it, is for the page of the match.
UNTAPED = re.compile(r'<hx-partial hx-target="#(?:bar|about|verdict|stakes-\w+)".*?</hx-partial>', re.DOTALL)
IN_IT = re.compile(r"(segment|bout|champion|championship)\.")


@pytest.fixture
def told(over: Show) -> Bout:
    """The main event of the show that is over."""
    return Bout.objects.filter(segment__show=over, bell_at__isnull=False).latest("bell_at")


def frames(client: Client, bout: Bout) -> list[dict]:
    return client.get(f"{bout.get_absolute_url()}replay/frames/").json()["frames"]


def region(page: Held, ident: str) -> list[str]:
    found = page.find(ident)
    assert isinstance(found, Element), ident
    return lines(found)


def test_a_replay_is_made_of_the_frames_that_were_live(told: Bout, client: Client) -> None:
    aired = [moment for moment in telling.moments_of(told.key) if IN_IT.match(moment.kind)]
    taped = frames(client, told)
    assert [frame["kind"] for frame in taped] == [moment.kind for moment in aired]
    compared = 0
    for moment, frame in zip(aired, taped, strict=True):
        if moment.kind.startswith("bout."):
            live = UNTAPED.sub("", telling.match_frame(moment)).replace(LIVE, REPLAY)
            assert frame["content"].split() == live.split(), moment.no
            compared += 1
    assert compared > 20


def test_played_or_asked_for_a_second_shows_the_same(told: Bout, client: Client) -> None:
    address = f"{told.get_absolute_url()}replay/"
    page = Held(address, client.get(address).text)
    taped = frames(client, told)
    for number, frame in enumerate(taped):
        page.apply(Frame("", number, page.last, frame["content"]))
        following = taped[number + 1]["at"] if number + 1 < len(taped) else None
        if number % 5 == 0 and following != frame["at"]:
            fresh = Held(address, client.get(address, {"at": frame["at"]}).text)
            for ident in REGIONS:
                assert region(page, ident) == region(fresh, ident), (frame["at"], ident)


def test_the_ending_keeps_its_time(told: Bout, client: Client) -> None:
    bell = client.get(f"{told.get_absolute_url()}replay/?at=0").text
    shown = re.sub(r'<li class="line"[^>]* data-ahead.*?</li>', "", bell, flags=re.DOTALL)
    for word in ("data-won", ">Final<", " stars", "bout-result", "bout-finish", 'class="live"'):
        assert word not in shown, word
    # What is still to come is on the page for whoever reads it without script, and hidden from everybody else.
    assert bell.count("data-ahead") > 20
    last = client.get(f"{told.get_absolute_url()}replay/?at=99999").text
    assert ">Final<" in last
    assert "data-ahead" not in last


def test_key_moments_run_from_the_bell_to_the_finish(told: Bout, client: Client) -> None:
    page = client.get(f"{told.get_absolute_url()}replay/").text
    marks = re.findall(r'<a href="\?at=(-?\d+)">([^<]+) <span class="muted">', page)
    assert marks[0] == ("0", "Bell")
    assert marks[-1][1] == "Finish"
    times = [int(at) for at, _ in marks]
    assert times == sorted(times)


@pytest.mark.parametrize("at", ["", "x", "-1", "1.5", "9" * 6, "9" * 5000, "\u0663"])
def test_any_second_may_be_asked_for(told: Bout, client: Client, at: str) -> None:
    assert client.get(f"{told.get_absolute_url()}replay/", {"at": at}).status_code == 200


def test_what_is_not_told_yet_is_not_on_tape(on_air: Bout, client: Client) -> None:
    for bout in Bout.objects.filter(result=None) | Bout.objects.filter(pk=on_air.pk):
        answer = client.get(f"{bout.get_absolute_url()}replay/")
        assert (answer.status_code, answer.headers["Location"]) == (302, bout.get_absolute_url())
        assert client.get(f"{bout.get_absolute_url()}replay/frames/").status_code == 404


def test_there_is_no_tape_before_its_last_word_has_aired(told: Bout, client: Client) -> None:
    Moment.objects.on(f"match:{told.key}").filter(kind="bout.result").update(no=None)
    assert client.get(f"{told.get_absolute_url()}replay/").status_code == 302
    assert client.get(f"{told.get_absolute_url()}replay/frames/").status_code == 404


def test_a_private_tape_is_not_there_for_strangers(told: Bout, client: Client) -> None:
    Federation.objects.update(is_private=True)
    for address in ("replay/", "replay/frames/"):
        assert client.get(told.get_absolute_url() + address).status_code == 404


def test_a_replay_is_cheap(told: Bout, client: Client, django_assert_max_num_queries) -> None:
    for address in ("replay/", "replay/frames/"):
        with django_assert_max_num_queries(8):
            client.get(told.get_absolute_url() + address)


def test_every_result_leads_to_its_tape_and_a_veiled_match_waits(told: Bout, client: Client) -> None:
    tape = f'href="{told.get_absolute_url()}replay/"'
    assert client.get(told.segment.show.get_absolute_url()).text.count(tape) == 2
    page = client.get(told.get_absolute_url() + "?veil=1").text
    assert " data-veil" in page
    assert " data-over" in page
    assert "Watch it as if live" in page


def test_a_match_that_is_on_has_no_cover(on_air: Bout, client: Client) -> None:
    page = client.get(on_air.get_absolute_url() + "?veil=1").text
    assert " data-over" not in page
    assert "covered" not in page


def test_a_new_champion_is_told_in_gold(over: Show, client: Client) -> None:
    result = Result.objects.exclude(winner=None).select_related("bout").earliest("airs_at")
    Bout.objects.filter(pk=result.bout_id).update(championship=Championship.objects.get(slug="iron-crown"))
    assert "scorebug__stakes--crowned" not in client.get(result.bout.get_absolute_url()).text
    Result.objects.filter(pk=result.pk).update(title_change=True)
    page = client.get(result.bout.get_absolute_url()).text
    assert "scorebug__stakes--crowned" in page
    assert "Iron Crown: new champion" in page
