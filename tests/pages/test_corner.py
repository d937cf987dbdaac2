"""A corner from the button to the sentence, and every way in which it is refused."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from characters.models import Character, Injury
from fandom import corners
from fandom.models import Corner
from federations.models import Bout, Contract, Federation, Result, Show
from llmfed.accounts.models import User
from llmfed.world.models import Universe
from tests.pages.test_pages import MEMBERS, addresses

VERA = "/characters/vera-stahl/"


@pytest.fixture
def signed_in(fan: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(fan)
    return client


def stand_behind(fan: User, slug: str) -> Character:
    who = Character.objects.get(slug=slug)
    corners.choose(fan=fan, character=who, now=Universe.objects.get().world_at)
    return who


def someone_in(bout: Bout) -> str:
    return str(bout.sides.select_related("character").earliest("number", "position").character.slug)


def token(client: Client, address: str = VERA) -> str:
    return client.get(address).text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def take(client: Client, slug: str, **more: str):
    return client.post("/corner/", {"csrfmiddlewaretoken": token(client), "character": slug, **more})


def test_a_fan_takes_a_corner_from_the_persons_page(before: datetime, signed_in: Client, fan: User) -> None:
    answer = take(signed_in, "vera-stahl")
    assert (answer.status_code, answer.url) == (302, VERA)
    page = signed_in.get(VERA).text
    assert "You stand behind Vera Stahl now." in page
    assert "<b>1</b> stands in this corner, and that is you." in page
    assert Corner.objects.get().fan == fan


def test_a_corner_taken_twice_changes_nothing_and_says_so(before: datetime, signed_in: Client) -> None:
    take(signed_in, "vera-stahl")
    answer = signed_in.post(
        "/corner/", {"csrfmiddlewaretoken": token(signed_in), "character": "vera-stahl"}, follow=True
    )
    assert "You stand behind Vera Stahl already. Nothing has changed." in answer.text
    assert Corner.objects.count() == 1


def test_another_corner_in_the_same_month_is_refused_with_the_day(before: datetime, signed_in: Client) -> None:
    take(signed_in, "vera-stahl")
    page = signed_in.get("/characters/kit-rowe/").text
    assert "Your corner is free on Thu 6 Feb, 19:00" in page
    assert "Stand in this corner" not in page
    answer = take(signed_in, "kit-rowe")
    assert answer.status_code == 409
    assert "Not changed: You stand behind Vera Stahl" in answer.text
    assert "free on Thursday 6 February, 19:00, world time" in answer.text


def test_leaving_is_always_allowed(before: datetime, signed_in: Client) -> None:
    take(signed_in, "vera-stahl")
    answer = signed_in.post("/corner/leave/", {"csrfmiddlewaretoken": token(signed_in)}, follow=True)
    assert "You have left Vera Stahl&#x27;s corner." in answer.text
    assert "You stand behind nobody yet" in answer.text


@pytest.mark.parametrize(("slug", "status"), [("ned-arkwright", 422), ("nobody", 404), ("", 404)])
def test_who_has_no_corner(before: datetime, signed_in: Client, slug: str, status: int) -> None:
    assert take(signed_in, slug).status_code == status
    assert not Corner.objects.exists()


def test_a_stranger_is_asked_to_sign_in_and_comes_back(before: datetime, client: Client) -> None:
    page = client.get(VERA).text
    assert f'href="/accounts/login/?next={VERA}"' in page
    assert "Nobody stands in this corner yet." in page
    answer = client.post("/corner/", {"character": "vera-stahl"})
    assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next={VERA}")
    assert client.get("/corner/").url == "/accounts/login/?next=/corner/"
    assert client.post("/corner/leave/").status_code == 302


def test_a_corner_needs_the_forms_token(before: datetime, signed_in: Client) -> None:
    assert signed_in.post("/corner/", {"character": "vera-stahl"}).status_code == 403


def test_from_a_veiled_page_one_comes_back_to_a_veiled_page(before: datetime, signed_in: Client) -> None:
    assert '<input type="hidden" name="veil" value="1">' in signed_in.get(f"{VERA}?veil=1").text
    assert take(signed_in, "vera-stahl", veil="1").url == f"{VERA}?veil=1"


def check(client: Client, fan: User, count: DjangoAssertNumQueries) -> None:
    """Every page renders in few queries, and says of the hero what is to be said."""
    client.force_login(fan)
    hero = stand_behind(fan, someone_in(Bout.objects.earliest("pk")))
    for address in [*addresses(), hero.get_absolute_url()]:
        with count(MEMBERS, info=address):
            page = client.get(address).text
        if address == "/" or "/shows/1/" in address or "/matches/" in address or address == hero.get_absolute_url():
            assert hero.name in page.split('id="corner"')[1].split("</section>")[0], address


def test_every_page_speaks_of_the_corner_before_a_show(
    before: datetime, client: Client, fan: User, django_assert_max_num_queries
) -> None:
    check(client, fan, django_assert_max_num_queries)


def test_every_page_speaks_of_the_corner_in_mid_match(
    on_air: Bout, client: Client, fan: User, django_assert_max_num_queries
) -> None:
    check(client, fan, django_assert_max_num_queries)


def test_every_page_speaks_of_the_corner_after_a_show(
    over: Show, client: Client, fan: User, django_assert_max_num_queries
) -> None:
    check(client, fan, django_assert_max_num_queries)


def corner(client: Client, page: str, of: str = "") -> str:
    answer = client.get("/corner/tonight/", {"page": page, "of": of})
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    return answer.text


def test_the_private_panel_is_the_one_in_the_page(on_air: Bout, client: Client, fan: User) -> None:
    client.force_login(fan)
    stand_behind(fan, someone_in(on_air))
    for address, page, of in [
        ("/", "home", ""),
        (on_air.get_absolute_url(), "match", str(on_air.pk)),
        (on_air.segment.show.get_absolute_url(), "show", "ironbound/1"),
        ("/federations/ironbound/", "federation", "ironbound"),
        (f"/characters/{someone_in(on_air)}/", "character", someone_in(on_air)),
    ]:
        inside = client.get(address).text.split('<section class="panel corner"')[1].split("</section>")[0]
        again = corner(client, page, of).split('<section class="panel corner"')[1].split("</section>")[0]
        assert words(again) == words(inside), address
        assert "is in the ring with" in again


def words(html: str) -> list[str]:
    """What is in a panel, without the token, which is masked anew each time."""
    return [part for part in html.split() if not part.startswith('value="')]


@pytest.mark.parametrize(
    ("page", "of"),
    [("attic", ""), ("match", "x"), ("match", "9" * 30), ("match", "999999"), ("show", "ironbound/x"), ("show", "")],
)
def test_a_panel_of_nothing_is_not_found(before: datetime, client: Client, fan: User, page: str, of: str) -> None:
    client.force_login(fan)
    assert client.get("/corner/tonight/", {"page": page, "of": of}).status_code == 404


def test_a_stranger_has_no_panel_and_no_cookie(on_air: Bout, client: Client, fan: User) -> None:
    stand_behind(fan, someone_in(on_air))
    answer = client.get("/corner/tonight/", {"page": "home"})
    assert (answer.status_code, answer.content) == (204, b"")
    for address in ("/", on_air.get_absolute_url()):
        assert 'id="corner"' not in client.get(address).text


def test_a_result_is_told_from_ones_own_side(over: Show, client: Client, fan: User) -> None:
    result = Result.objects.exclude(winner=None).select_related("bout").latest("airs_at")
    loser = result.bout.sides.exclude(number=result.winner).select_related("character").first().character
    stand_behind(fan, loser.slug)
    client.force_login(fan)
    for address in ("/", result.bout.get_absolute_url(), over.get_absolute_url()):
        assert "lost to" in client.get(address).text.split('id="corner"')[1].split("</details>")[0], address
    veiled = client.get("/?veil=1").text.split('id="corner"')[1].split("</section>")[0]
    assert "Tell me how it went" in veiled
    assert "lost" not in veiled.split("<details")[0]


def test_nothing_unaired_is_in_a_panel(on_air: Bout, client: Client, fan: User) -> None:
    client.force_login(fan)
    stand_behind(fan, someone_in(on_air))
    for address in ("/", on_air.get_absolute_url(), on_air.segment.show.get_absolute_url()):
        text = client.get(address).text.split('id="corner"')[1].split("</section>")[0]
        assert "lost to" not in text, address
        assert " beat " not in text, address


def away(client: Client, fan: User) -> str:
    client.force_login(fan)
    return corner(client, "home")


def test_the_hurt_are_said_to_be_hurt(before: datetime, client: Client, fan: User) -> None:
    hero = stand_behind(fan, "kit-rowe")
    Injury.objects.create(character=hero, began_at=before - timedelta(days=1), until=before + timedelta(days=30))
    assert "Kit Rowe is hurt, and out until 5 February." in away(client, fan)


def test_the_retired_free_their_fans(before: datetime, client: Client, fan: User) -> None:
    stand_behind(fan, "kit-rowe")
    Character.objects.filter(slug="kit-rowe").update(retired_at=before)
    assert "Kit Rowe has retired." in away(client, fan)


def test_who_is_on_the_market_has_no_contract(before: datetime, client: Client, fan: User) -> None:
    stand_behind(fan, "kit-rowe")
    Contract.objects.filter(character__slug="kit-rowe").update(ended_at=before)
    Show.objects.update(state=Show.State.PLANNED)
    assert "Kit Rowe has no contract." in away(client, fan)


def test_who_went_where_one_may_not_look_is_not_followed(before: datetime, client: Client, fan: User) -> None:
    stand_behind(fan, "kit-rowe")
    Federation.objects.update(is_private=True)
    told = away(client, fan)
    assert "works behind closed doors now" in told
    assert "/characters/kit-rowe/" not in told
    assert "Ironbound" not in told


def test_their_promoter_sees_them_still(before: datetime, client: Client, fan: User) -> None:
    hero = stand_behind(fan, someone_in(Bout.objects.filter(form="singles").earliest("pk")))
    house = Federation.objects.get()
    Federation.objects.update(is_private=True)
    house.promoters.add(fan)
    assert f"{hero.name} meets" in away(client, fan)
    house.promoters.clear()
    assert "closed doors" in away(client, fan)
    User.objects.update(is_demo=True, is_moderator=True)
    assert f"{hero.name} meets" in away(client, fan)


def test_who_is_on_no_card_waits(before: datetime, client: Client, fan: User) -> None:
    Bout.objects.latest("pk").segment.delete()
    idle = Character.objects.filter(role="wrestler").exclude(sides__isnull=False).earliest("slug")
    stand_behind(fan, idle.slug)
    assert f"Nothing is booked for {idle.name} yet." in away(client, fan)
