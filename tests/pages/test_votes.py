"""A vote from the page to the box, by plain form and by htmx, and every way in which it is refused."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from fandom.models import Poll, Vote
from federations.models import Bout
from llmfed.accounts.models import User
from llmfed.world.models import Universe
from tests.pages.conftest import Stand


@pytest.fixture
def poll(before: datetime) -> Poll:
    return Poll.objects.select_related("bout", "federation").get()


@pytest.fixture
def signed_in(fan: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(fan)
    return client


def token(client: Client, poll: Poll) -> str:
    """The token of the page's own form, as a browser would send it."""
    page = client.get(poll.get_absolute_url())
    return page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def vote(client: Client, poll: Poll, choice: str | None, **headers: str):
    data = {"csrfmiddlewaretoken": token(client, poll)} | ({"choice": choice} if choice else {})
    return client.post(f"/polls/{poll.pk}/votes/", data, headers=headers)


def test_a_fan_votes_without_script(signed_in: Client, poll: Poll, fan: User) -> None:
    answer = vote(signed_in, poll, "standard")
    assert (answer.status_code, answer.url) == (302, poll.get_absolute_url())
    assert Vote.objects.get(poll=poll, fan=fan).choice == "standard"
    page = signed_in.get(poll.get_absolute_url()).text
    assert "Your vote is in the box" in page
    assert '<form method="post" action="/polls/' not in page


def test_from_a_veiled_page_one_comes_back_to_a_veiled_page(signed_in: Client, poll: Poll) -> None:
    page = signed_in.get(f"{poll.get_absolute_url()}?veil=1").text
    assert '<input type="hidden" name="veil" value="1">' in page
    assert '<html lang="en" data-veil' in page
    sent = {"csrfmiddlewaretoken": token(signed_in, poll), "choice": "standard", "veil": "1"}
    assert signed_in.post(f"/polls/{poll.pk}/votes/", sent).url == f"{poll.get_absolute_url()}?veil=1"
    again = signed_in.post(f"/polls/{poll.pk}/votes/", sent)
    assert (again.status_code, '<html lang="en" data-veil' in again.text) == (409, True)


def test_a_fan_votes_with_htmx_and_gets_the_ballot_alone(signed_in: Client, poll: Poll) -> None:
    answer = vote(signed_in, poll, "standard", **{"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.text.strip().startswith(f'<section class="poll" id="poll-{poll.pk}"')
    assert "Your vote is in the box" in answer.text


@pytest.mark.parametrize("htmx", [True, False])
def test_a_second_vote_is_refused_with_the_reason(signed_in: Client, poll: Poll, htmx: bool) -> None:
    sent = {"csrfmiddlewaretoken": token(signed_in, poll), "choice": "standard"}
    signed_in.post(f"/polls/{poll.pk}/votes/", sent)
    again = signed_in.post(f"/polls/{poll.pk}/votes/", sent, headers={"HX-Request": "true"} if htmx else {})
    assert again.status_code == 409
    assert "one account, one vote" in again.text
    assert Vote.objects.count() == 1


@pytest.mark.parametrize("choice", ["a duel at dawn", None])
def test_what_is_not_on_the_ballot_is_refused(signed_in: Client, poll: Poll, choice: str | None) -> None:
    answer = vote(signed_in, poll, choice)
    assert answer.status_code == 422
    assert "Not counted" in answer.text
    assert Vote.objects.count() == 0


def test_a_late_vote_is_refused(signed_in: Client, poll: Poll) -> None:
    sent = {"csrfmiddlewaretoken": token(signed_in, poll), "choice": "standard"}
    Universe.objects.update(world_at=poll.closes_at, world_until=poll.closes_at)
    answer = signed_in.post(f"/polls/{poll.pk}/votes/", sent)
    assert answer.status_code == 409
    assert "This poll has closed" in answer.text
    assert "being counted" in answer.text


def test_whoever_is_not_signed_in_is_asked_to(client: Client, poll: Poll) -> None:
    page = client.get(poll.get_absolute_url()).text
    assert f"/accounts/login/?next={poll.get_absolute_url()}" in page
    answer = client.post(f"/polls/{poll.pk}/votes/", {"choice": "standard"})
    assert answer.status_code == 302
    assert answer.url == f"/accounts/login/?next={poll.get_absolute_url()}"


def test_a_vote_needs_the_forms_token(signed_in: Client, poll: Poll) -> None:
    assert signed_in.post(f"/polls/{poll.pk}/votes/", {"choice": "standard"}).status_code == 403


def test_a_vote_is_a_post(signed_in: Client, poll: Poll) -> None:
    assert signed_in.get(f"/polls/{poll.pk}/votes/").status_code == 405


def test_an_open_poll_keeps_its_tally_to_itself(signed_in: Client, poll: Poll) -> None:
    vote(signed_in, poll, "standard")
    assert 'class="tally"' not in signed_in.get(poll.get_absolute_url()).text


def test_the_fan_reads_what_the_vote_did(signed_in: Client, poll: Poll, stand: Stand) -> None:
    choice = next(option["key"] for option in poll.options if option["key"] != "standard")
    vote(signed_in, poll, choice)
    stand(poll.closes_at + timedelta(hours=3))
    page = signed_in.get(poll.get_absolute_url()).text
    assert "One of 1." in page
    poll.refresh_from_db()
    assert poll.binding
    assert poll.granted
    assert poll.reason in page
    assert Bout.objects.get(pk=poll.bout_id).stipulation == choice


def test_the_poll_stands_on_the_pages_it_concerns(client: Client, poll: Poll) -> None:
    show = poll.bout.segment.show
    for address in ["/", show.get_absolute_url(), poll.bout.get_absolute_url()]:
        assert poll.question in client.get(address).text, address
