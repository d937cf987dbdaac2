"""Columns of many rows, of several models, in one statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from characters.models import Character
from federations.models import Contract, Federation
from llmfed.world import writing


def test_rows_of_several_models_are_written_in_one_statement(ironbound: Federation) -> None:
    people, contracts = list(Character.objects.all()), list(Contract.objects.order_by("pk"))
    for number, who in enumerate(people):
        who.over, who.name = number / 100, "not written"
    contracts[0].wins = 77
    ironbound.name = "Ironbound Anew"
    with CaptureQueriesContext(connection) as asked:
        writing.update_all([(people, ["over"]), ([contracts[0]], ["wins"]), ([ironbound], ["name"])])

    assert len(asked) == 1
    assert [Character.objects.get(pk=who.pk).over for who in people] == [who.over for who in people]
    assert not Character.objects.filter(name="not written").exists()
    assert Contract.objects.get(wins=77) == contracts[0]
    assert Federation.objects.get(pk=ironbound.pk).name == "Ironbound Anew"


def test_a_column_that_is_not_there_is_named(ironbound: Federation) -> None:
    with pytest.raises(ValueError, match="Federation has no columns colour"):
        writing.update([ironbound], ["name", "colour"])


def test_nothing_to_write_asks_nothing(db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        writing.update_all([])
        writing.update([], ["name"])
    assert len(asked) == 0
