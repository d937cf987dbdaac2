"""Packed state: a float32 matrix with named rows and columns, one database value a block."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
from django.db import connection

from llmfed.world.models import PackedState, Timeline
from llmfed.world.prepared import rows_of

UPDATE = """
UPDATE world_packedstate AS p SET keys = coalesce(v.keys, p.keys), data = v.data, at = v.at
FROM (VALUES %s) AS v(id, keys, data, at) WHERE p.id = v.id
"""

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


def save(blocks: dict[str, Block]) -> None:
    """Write blocks back, their keys only where those changed; one statement."""
    if not blocks:
        return
    rows = ", ".join(["(%s, %s::text, %s::bytea, %s::timestamptz)"] * len(blocks))
    values = [
        value
        for block in blocks.values()
        for value in (
            block.row.pk,
            _lines(block) if block.rekeyed else None,
            block.values.astype("<f4").tobytes(),
            block.row.at,
        )
    ]
    with connection.cursor() as cursor:
        cursor.execute(UPDATE % rows, values)


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
