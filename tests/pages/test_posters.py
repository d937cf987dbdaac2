"""Shared links: each shows its poster, which never knows more than its page."""

import struct
from datetime import timedelta

from django.test import Client

from characters.models import Character
from federations.models import Bout, Federation, Reign


def shared(client: Client, page: str) -> str:
    """The path of the image that a page shares."""
    text = client.get(page).text
    address = text.partition('property="og:image" content="')[2].partition('"')[0]
    assert address.startswith("http://testserver/")
    return address.removeprefix("http://testserver")


def test_a_shared_page_shows_its_poster(on_air: Bout, client: Client) -> None:
    for page in (on_air, on_air.segment.show, Character.objects.get(slug="vera-stahl")):
        path = shared(client, page.get_absolute_url())
        image = client.get(path)
        assert image["Content-Type"] == "image/png"
        assert struct.unpack(">II", image.content[16:24]) == (1200, 630)
        again = client.get(path, headers={"If-None-Match": image["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_poster_is_for_whoever_may_see_its_page(on_air: Bout, client: Client) -> None:
    pages = (on_air, on_air.segment.show, Character.objects.get(slug="vera-stahl"))
    paths = [shared(client, page.get_absolute_url()) for page in pages]
    Federation.objects.update(is_private=True)
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    assert client.get("/posters/matches/999999.png").status_code == 404


def test_a_poster_shows_who_held_the_championship_at_the_bell(on_air: Bout, client: Client) -> None:
    """Whoever takes it in the match: that is for the page to tell."""
    path, reign = f"/posters/matches/{on_air.pk}.png", Reign.objects.get(ended_at=None)
    one, other = (on_air.sides.filter(number=number)[0].character for number in (0, 1))
    Bout.objects.filter(pk=on_air.pk).update(championship=reign.championship)
    reign.holders.set([one])
    before = client.get(path)["ETag"]
    assert on_air.bell_at
    reign.ended_at = on_air.bell_at + timedelta(minutes=1)
    reign.save()
    later = Reign.objects.create(championship=reign.championship, number=99, began_at=reign.ended_at)
    later.holders.set([other])
    assert client.get(path)["ETag"] == before
    reign.holders.set([other])
    assert client.get(path)["ETag"] != before
