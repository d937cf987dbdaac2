"""Ratings by fans: given once the bell has aired, changed, taken back; what pages, frames and the API show of them."""

import json
from datetime import timedelta

import pytest
import redis
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from fandom import ratings
from fandom.models import MatchRating, RatingTally
from federations.models import Bout, Federation, Result, Show
from llmfed.accounts.models import User
from llmfed.world import airing, clock, live
from llmfed.world.models import Universe
from tests.pages.conftest import Stand

HTMX = {"HX-Request": "true"}


@pytest.fixture
def opener(over: Show) -> Bout:
    """The first match of a show that is over, which the ring gave two stars and a half."""
    bout = Bout.objects.filter(segment__show=over).earliest("segment__position")
    Result.objects.filter(bout=bout).update(quarter_stars=10)
    return bout


@pytest.fixture
def signed_in(fan: User) -> Client:
    User.objects.update(date_joined=timezone.now() - timedelta(days=30))
    client = Client()
    client.force_login(fan)
    return client


def give(client: Client, bout: Bout, stars: str, **headers: str):
    return client.post(f"/ratings/{bout.pk}/stars/", {"stars": stars}, headers=headers)


def house(bout: Bout, *stars: int) -> RatingTally:
    """So many fans of long standing, each with their stars."""
    for number, given in enumerate(stars):
        fan = User.objects.create(username=f"fan-{number}", date_joined=timezone.now() - timedelta(days=30))
        ratings.rate(bout=bout, fan=fan, stars=given, now=clock.now())
    return RatingTally.objects.get(bout=bout)


def test_a_fan_rates_without_script(opener: Bout, signed_in: Client, fan: User) -> None:
    answer = give(signed_in, opener, "4")
    assert (answer.status_code, answer.url) == (302, f"{opener.get_absolute_url()}#rating")
    page = signed_in.get(opener.get_absolute_url()).text
    assert "You gave it 4 stars." in page
    assert "You gave it 4</legend>" in page
    assert 'id="star-4" aria-pressed="true" data-lit' in page
    assert MatchRating.objects.get(bout=opener, fan=fan).stars == 4


def test_a_fan_rates_with_htmx_and_gets_the_rating_alone(opener: Bout, signed_in: Client) -> None:
    answer = give(signed_in, opener, "5", **HTMX)
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<section class="rating" id="rating"')
    assert "You gave it 5 stars." in answer.text
    assert "<main" not in answer.text


def test_another_rating_takes_the_place_of_the_first_and_none_takes_it_back(opener: Bout, signed_in: Client) -> None:
    for stars in ("1", "4"):
        give(signed_in, opener, stars)
    tally = RatingTally.objects.get(bout=opener)
    assert (tally.fans, tally.counts, tally.mean) == (1, [0, 0, 0, 1, 0], 325)
    assert "Taken back" in give(signed_in, opener, "0", **HTMX).text
    tally.refresh_from_db()
    assert (tally.fans, tally.counts, tally.mean, tally.apart) == (0, [0] * 5, None, 0)
    assert not MatchRating.objects.exists()
    assert "You had given it nothing" in give(signed_in, opener, "0", **HTMX).text


def test_nobody_rates_what_nobody_has_seen_end(on_air: Bout, signed_in: Client, stand: Stand) -> None:
    answer = give(signed_in, on_air, "5")
    assert answer.status_code == 409
    assert "The final bell has not rung" in answer.text
    assert not RatingTally.objects.exists()
    assert 'id="rating"' not in signed_in.get(on_air.get_absolute_url()).text
    stand(Result.objects.get(bout=on_air).airs_at)
    assert give(signed_in, on_air, "5", **HTMX).status_code == 200


@pytest.mark.parametrize("stars", ["6", "-1", "", "x", "3.5", "05", "٣"])
def test_other_numbers_are_no_rating(opener: Bout, signed_in: Client, stars: str) -> None:
    answer = give(signed_in, opener, stars, **HTMX)
    assert answer.status_code == 422
    assert "Not counted: A match is given 1 to 5 stars" in answer.text
    assert not MatchRating.objects.exists()


def test_a_stranger_is_asked_to_sign_in(opener: Bout, client: Client) -> None:
    door = f"/accounts/login/?next={opener.get_absolute_url()}"
    assert give(client, opener, "5").url == door
    assert give(client, opener, "5", **HTMX).headers["HX-Redirect"] == door
    assert "Sign in to rate it" in client.get(opener.get_absolute_url()).text


def test_a_private_match_is_not_there(opener: Bout, signed_in: Client) -> None:
    house(opener, 5, 5, 5, 5, 5)
    assert "Loved more" in signed_in.get("/ratings/").text
    Federation.objects.update(is_private=True)
    assert give(signed_in, opener, "5").status_code == 404
    for address in (f"/ratings/{opener.pk}/", f"/api/v1/bouts/{opener.pk}/ratings/"):
        assert signed_in.get(address).status_code == 404
    assert opener.get_absolute_url() not in signed_in.get("/ratings/").text


def test_from_a_veiled_page_one_comes_back_to_where_it_is_told(opener: Bout, signed_in: Client) -> None:
    answer = signed_in.post(f"/ratings/{opener.pk}/stars/", {"stars": "3", "veil": "1"})
    assert answer.url == f"{opener.get_absolute_url()}?veil=1#match"


def test_a_new_account_weighs_less(opener: Bout) -> None:
    now = clock.now()
    new, old = User.objects.create(username="new"), User.objects.create(username="old")
    old.date_joined = timezone.now() - timedelta(days=8)
    for fan in (new, old):
        ratings.rate(bout=opener, fan=fan, stars=5, now=now)
    assert dict(MatchRating.objects.values_list("fan__username", "weight")) == {"new": 25, "old": 100}


def test_the_page_shows_the_house_beside_the_ring(opener: Bout, client: Client) -> None:
    page = client.get(opener.get_absolute_url()).text
    assert "Nobody has rated it yet." in page
    assert "<b>2½</b>" in page
    tally = house(opener, 5, 5, 5, 4, 5)
    assert (tally.mean, tally.apart) == (412, 144)
    page = client.get(opener.get_absolute_url()).text
    assert "<b>4.1</b>" in page
    assert "from the house, 5 of it" in page
    assert 'aria-label="4 gave 5, 1 gave 4"' in page
    assert "The house loved what the ring did not." in page


def test_a_card_line_names_the_house_once_there_is_one(opener: Bout, client: Client) -> None:
    address = opener.segment.show.get_absolute_url()
    house(opener, 5, 5, 5, 4)
    assert "from the house" not in client.get(address).text
    fifth = User.objects.create(username="fifth", date_joined=timezone.now() - timedelta(days=30))
    ratings.rate(bout=opener, fan=fifth, stars=5, now=clock.now())
    assert "2½ stars, 4.1 from the house" in client.get(address).text


def test_who_is_furthest_apart_has_a_page(opener: Bout, client: Client, django_assert_max_num_queries) -> None:
    assert "It takes five ratings" in client.get("/ratings/").text
    house(opener, 5, 5, 5, 5, 5)
    with django_assert_max_num_queries(3):
        page = client.get("/ratings/").text
    more, _, less = page.partition('id="less-title"')
    assert opener.get_absolute_url() in more
    assert opener.get_absolute_url() not in less


def test_the_api_says_what_the_page_says(opener: Bout, client: Client) -> None:
    address = f"/api/v1/bouts/{opener.pk}/ratings/"
    nobody = {"ring": 2.5, "house": None, "fans": 0, "split": {str(n): 0 for n in range(1, 6)}, "apart": 0.0}
    assert client.get(address).json() == nobody
    house(opener, 5, 1)
    two = {"house": 3.0, "fans": 2, "split": {"1": 1, "2": 0, "3": 0, "4": 0, "5": 1}, "apart": 0.2}
    assert client.get(address).json() == nobody | two


def test_the_api_knows_no_stars_before_the_bell(on_air: Bout, client: Client) -> None:
    assert client.get(f"/api/v1/bouts/{on_air.pk}/ratings/").json()["ring"] is None


def test_what_was_given_stands_when_its_fan_has_left(opener: Bout) -> None:
    house(opener, 4, 4)
    User.objects.get(username="fan-0").delete()
    assert MatchRating.objects.filter(bout=opener).count() == 2
    fan = User.objects.get(username="fan-1")
    ratings.rate(bout=opener, fan=fan, stars=5, now=clock.now())
    assert RatingTally.objects.get(bout=opener).counts == [0, 0, 0, 1, 1]


def test_the_database_holds_one_rating_a_fan_of_one_to_five_stars(opener: Bout, fan: User) -> None:
    def row(**other: int) -> MatchRating:
        return MatchRating(**{"bout": opener, "fan": fan, "stars": 3, "weight": 100} | other)

    row().save()
    for wrong, named in (({}, "one_rating_a_fan"), ({"stars": 6}, "stars_in_range"), ({"weight": 0}, "weight_in")):
        with pytest.raises(IntegrityError, match=named), transaction.atomic():
            row(**wrong).save(force_insert=True)


def test_the_mean_moves_for_everybody_without_a_number_and_without_a_form(
    opener: Bout, signed_in: Client, valkey: redis.Redis
) -> None:
    with valkey.pubsub(ignore_subscribe_messages=True) as heard:
        heard.subscribe(live.channel())
        heard.get_message(timeout=0.2)
        for stars in ("5", "4"):
            give(signed_in, opener, stars, **HTMX)
        message = heard.get_message(timeout=1)
        assert message is not None
        ((topic, text),) = json.loads(message["data"])
        assert topic == f"match:{opener.key}"
        frame = json.loads(text)
        assert set(frame) == {"topic", "content"}
        assert "1 gave 5" in frame["content"]
        assert "csrf" not in frame["content"]
        assert "<form" not in frame["content"]
        assert heard.get_message(timeout=0.2) is None


def test_a_page_that_saw_the_bell_is_given_the_ratings_of_a_fresh_page(on_air: Bout, client: Client) -> None:
    at = Result.objects.get(bout=on_air).airs_at
    Universe.objects.update(world_at=at, world_until=at)
    content = [frame.content for frame in airing.release() if frame.topic == f"match:{on_air.key}"]
    final = next(text for text in content if 'hx-target="#verdict"' in text)
    told = final.split('hx-target="#verdict" hx-swap="innerHTML">')[1].split("</hx-partial>")[0]
    fresh = client.get(on_air.get_absolute_url()).text.split('id="verdict">')[1].split('<div class="panels"')[0]
    assert told.split() == fresh.rsplit("</div>", 1)[0].split()


def test_one_may_not_rate_without_end(opener: Bout, signed_in: Client) -> None:
    answers = [give(signed_in, opener, "3", **HTMX).status_code for _ in range(62)]
    assert answers[:30] == [200] * 30
    assert 429 in answers
