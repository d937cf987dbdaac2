"""The tale of the tape: on a match that is coming, and gone when the bell rings."""

import pytest
from django.test import Client

from characters.models import Character
from federations.models import Bout

TITLE = "Tale of the tape"


@pytest.mark.usefixtures("before")
def test_two_who_will_meet_are_measured(client: Client) -> None:
    bout = next(bout for bout in Bout.objects.all() if bout.sides.count() == 2)
    one, other = (side.character for side in bout.sides.order_by("number"))
    Character.objects.filter(pk=one.pk).update(height_cm=199, finisher="")
    page = client.get(bout.get_absolute_url()).text
    assert TITLE in page
    assert f'<td>199</td>\n            <th scope="row">Height, cm</th>\n            <td>{other.height_cm}</td>' in page
    assert one.portrait_url.partition("?")[0] in page


def test_nobody_is_measured_in_the_ring(on_air: Bout, client: Client) -> None:
    assert TITLE not in client.get(on_air.get_absolute_url()).text


@pytest.mark.usefixtures("before")
def test_a_team_is_not_measured(client: Client) -> None:
    bout = next(bout for bout in Bout.objects.all() if bout.sides.count() == 2)
    third = Character.objects.exclude(pk__in=bout.sides.values("character")).first()
    bout.sides.create(number=1, position=1, character=third)
    assert TITLE not in client.get(bout.get_absolute_url()).text
