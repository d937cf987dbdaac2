"""Before there is a universe: a page says so, and what to do about it."""

import pytest
from django.test import Client


@pytest.mark.parametrize("address", ["/", "/federations/"])
def test_a_page_without_a_universe_says_how_to_begin_one(db: None, client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 503
    assert "manage.py up" in answer.text
    assert int(answer["Retry-After"]) > 0
    assert not answer.cookies
