"""A prepared read gives what its phrase gives, compiled once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.test.utils import CaptureQueriesContext

from federations.models import Contract, Federation, Show
from llmfed import headless
from llmfed.prepared import Prepared, rows_of, values_of
from tests.cast import BEGAN

UPCOMING = rows_of(
    lambda federation, at: (
        Show.objects.upcoming().filter(federation=federation, starts_at__gte=at).select_related("series")
    ),
    federation=int,
    at=datetime,
)


@pytest.fixture
def planned(ironbound: Federation) -> Federation:
    headless.advance(until=BEGAN + timedelta(hours=1))
    return ironbound


def test_it_gives_the_rows_of_its_phrase_for_any_values(planned: Federation) -> None:
    for days in (0, 3, 9, 400):
        at = BEGAN + timedelta(days=days)
        wanted = Show.objects.upcoming().filter(federation=planned, starts_at__gte=at)
        assert UPCOMING(federation=planned.pk, at=at) == list(wanted)
    assert UPCOMING(federation=planned.pk + 1, at=BEGAN) == []


def test_what_was_selected_along_is_there(planned: Federation) -> None:
    show = UPCOMING.first(federation=planned.pk, at=BEGAN)
    assert show is not None
    with CaptureQueriesContext(connection) as asked:
        assert show.series.name
    assert len(asked) == 0


def test_values_come_as_tuples_and_prefetched_rows_in_one_more_query(planned: Federation) -> None:
    names = values_of(lambda slug: Federation.objects.filter(slug=slug).values_list("name", "city"), slug=str)
    assert names(slug="ironbound") == [(planned.name, planned.city)]
    shows = rows_of(lambda pk: Federation.objects.filter(pk=pk).prefetch_related("shows"), pk=int)
    with CaptureQueriesContext(connection) as asked:
        assert len(shows(pk=planned.pk)[0].shows.all()) > 1
    assert len(asked) == 2


def test_one_answer_is_not_the_next(planned: Federation) -> None:
    first = UPCOMING(federation=planned.pk, at=BEGAN)
    Show.objects.filter(pk=first[0].pk).delete()
    assert len(UPCOMING(federation=planned.pk, at=BEGAN)) == len(first) - 1


@pytest.mark.parametrize("values", [{}, {"federation": 1}, {"federation": 1, "at": BEGAN, "more": 2}])
def test_it_says_which_values_it_needs(values: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="federation, at are needed"):
        UPCOMING(**values)


def test_a_value_that_the_orm_changes_is_refused(ironbound: Federation) -> None:
    shouted: Prepared[Contract] = rows_of(
        lambda name: Contract.objects.filter(character__name__contains=name), name=str
    )
    with pytest.raises(TypeError, match="name cannot be found"):
        shouted(name="Bo")


@pytest.mark.parametrize("told", ["50 % off", "%s", "O'Hara \\ sons", "'; --", "%%s"])
def test_constants_stand_in_the_statement_whatever_they_hold(ironbound: Federation, told: str) -> None:
    read = values_of(
        lambda slug: Federation.objects.filter(slug=slug).values_list(JSONObject(told=Value(told), slug="slug")),
        slug=str,
    )
    sent: list[tuple[Any, ...]] = []

    def listen(execute: Callable[..., Any], sql: str, params: tuple[Any, ...], *told: Any) -> Any:
        sent.append(params)
        return execute(sql, params, *told)

    with connection.execute_wrapper(listen):
        assert read(slug="ironbound") == [({"told": told, "slug": "ironbound"},)]
    assert sent == [("ironbound",)]


def test_what_a_phrase_may_do_without_is_not_missed(ironbound: Federation) -> None:
    read: Prepared[Federation] = Prepared(
        lambda fan, slug: Federation.objects.filter(slug=slug), ("fan",), fan=int, slug=str
    )
    assert read(fan=7, slug="ironbound") == [ironbound]
