"""Members read the same page, made once for all of them, and each finds their own in it."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import resolve
from pytest_django import Settings

from characters.models import Character
from fandom import corners, polls
from fandom.models import Poll, Vote
from federations import people as seen
from federations.models import Bout, Federation, Show
from llmfed.accounts.models import User
from llmfed.world import alike, clock, copies
from llmfed.world.alike import Kept, Makings
from llmfed.world.copies import Shelf
from tests import cast, doors
from tests.asking import TOKEN
from tests.pages.test_doors import people
from tests.pages.test_pages import addresses
from tests.running import until

# What a page that is kept asks for each reader: the account, whether they see more, their corner, the polls, and of a
# match that is over what they gave it.
QUERIES = 5
# Routes that strangers share and members do not: a sheet that browsers keep, and a page that is all about one vote.
OWN = {"federations:hues", "fandom:poll"}


@dataclass
class Second:
    """A second that lasts until it is over."""

    now: float = 100.0

    def over(self) -> None:
        self.now += alike.KEPT_S


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch, _nothing_kept: None) -> Second:
    """Pages are kept, from none on."""
    second = Second()
    monkeypatch.setattr(copies, "instant", lambda: second.now)
    monkeypatch.setattr(alike, "KEPT_S", 1.0)
    monkeypatch.setattr(alike, "makings", Makings())
    return second


def signed_in(name: str, hero: str = "") -> Client:
    """The browser of a member who may stand in a corner."""
    fan, client = User.objects.create_user(name), Client()
    if hero:
        corners.choose(fan=fan, character=Character.objects.get(slug=hero), now=clock.now())
    client.force_login(fan)
    return client


def page(client: Client, address: str) -> str:
    """What a browser shows: without the tokens of forms, and however its lines are broken."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(TOKEN.sub("", answer.text).split())


def made_alone(client: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same page as it is made for this reader alone."""
    with monkeypatch.context() as patched:
        patched.setattr(alike, "_is_of_many", lambda request: False)
        return page(client, address)


def all_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stands in a corner, whoever voted and whoever did neither: each has the page that is theirs alone."""
    hero = Bout.objects.earliest("pk").sides.earliest("number").character.slug
    clients = [signed_in("ada", hero), signed_in("bea"), signed_in("cy", "vera-stahl")]
    for poll in Poll.objects.filter(closed_at=None):
        fan = User.objects.get(username="bea")
        Vote.objects.create(poll=poll, fan=fan, choice=poll.options[0]["key"])
    found = [*addresses(), f"/characters/{hero}/", "/federations/ironbound/?veil=1", "/?veil=1"]
    for address in found:
        for client in clients:
            alone = made_alone(client, address, monkeypatch)
            assert page(client, address) == alone, address


def test_every_page_is_the_one_made_for_its_reader_before_a_show(before, second, monkeypatch) -> None:
    all_read_alike(monkeypatch)


def test_every_page_is_the_one_made_for_its_reader_in_mid_match(on_air, second, monkeypatch) -> None:
    all_read_alike(monkeypatch)


def test_every_page_is_the_one_made_for_its_reader_after_a_show(over, second, monkeypatch) -> None:
    all_read_alike(monkeypatch)


def test_what_is_kept_is_made_once_a_second(on_air: Bout, second: Second) -> None:
    ada, bea = signed_in("ada"), signed_in("bea")
    assert "Iron Crown" in page(ada, "/federations/ironbound/")
    Federation.objects.update(motto="A new motto")
    assert "A new motto" not in page(bea, "/federations/ironbound/")
    second.over()
    assert "A new motto" in page(bea, "/federations/ironbound/")


def test_what_is_kept_costs_no_more_than_what_is_its_readers(
    on_air: Bout, second: Second, django_assert_max_num_queries
) -> None:
    ada, bea = signed_in("ada", "vera-stahl"), signed_in("bea", "vera-stahl")
    for address in addresses():
        page(ada, address)
        if "/polls/" not in address:
            with django_assert_max_num_queries(QUERIES, info=address):
                page(bea, address)


def test_nothing_of_a_reader_is_kept(on_air: Bout, second: Second) -> None:
    ada = signed_in("ada-of-essen", "vera-stahl")
    texts = []
    for address in addresses():
        texts.append(ada.get(address).text)
    assert all("ada-of-essen" in text for text in texts)
    tokens = {token for text in texts for token in TOKEN.findall(text)}
    kept = [text for _, made in alike.makings.shelf._kept.values() for text in made.parts.texts]
    assert len(alike.makings.shelf) > 10
    assert tokens
    for secret in ("ada-of-essen", ada.cookies["sessionid"].value, "csrfmiddlewaretoken", "Your corner", *tokens):
        assert not any(secret in text for text in kept), secret


def test_a_vote_is_on_its_voters_next_page_and_on_nobody_elses(before, second: Second) -> None:
    ada, bea = signed_in("ada"), signed_in("bea")
    about = Poll.objects.earliest("closes_at")
    address = about.bout.get_absolute_url()
    assert "Cast your vote" in page(ada, address)
    polls.cast(poll=about, fan=User.objects.get(username="ada"), choice=about.options[0]["key"], now=clock.now())
    assert "Your vote is in the box" in page(ada, address)
    assert "Cast your vote" in page(bea, address)


def test_a_corner_is_on_its_fans_next_page(on_air: Bout, second: Second) -> None:
    ada, bea = signed_in("ada"), signed_in("bea")
    vera = Character.objects.get(slug="vera-stahl")
    assert "Stand in this corner" in page(ada, vera.get_absolute_url())
    corners.choose(fan=User.objects.get(username="ada"), character=vera, now=clock.now())
    assert "Leave this corner" in page(ada, vera.get_absolute_url())
    assert "Stand in this corner" in page(bea, vera.get_absolute_url())


def test_fans_of_one_hero_find_out_for_each_other(on_air: Bout, second: Second, django_assert_num_queries) -> None:
    """What is told of a hero is asked once a page and second; whose fan somebody is, of each."""
    ada, bea, cy = (signed_in(name, hero) for name, hero in zip("abc", ("vera-stahl", "vera-stahl", ""), strict=True))
    page(ada, "/federations/ironbound/")
    with django_assert_num_queries(3):
        assert "Vera Stahl" in page(bea, "/federations/ironbound/").split('id="corner"')[1]
    assert 'id="corner"' not in page(cy, "/federations/ironbound/")


def test_what_an_insider_knows_of_a_hero_no_other_fan_is_told(on_air: Bout, second: Second) -> None:
    """A hero of a private house: their promoter is told where they work, others that nothing is known."""
    promoter, fan = signed_in("pia", "vera-stahl"), signed_in("ada", "vera-stahl")
    Federation.objects.get().promoters.add(User.objects.get(username="pia"))
    Federation.objects.update(is_private=True)
    for client, knows in ((promoter, True), (fan, False), (promoter, True)):
        assert ("Ironbound" in page(client, "/").split('id="corner"')[1].split("</section>")[0]) is knows


def test_what_is_said_to_one_is_not_said_to_another(over: Show, second: Second) -> None:
    """A message stands on the next page of whom it is for, whoever had that page made, and then no more."""
    ada, bea = signed_in("ada"), signed_in("bea")
    page(bea, "/")
    answer = ada.post("/corner/", {"character": "vera-stahl"}, follow=False)
    assert answer.status_code == 302
    said = 'class="notice" role="status"'
    assert said not in page(bea, "/")
    assert said in page(ada, "/")
    assert said not in page(ada, "/")


def test_who_sees_more_than_the_public_is_given_a_page_of_their_own(on_air: Bout, second: Second) -> None:
    ironbound = Federation.objects.get()
    made = people(ironbound, cast.federation("brasswork", "Brasswork Wrestling", prefix="b-"))
    clients = {role: Client() for role in made}
    for role, user in made.items():
        clients[role].force_login(user)
    Federation.objects.filter(slug="ironbound").update(is_private=True)
    for role in "PFMFSFRF":
        status = clients[role].get("/federations/ironbound/").status_code
        assert status == (200 if role in "PMS" else 404), role
        assert ("Ironbound" in clients[role].get("/federations/").text) is (role in "PMS"), role


def test_a_fan_who_becomes_a_promoter_sees_their_house_at_once(on_air: Bout, second: Second) -> None:
    ada = signed_in("ada")
    Federation.objects.update(is_private=True)
    assert "Ironbound" not in page(ada, "/federations/")
    Federation.objects.get().promoters.add(User.objects.get(username="ada"))
    assert "Ironbound" in page(ada, "/federations/")


def test_whoever_is_no_insider_sees_what_the_public_sees(on_air: Bout, client: Client) -> None:
    ironbound = Federation.objects.get()
    made = people(ironbound, cast.federation("brasswork", "Brasswork Wrestling", prefix="b-"))
    Federation.objects.update(is_private=True)
    assert {role for role, user in made.items() if seen.is_insider(user)} == set("MPRS")
    assert not Federation.objects.visible_to(made["F"]).exists()
    assert not seen.visible_to(made["F"]).filter(contracts__ended_at=None, contracts__isnull=False).exists()
    # Whoever runs a house without an office is one of its people all the same.
    ironbound.promoters.add(made["F"])
    assert seen.is_insider(made["F"])


def test_what_a_page_asks_for_because_it_is_stale_is_made_anew(on_air: Bout, second: Second) -> None:
    ada = signed_in("ada")
    page(ada, "/federations/ironbound/")
    Federation.objects.update(motto="A new motto")
    answer = ada.get("/federations/ironbound/", headers={"HX-Request": "true"})
    assert "A new motto" in answer.text


def test_what_is_not_there_is_not_kept(on_air: Bout, second: Second) -> None:
    ada = signed_in("ada")
    for address in ("/federations/nobody/", "/characters/nobody/", "/matches/999999/"):
        assert ada.get(address).status_code == 404
        assert "ada" in ada.get(address).text
    assert len(alike.makings.shelf) == 0


def test_another_host_is_another_page(over: Show, second: Second, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "other.example"]
    ada, address = signed_in("ada"), Show.objects.get(number=1).get_absolute_url()
    for host in settings.ALLOWED_HOSTS:
        text = ada.get(address, headers={"host": host}).text
        assert f'content="http://{host}/' in text


def test_members_share_every_page_that_strangers_share(db: None) -> None:
    """But for those that are named, with the reason; so that a new page is one or the other."""
    routes, rows = {}, dict.fromkeys(("match", "told", "poll", "exhibition", "graduate"), 1)
    for rule in doors.PAGES:
        found = resolve(rule.address.format_map(rows).partition("?")[0])
        routes[found.view_name] = hasattr(found.func, "is_alike")
    shared = {route for route in routes if route in django_settings.SHARED}
    assert {route for route in shared if not routes[route]} == OWN & shared
    assert not {route for route, is_alike in routes.items() if is_alike} - django_settings.SHARED


def ask(view: alike.View, name: str = "ada", address: str = "/somewhere/") -> HttpResponse:
    """What a member is told by a view."""
    request = RequestFactory().get(address, headers={"Cookie": "sessionid=secret", "Accept-Language": "de"})
    request.user, request.resolver_match = User(pk=7, username=name), resolve("/")
    answer = alike.alike(view)(request)
    assert isinstance(answer, HttpResponse)
    return answer


def written(text: str) -> alike.View:
    """A view with a template of its own."""
    template = engines["django"].from_string("{% load own %}" + text)
    return lambda request: HttpResponse(template.render({}, request))


def test_a_page_is_made_in_nobodys_name(db: None, second: Second) -> None:
    heard = []

    def view(request: HttpRequest) -> HttpResponse:
        heard.append((request.user.is_anonymous, dict(request.COOKIES), dict(request.headers), request.get_full_path()))
        return HttpResponse("here")

    ask(view, address="/somewhere/?veil=1")
    assert heard == [(True, {}, {"Host": "testserver", "X-Request-Id": ""}, "/somewhere/?veil=1")]


def test_a_form_that_is_nobodys_is_not_kept(db: None, second: Second, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        ask(written("{% csrf_token %}"))
    assert "/somewhere/: what is kept of it would be somebody's" in caplog.text
    assert len(alike.makings.shelf) == 0


def test_a_form_in_a_gap_is_its_readers(db: None, second: Second) -> None:
    texts = {ask(written("<p>{% own %}{% csrf_token %}{% endown %}</p>")).text for _ in range(2)}
    assert len(texts) == 2
    assert len(alike.makings.shelf) == 1


def test_what_a_page_knows_is_known_in_its_gaps(db: None, second: Second) -> None:
    view = written("{% for n in 'ab' %}{% own %}{{ n }} {{ user.username }};{% endown %}{% endfor %}")
    assert ask(view).text == "a ada;b ada;"
    assert ask(view, "bea").text == "a bea;b bea;"


def test_what_a_reader_is_called_opens_no_gap(db: None, second: Second) -> None:
    view = written("{% own %}{{ user.username }}{% endown %}|{% own %}end{% endown %}")
    assert ask(view, "<0:1>").text == "&lt;0:1&gt;|end"


class Counted(Shelf[alike.Address, Kept]):
    """A shelf that knows how often it was looked at."""

    looks = 0

    def get(self, key: alike.Address) -> Kept | None:
        self.looks += 1
        return super().get(key)


def test_many_who_ask_at_once_wait_for_one_making(db: None, second: Second) -> None:
    made, makings, address = [], Makings(), alike.Address("localhost", False, "", "/", b"")
    makings.shelf = shelf = Counted()

    def make() -> Kept:
        made.append(1)
        # Everybody has looked, and this one twice.
        until(lambda: shelf.looks == 9, 10)
        return Kept(HttpResponse("here"), alike.Gaps().cut("here"))

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: makings.get(address, make), range(8)))
    assert (len(made), len(found)) == (1, 1)


def test_a_making_that_fails_is_its_makers_and_the_next_tries_again(db: None, second: Second) -> None:
    answers: Iterator[object] = iter([OSError("gone"), "here"])

    def view(request: HttpRequest) -> HttpResponse:
        said = next(answers)
        if isinstance(said, OSError):
            raise said
        return HttpResponse(said)

    with pytest.raises(OSError, match="gone"):
        ask(view)
    assert ask(view).text == "here"
    assert alike.makings._making == {}
