"""What a city thinks is on its page, on its shows' and on its matches'."""

from datetime import datetime

from django.test import Client

from characters.models import Character
from federations.models import Bout, Show


def test_a_city_says_whom_it_is_for_and_what_is_on(before: datetime, client: Client) -> None:
    essen, ghent = client.get("/cities/essen/").text, client.get("/cities/ghent/").text
    assert "Works nights." in essen
    assert "Vera Stahl" in essen
    assert "Iron Monday" in essen
    assert "Caspar Voss" in ghent
    assert "Thursday Forge" in ghent
    assert "Vera Stahl" not in ghent


def test_a_show_and_its_matches_say_what_kind_of_house_it_is(on_air: Bout, client: Client) -> None:
    show = on_air.segment.show
    assert (show.city, show.place.slug if show.place else "") == ("Essen", "essen")
    assert "Works nights." in client.get(show.get_absolute_url()).text
    hers = Bout.objects.get(segment__show=show, sides__character__slug="vera-stahl")
    assert "It cheers Vera Stahl whatever happens." in client.get(hers.get_absolute_url()).text


def test_a_city_remembers_what_it_has_seen(over: Show, client: Client) -> None:
    assert over.get_absolute_url() in client.get("/cities/essen/").text.split("It has seen")[1]


def test_a_city_shows_who_comes_from_there(before: datetime, client: Client) -> None:
    Character.objects.filter(slug="lena-park").update(hometown="Ghent, Belgium")
    Character.objects.filter(slug="bo-lindqvist").update(retired_at=before)
    natives = [client.get(f"/cities/{city}/").text.partition("Comes from here")[2] for city in ("essen", "ghent")]
    assert [("Lena Park" in text, "Bo Lindqvist" in text) for text in natives] == [(False, False), (True, False)]
    assert "Vera Stahl" in natives[0]
