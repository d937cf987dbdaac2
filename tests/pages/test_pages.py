"""Every page renders at every stage, in few queries, for everybody who may see it."""

from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fandom.models import Poll
from federations.models import Bout, Championship, Federation, Reign, Result, Show
from llmfed.accounts.models import User
from llmfed.world.models import Moment
from tests import cast
from tests.pages.conftest import Stand

QUERIES = 9
# Of a member: their account, whether they see more than others do, whose corner they are in, and who that is.
MEMBERS = QUERIES + 4
OPEN = ["/", "/federations/"]


def addresses() -> list[str]:
    """One of each page there is, and every match and show that anybody could link to."""
    found = ["/", "/federations/", "/federations/ironbound/", "/characters/bo-lindqvist/", "/characters/lena-park/"]
    found += ["/cities/essen/", "/cities/ghent/", "/federations/ironbound/rankings/"]
    found += ["/head-to-head/bo-lindqvist/caspar-voss/"]
    found += [show.get_absolute_url() for show in Show.objects.select_related("federation").order_by("number")[:3]]
    found += [bout.get_absolute_url() for bout in Bout.objects.order_by("pk")]
    found += [poll.get_absolute_url() for poll in Poll.objects.order_by("pk")]
    return found + [belt.get_absolute_url() for belt in Championship.objects.all()]


def check(client: Client, count: DjangoAssertNumQueries, most: int = QUERIES) -> None:
    for address in addresses():
        with count(most, info=address):
            answer = client.get(address)
        assert answer.status_code == 200, address


def test_pages_render_on_the_first_day(stand: Stand, client: Client, django_assert_max_num_queries) -> None:
    stand(cast.BEGAN)
    check(client, django_assert_max_num_queries)


def test_pages_render_before_a_show(before: datetime, client: Client, django_assert_max_num_queries) -> None:
    check(client, django_assert_max_num_queries)


def test_pages_render_in_mid_match(on_air: Bout, client: Client, django_assert_max_num_queries) -> None:
    check(client, django_assert_max_num_queries)


def test_pages_render_after_a_show(over: Show, client: Client, django_assert_max_num_queries) -> None:
    check(client, django_assert_max_num_queries)


def test_a_signed_in_fan_costs_little_more(
    on_air: Bout, client: Client, fan: User, django_assert_max_num_queries
) -> None:
    client.force_login(fan)
    check(client, django_assert_max_num_queries, MEMBERS)


def test_history_that_nobody_has_worded_yet_can_be_read(stand: Stand, over: Show, client: Client) -> None:
    Moment.objects.update(words=None)
    bout = Bout.objects.filter(segment__show=over).latest("pk")
    assert 'class="line"' in client.get(bout.get_absolute_url()).text


def test_an_anonymous_reader_gets_no_cookie_and_no_token(on_air: Bout, client: Client) -> None:
    for address in addresses():
        answer = client.get(address)
        assert not answer.cookies, address
        assert "csrfmiddlewaretoken" not in answer.text, address


@pytest.mark.parametrize(
    "address",
    [
        "/federations/nobody/",
        "/federations/ironbound/shows/999/",
        "/matches/999999/",
        "/matches/99999999999999999999999/",
        "/characters/nobody/",
        "/championships/nothing/",
        "/cities/nowhere/",
        "/polls/999999/",
        "/live/match/999999/?after=0",
        "/live/weather/ironbound/?after=0",
    ],
)
def test_what_is_not_there_is_not_found(before: datetime, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_private_federation_is_not_there_for_strangers(over: Show, client: Client, fan: User) -> None:
    Federation.objects.update(is_private=True)
    private = [address for address in addresses() if address not in OPEN and "/cities/" not in address]
    for address in [*private, "/live/federation/ironbound/?after=0", "/federations/ironbound/hue.css"]:
        assert client.get(address).status_code == 404, address
    for address in [*OPEN, "/federations/hues.css", "/cities/essen/", "/cities/ghent/"]:
        assert "Vera Stahl" not in client.get(address).text, address
        assert "ironbound" not in client.get(address).text.lower(), address


def test_a_promoter_sees_the_private_federation(over: Show, client: Client, fan: User) -> None:
    federation = Federation.objects.get()
    federation.is_private = True
    federation.save()
    federation.promoters.add(fan)
    client.force_login(fan)
    assert client.get("/federations/ironbound/").status_code == 200
    assert "--hue:220" in client.get("/federations/ironbound/hue.css").text


def test_hues_are_one_cached_sheet(before: datetime, client: Client) -> None:
    answer = client.get("/federations/hues.css")
    assert answer.text == '[data-federation="ironbound"]{--hue:220}\n'
    assert "max-age=3600" in answer.headers["Cache-Control"]


def test_a_veiled_page_says_so_to_the_style_sheet(over: Show, client: Client) -> None:
    assert '<html lang="en" data-veil' in client.get("/?veil=1").text
    assert "data-veil" not in client.get("/").text.split(">", 3)[1]


def test_a_finished_match_can_be_read_from_the_bell(over: Show, client: Client) -> None:
    bout = Result.objects.select_related("bout").latest("airs_at").bout
    newest_first = client.get(bout.get_absolute_url()).text
    from_the_bell = client.get(bout.get_absolute_url() + "replay/").text
    assert newest_first.index('data-kind="bout-result"') < newest_first.index('data-kind="bout-bell"')
    assert f'href="{bout.get_absolute_url()}replay/"' in newest_first
    assert from_the_bell.index('data-kind="bout-bell"') < from_the_bell.index('data-kind="bout-result"')


def test_a_championship_opens_with_whoever_holds_it(before: datetime, client: Client) -> None:
    reign = Reign.objects.select_related("championship").get()
    page = client.get(reign.championship.get_absolute_url()).text
    champion, _, lineage = page.partition('class="champion ')[2].partition('id="lineage-title"')
    holder = reign.holders.get()
    assert holder.name in champion
    assert f"/portraits/{holder.slug}.svg" in champion
    assert "The first champion" in champion
    assert holder.name in lineage


def test_a_reign_that_is_only_told_of_has_letters_for_a_face(before: datetime, client: Client) -> None:
    reign = Reign.objects.select_related("championship").get()
    reign.holders.clear()
    Reign.objects.update(told="Commodore Lyle Ames")
    page = client.get(reign.championship.get_absolute_url()).text
    assert page.count('aria-hidden="true">CA</span>') == 2


def test_a_card_has_a_face_on_either_hand(before: datetime, client: Client) -> None:
    show = Show.objects.filter(state="announced").select_related("federation")[0]
    card = client.get(show.get_absolute_url()).text.partition('class="card"')[2].partition("</ol>")[0]
    slots = card.split('class="card__slot"')[1:]
    assert len(slots) == show.segments.filter(kind="bout").count()
    assert [slot.count('<img class="face"') for slot in slots] == [2] * len(slots)
