"""Chance comes from named streams, of which none tells anything of another; facts have one spelling."""

import hashlib
import json

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from llmfed.world import randomness

NAMES = st.lists(st.one_of(st.text("abcdef-", max_size=8), st.integers(0, 999)), min_size=1, max_size=4)
SECRET = randomness.secret_from("ironbound")


def test_a_stream_is_the_same_wherever_and_whenever_it_is_drawn() -> None:
    """Written down once: another value would be another universe for every seed there is."""
    assert randomness.stream(SECRET, "bout", "ironbound/1/8").random() == 0.2418010224972691


@given(one=NAMES, other=NAMES)
def test_other_names_are_another_stream(one: list[str | int], other: list[str | int]) -> None:
    spelled = ["/".join(map(str, names)) for names in (one, other)]
    same = randomness.seed(SECRET, *one) == randomness.seed(SECRET, *other)
    assert same == (spelled[0] == spelled[1])


def test_another_secret_is_another_universe() -> None:
    assert randomness.seed(SECRET, "bout") != randomness.seed(randomness.secret_from("rustbelt"), "bout")


def test_a_seed_is_not_its_secret_nor_a_plain_hash_of_the_name() -> None:
    seed = randomness.seed(SECRET, "bout")
    assert len(seed) == 32
    assert seed not in {SECRET, hashlib.sha256(b"bout").digest(), hashlib.sha256(SECRET + b"bout").digest()}


FACTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(facts=st.dictionaries(st.text(max_size=4), FACTS, max_size=5))
def test_facts_have_one_spelling_whatever_order_they_were_written_in(facts: dict[str, object]) -> None:
    turned = dict(reversed(facts.items()))
    assert randomness.canonical(facts) == randomness.canonical(turned)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_has_no_spelling_is_no_fact(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        randomness.canonical({"x": value})


# What is recorded is rounded to a few places.
NUMBERS = st.floats(-1e6, 1e6).map(lambda number: round(number, 4))
NESTED = st.recursive(
    NUMBERS | st.integers(-(10**9), 10**9) | st.sampled_from([-0.0, "-0.0", True, None]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=NESTED)
@example(facts={"momentum": round(-0.0004, 3)})
def test_facts_are_spelt_alike_before_and_after_the_database_has_had_them(db: None, facts: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::jsonb::text", [json.dumps(facts)])
        (kept,) = cursor.fetchone()

    assert randomness.canonical(json.loads(kept)) == randomness.canonical(facts)
