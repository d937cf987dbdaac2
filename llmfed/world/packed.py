"""Packed state: a float32 matrix with named rows and columns, one database value a block."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from llmfed.prepared import rows_of
from llmfed.world import writing
from llmfed.world.models import PackedState, Timeline

Matrix = npt.NDArray[np.float32]


@dataclass(slots=True)
class Block:
    """Rows by key. `values` has the shape (len(keys), len(columns))."""

    row: PackedState
    keys: list[str]
    values: Matrix
    rekeyed: bool = False

    @property
    def at(self) -> datetime:
        return self.row.at

    def column(self, name: str) -> Matrix:
        """A writable view of one column."""
        view: Matrix = self.values[:, self.row.columns.index(name)]
        return view

    def index(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.keys)}

    def put(self, keys: list[str], values: Matrix, at: datetime) -> None:
        """Replace all rows; they are kept sorted by key, so that bytes do not depend on history."""
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self.keys = [keys[number] for number in order]
        self.values = values[order] if len(keys) else np.zeros((0, len(self.row.columns)), np.float32)
        self.row.at, self.rekeyed = at, True


PACKED = rows_of(lambda timeline: PackedState.objects.filter(timeline=timeline).order_by("name"), timeline=int)


def load(timeline: Timeline) -> dict[str, Block]:
    """All blocks of a timeline, by name; one query."""
    return {row.name: unpack(row) for row in PACKED(timeline=timeline.pk)}


def unpack(row: PackedState) -> Block:
    keys = row.keys.splitlines()
    shape = (len(keys), len(row.columns))
    return Block(row, keys, np.frombuffer(bytes(row.data), "<f4").reshape(shape).copy())


def save(blocks: Iterable[Block]) -> None:
    """Write blocks back; one statement."""
    writing.update_all(changes(blocks))


def changes(blocks: Iterable[Block]) -> Iterator[tuple[list[PackedState], list[str]]]:
    """What is to be written of blocks, each alone: their keys only where those changed."""
    for block in blocks:
        block.row.data = block.values.astype("<f4").tobytes()
        if block.rekeyed:
            block.row.keys = _lines(block)
        yield [block.row], ["keys", "data", "at"] if block.rekeyed else ["data", "at"]


def _lines(block: Block) -> str:
    return "\n".join(block.keys)


def create(blocks: list[Block]) -> None:
    """Write new blocks; one statement."""
    for block in blocks:
        block.row.keys, block.row.data = _lines(block), block.values.astype("<f4").tobytes()
    PackedState.objects.bulk_create([block.row for block in blocks])


def blank(timeline: Timeline, name: str, columns: list[str], at: datetime) -> Block:
    """A new block without rows; not saved."""
    row = PackedState(timeline=timeline, name=name, columns=columns, at=at)
    return Block(row, [], np.zeros((0, len(columns)), np.float32))
