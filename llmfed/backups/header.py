"""A backup's first line: what is in it, and which code may read it."""

from datetime import UTC, datetime
from importlib.metadata import version

from django.db.models import Sum
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from federations.sim.bout import ENGINE_VERSION
from llmfed.backups import tables
from llmfed.backups.parts import Refused
from llmfed.world import chronicle
from llmfed.world.models import Timeline, Universe

FORMAT = 1


class Table(BaseModel):
    """One table, in the order of the file."""

    name: str
    columns: list[str]
    rows: int


class Header(BaseModel):
    """What the first line tells. `llmfed_backup` is the format, and first in every one."""

    model_config = ConfigDict(extra="ignore")

    llmfed_backup: int
    llmfed: str
    engine: int
    made_at: AwareDatetime
    universe: str
    world_at: AwareDatetime
    ticks: int
    digest: str
    migrations: list[str]
    tables: list[Table]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    def line(self) -> bytes:
        return self.model_dump_json().encode()

    def lines(self) -> list[str]:
        """For whoever asks what a file is."""
        return [
            f"universe: {self.universe}",
            f"world time: {self.world_at:%Y-%m-%d %H:%M}",
            f"ticks: {self.ticks}",
            f"digest: {self.digest}",
            f"made: {self.made_at:%Y-%m-%d %H:%M} UTC by LLMFed {self.llmfed}, engine {self.engine}",
            f"content: {self.rows} rows in {len(self.tables)} tables",
        ]


def describe(*, as_it_stands: bool = False) -> Header:
    """The header of a backup of the universe in this database, as the transaction sees it.

    `as_it_stands`: of the tables that are there, as whatever code made them has them; else of this code's.
    """
    universe = Universe.objects.only("name", "world_at").first()
    shape = tables.standing() if as_it_stands else tables.shape()
    if universe is None:
        raise Refused("there is no universe here to back up")
    return Header(
        llmfed_backup=FORMAT,
        llmfed=version("llmfed"),
        engine=ENGINE_VERSION,
        made_at=datetime.now(UTC),
        universe=universe.name,
        world_at=universe.world_at,
        ticks=(Timeline.objects.aggregate(ticks=Sum("tick"))["ticks"] or 0) - Timeline.objects.count(),
        digest=chronicle.digest(),
        migrations=tables.applied() if as_it_stands else tables.migrations(),
        tables=[Table(name=table, columns=names, rows=tables.count(table)) for table, names in shape.items()],
    )


def parse(line: bytes) -> Header:
    """The header of a first line whose checksum holds."""
    number = int(line.partition(b":")[2].partition(b",")[0])
    if number > FORMAT:
        raise Refused(f"the file has format {number}, this LLMFed reads up to {FORMAT}: restore it with a newer one")
    try:
        return Header.model_validate_json(line)
    except ValidationError as error:
        raise Refused(f"the header is none of ours: {error}") from error


def check_fits(header: Header) -> None:
    """Raise Refused unless the tables here are those that the file was made of."""
    told, here = set(header.migrations), set(tables.migrations())
    if told - here:
        names = ", ".join(sorted(told - here))
        raise Refused(
            f"the file was made after migrations that are not applied here: {names}."
            f" Restore it with the code that made it, LLMFed {header.llmfed}, engine {header.engine}"
        )
    if here - told:
        names = ", ".join(sorted(here - told))
        raise Refused(
            f"the file was made before migrations that are applied here: {names}. Restore it with the code that"
            f" made it, LLMFed {header.llmfed}, engine {header.engine}, and run `manage.py migrate` with this one after"
        )
    shapes = tables.shape()
    for table in header.tables:
        if sorted(table.columns) != sorted(shapes.pop(table.name, ())):
            raise Refused(f"{table.name} has other columns here: restore the file with the code that made it")
    if shapes:
        raise Refused(f"the file lacks {', '.join(sorted(shapes))}: restore it with the code that made it")
