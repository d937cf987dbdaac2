"""Pages of rankings: who stands where and why, the week before, who is next in line, two people head to head."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from characters.models import Character
from federations import contenders
from federations.models import Bout, Championship, Contract, Federation, Place, Ranking, Result, Show
from llmfed.accounts.models import User
from llmfed.world.models import Timeline
from llmfed.world.ticking import Tick
from tests import cast
from tests.pages.conftest import Stand, stand_at
from tests.stages import db_of

QUERIES = 8
THIRD_MONDAY = cast.BEGAN + timedelta(weeks=2, hours=7)
RANKINGS = "/federations/ironbound/rankings/"


def live_two_weeks() -> None:
    cast.ironbound()
    stand_at(THIRD_MONDAY)


db = db_of({"ironbound": cast.ironbound, "lived": live_two_weeks})


@pytest.fixture
def lived(db: None) -> Federation:
    """Ironbound on its third Monday, two rankings published."""
    return Federation.objects.get()


def text(client: Client, address: str) -> str:
    """A page, however its lines are broken."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.text.split())


def first(pool: str = "men") -> Place:
    return Place.objects.select_related("character").filter(pool=pool, place=1).latest("ranking__week")


def test_before_the_first_monday_the_page_says_when(ironbound: Federation, stand: Stand, client: Client) -> None:
    stand(cast.BEGAN + timedelta(hours=12))
    assert "on the Monday after the first match" in text(client, RANKINGS)
    assert "top-title" not in text(client, "/federations/ironbound/")


def test_the_list_has_faces_arrows_reasons_and_a_link_to_keep(lived: Federation, client: Client) -> None:
    page, leader = text(client, RANKINGS), first()
    assert leader.character is not None
    men = page.partition('id="men-title"')[2].partition("</ol>")[0]
    assert men.count('class="ranked__reason"') == Place.objects.filter(ranking=leader.ranking_id, pool="men").count()
    assert men.index(leader.character.name) < men.index('class="ranked__place">2<')
    assert f"/portraits/{leader.character.slug}.svg" in men
    moved = Place.objects.filter(ranking=leader.ranking_id, pool="men", was__isnull=False)
    ups = [place.was - place.place for place in moved if place.was and place.was > place.place]
    assert ups
    assert all(f"↑{steps}" in men for steps in ups)
    assert f'href="{RANKINGS}2031-01-20/"' in page


def test_every_week_stays_where_it_was(lived: Federation, client: Client) -> None:
    old = text(client, f"{RANKINGS}2031-01-13/")
    assert 'data-move="new"' in old
    assert 'data-move="up"' not in old
    assert f'rel="next" href="{RANKINGS}2031-01-20/"' in old
    assert f'rel="prev" href="{RANKINGS}2031-01-13/"' in text(client, RANKINGS)


@pytest.mark.parametrize("week", ["2031-01-14", "2031-1-13", "20310113", "soon", "2031-02-30", "9999-12-31"])
def test_a_week_without_a_list_is_not_found(lived: Federation, client: Client, week: str) -> None:
    assert client.get(f"{RANKINGS}{week}/").status_code == 404


def test_what_is_published_later_is_on_no_page(lived: Federation, client: Client) -> None:
    Ranking.objects.filter(week="2031-01-20").update(at=THIRD_MONDAY + timedelta(seconds=1))
    assert "week of 13 January 2031" in text(client, RANKINGS)
    assert client.get(f"{RANKINGS}2031-01-20/").status_code == 404
    leader = first()
    assert leader.character is not None
    assert f"{RANKINGS}2031-01-20/" not in text(client, leader.character.get_absolute_url())


def test_the_top_is_on_the_federations_page_and_the_place_on_the_persons(lived: Federation, client: Client) -> None:
    leader = first("women")
    assert leader.character is not None
    panel = text(client, "/federations/ironbound/").partition('id="top-title"')[2].partition("</section>")[0]
    assert leader.character.name in panel
    assert f'href="{RANKINGS}"' in panel
    page = text(client, leader.character.get_absolute_url())
    assert f'<a href="{RANKINGS}2031-01-20/">1st</a>' in page
    best = Place.objects.filter(character=leader.character).order_by("place", "ranking__week").select_related("ranking")
    assert f'Best: <a href="{RANKINGS}{best[0].ranking.week}/">{best[0].place}st</a>' in page


def test_the_championship_names_the_contender_whom_the_booker_is_told(lived: Federation, client: Client) -> None:
    timeline = Timeline.objects.select_related("federation").get(slug="ironbound")
    ((slug,), *_) = contenders.contenders(Tick(timeline, timeline.tick, THIRD_MONDAY, b""))["iron-crown"]
    page = text(client, Championship.objects.get().get_absolute_url())
    line = page.partition('id="contenders-title"')[2].partition("</ol>")[0]
    assert Character.objects.get(slug=slug).name in line.partition("</li>")[0]
    assert "First contender" in line


def rivals() -> tuple[Bout, list[str]]:
    """The last decided match of one against one, and its two; they had met on the first show, on other sides of it."""
    singles = Result.objects.filter(winner__isnull=False, bout__form=Bout.Form.SINGLES).order_by("airs_at")
    bout, earlier = singles.select_related("bout").reverse()[0].bout, singles[0].bout
    one, other = bout.sides.order_by("number").values_list("character", flat=True)
    earlier.sides.filter(number=0).update(character=other)
    earlier.sides.filter(number=1).update(character=one)
    return bout, sorted(bout.sides.values_list("character__slug", flat=True))


def versus(one: str, other: str) -> str:
    return f"/head-to-head/{one}/{other}/"


def test_two_meet_at_one_address_that_their_match_links_to(lived: Federation, client: Client) -> None:
    bout, (one, other) = rivals()
    assert f'href="{versus(one, other)}"' in text(client, bout.get_absolute_url())
    answer = client.get(versus(other, one) + "?veil=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, versus(one, other) + "?veil=1")


def test_head_to_head_counts_what_has_aired(lived: Federation, client: Client) -> None:
    bout, (one, other) = rivals()
    met = Bout.objects.filter(form="singles", sides__character__slug=one).filter(sides__character__slug=other)
    won = dict.fromkeys((one, other), 0)
    for meeting in met.filter(result__winner__isnull=False):
        won[meeting.sides.get(number=meeting.result.winner).character.slug] += 1
    page = text(client, versus(one, other))
    score = page.partition('class="duel__score"')[2].partition("</p>")[0]
    assert f"<b>{won[one]}</b>" in score
    assert f"<b>{won[other]}</b>" in score
    assert page.count('<details class="result">') == page.count("<rect") >= met.count() >= 2
    Result.objects.filter(bout=bout).update(airs_at=THIRD_MONDAY + timedelta(minutes=1))
    assert text(client, versus(one, other)).count("<rect") == page.count("<rect") - 1


def test_a_championship_at_stake_is_gold(lived: Federation, client: Client) -> None:
    bout, (one, other) = rivals()
    Bout.objects.update(championship=None)
    assert "data-gold" not in text(client, versus(one, other))
    Bout.objects.filter(pk=bout.pk).update(championship=Championship.objects.get())
    assert text(client, versus(one, other)).count("data-gold") == 1
    assert "with a championship at stake" in text(client, versus(one, other))


def test_those_who_never_met_are_told_so(lived: Federation, client: Client) -> None:
    assert "They have never met" in text(client, versus("lena-park", "moss-tully"))
    for address in (versus("bo-lindqvist", "bo-lindqvist"), versus("bo-lindqvist", "nobody")):
        assert client.get(address).status_code == 404


def test_matches_of_a_private_federation_are_for_those_who_see_it(lived: Federation, client: Client) -> None:
    _, (one, other) = rivals()
    lived.is_private = True
    lived.save()
    for address in (RANKINGS, versus(one, other)):
        assert client.get(address).status_code == 404
    # Both have left for the market: they may be seen, what they did there may not.
    Contract.objects.filter(character__slug__in=[one, other]).update(ended_at=THIRD_MONDAY)
    assert "They have never met" in text(client, versus(one, other))
    assert RANKINGS not in text(client, f"/characters/{one}/")
    pia = User.objects.create_user("pia")
    lived.promoters.add(pia)
    client.force_login(pia)
    assert "<rect" in text(client, versus(one, other))


def test_a_veiled_page_is_marked_and_says_so(lived: Federation, client: Client) -> None:
    _, (one, other) = rivals()
    for address in (f"{RANKINGS}?veil=1", f"{versus(one, other)}?veil=1"):
        page = text(client, address)
        assert '<html lang="en" data-veil' in page
        assert "veiled, as you wished" in page


def test_pages_cost_few_queries(
    lived: Federation, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bout, (one, other) = rivals()
    more = [bout.get_absolute_url(), Championship.objects.get().get_absolute_url(), f"/characters/{one}/"]
    for address in [RANKINGS, f"{RANKINGS}2031-01-13/", versus(one, other), "/federations/ironbound/", *more]:
        # A house without a story asks for its hottest quarrel.
        most = QUERIES + (address == "/federations/ironbound/")
        with django_assert_max_num_queries(most, info=address):
            assert client.get(address).status_code == 200


def test_the_api_says_what_the_page_says(lived: Federation, client: Client) -> None:
    api, page = "/api/v1/federations/ironbound/rankings/", text(client, RANKINGS)
    told = client.get(api).json()
    assert (told["week"], told["older"], told["newer"]) == ("2031-01-20", "2031-01-13", None)
    assert [pool["pool"] for pool in told["pools"]] == ["women", "men"]
    for place in (place for pool in told["pools"] for place in pool["places"]):
        assert place["people"][0]["name"] in page
        assert place["reason"] in page
    assert client.get(f"{api}?week=2031-01-13").json()["week"] == "2031-01-13"
    assert client.get(f"{api}?week=2031-01-14").status_code == 404
    assert client.get(f"{api}?week=monday").status_code == 400


def test_a_show_on_the_calendar_is_no_meeting(lived: Federation, client: Client) -> None:
    coming = Bout.objects.filter(segment__show__state=Show.State.ANNOUNCED, form="singles").first()
    assert coming is not None
    one, other = sorted(coming.sides.values_list("character__slug", flat=True))
    assert coming.get_absolute_url() not in text(client, versus(one, other))
