"""Packed state: named rows in one value, the same bytes whatever order they came in."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from federations.models import Federation
from llmfed.world import packed
from llmfed.world.models import PackedState, Timeline
from tests.cast import BEGAN

LATER = BEGAN + timedelta(hours=6)


def block(keys: list[str]) -> packed.Block:
    made = packed.blank(Timeline(slug="anvil"), "minds", ["one", "two"], BEGAN)
    made.put(keys, np.array([[len(key), ord(key[0])] for key in keys], np.float32).reshape(-1, 2), BEGAN)
    return made


@given(keys=st.lists(st.text("abcz", min_size=1), unique=True), chance=st.randoms())
def test_rows_are_kept_in_the_order_of_their_keys(keys: list[str], chance) -> None:  # type: ignore[no-untyped-def]
    turned = list(keys)
    chance.shuffle(turned)
    one, other = block(keys), block(turned)

    assert one.keys == other.keys == sorted(keys)
    assert one.values.tobytes() == other.values.tobytes()
    assert all(one.values[row, 0] == len(key) for key, row in one.index().items())


def test_a_column_is_a_view_that_writes_through() -> None:
    made = block(["bo", "abe"])
    made.column("two")[:] = 7
    assert made.values.tolist() == [[3, 7], [2, 7]]
    with pytest.raises(ValueError, match="not in list"):
        made.column("three")


def test_what_is_saved_comes_back_bit_by_bit(ironbound: Federation) -> None:
    blocks = packed.load(ironbound.timeline)
    blocks["minds"].column("pleasure")[:] = np.linspace(-1, 1, len(blocks["minds"].keys), dtype=np.float32)
    blocks["minds"].row.at = LATER
    packed.save([blocks["minds"]])
    again = packed.load(ironbound.timeline)

    assert again["minds"].keys == blocks["minds"].keys
    assert again["minds"].values.tobytes() == blocks["minds"].values.tobytes()
    assert again["minds"].at == LATER
    assert again["bonds"].at == BEGAN


def test_saving_nothing_touches_nothing(ironbound: Federation) -> None:
    before = list(PackedState.objects.order_by("pk").values_list())
    packed.save([])
    assert list(PackedState.objects.order_by("pk").values_list()) == before
