"""Thousands of people ask no more of the database than ten."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.urls import reverse

from characters.models import Character
from federations.models import Bout, Contract, Federation, Show
from tests import cast
from tests.admin.desk import Desk

AtMost = Callable[[int], AbstractContextManager[object]]


@pytest.fixture(params=[1_000, pytest.param(10_000, marks=pytest.mark.long)])
def crowd(request: pytest.FixtureRequest, ironbound: Federation) -> None:
    people = Character.objects.bulk_create(
        Character(
            slug=f"extra-{number}",
            name=f"Extra {number}",
            home=ironbound.timeline,
            gender="x",
            born=date(2000, 1, 1),
            height_cm=180,
            weight_kg=80,
        )
        for number in range(request.param)
    )
    Contract.objects.bulk_create(
        Contract(federation=ironbound, character=who, began_at=cast.BEGAN, until=cast.BEGAN.replace(year=2040))
        for who in people
    )


@pytest.mark.usefixtures("crowd")
def test_a_crowd_is_no_burden(pia: Desk, root: Desk, django_assert_max_num_queries: AtMost) -> None:
    for desk in (pia, root):
        for model in (Character, Contract):
            for query in ("", "q=extra"):
                with django_assert_max_num_queries(9):
                    assert desk.list(model, query).status_code == 200
    with django_assert_max_num_queries(9):
        page = pia.open(Character.objects.get(slug="vera-stahl"))
    assert b"Extra 77" not in page.content
    with django_assert_max_num_queries(5):
        told = {"term": "extra", "app_label": "federations", "model_name": "side", "field_name": "character"}
        assert len(pia.client.get(reverse("admin:autocomplete"), told).json()["results"]) == 20


def test_a_card_asks_few_questions(pia: Desk, card: Show, bout: Bout, django_assert_max_num_queries: AtMost) -> None:
    with django_assert_max_num_queries(9):
        pia.open(card)
    with django_assert_max_num_queries(13):
        pia.open(bout)
    with django_assert_max_num_queries(9):
        pia.list(Bout)
