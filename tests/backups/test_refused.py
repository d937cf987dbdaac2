"""A damaged file, one of other code, or a database that is not empty: refused, with the reason, and nothing changed."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import hypothesis
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from llmfed import backups
from llmfed.accounts.models import User
from llmfed.backups.header import Header
from llmfed.backups.parts import Reader, Writer
from llmfed.world import chronicle
from tests import cast
from tests.backups.conftest import Kept
from tests.databases import created, using
from tests.lived import everything


@pytest.fixture(scope="session")
def torn(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Path]:
    """Writes other bytes to a file."""
    path = tmp_path_factory.mktemp("torn") / "torn.backup"

    def write(data: bytes) -> Path:
        path.write_bytes(data)
        return path

    return write


@hypothesis.given(place=st.floats(0, 1, exclude_max=True), flipped=st.integers(1, 255))
def test_any_byte_that_is_another_is_found(
    kept: Kept, torn: Callable[[bytes], Path], place: float, flipped: int
) -> None:
    data = bytearray(kept.data)
    data[int(place * len(data))] ^= flipped

    with pytest.raises(backups.Refused):
        backups.inspect(torn(bytes(data)))


@hypothesis.given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_that_was_cut_off_is_found(kept: Kept, torn: Callable[[bytes], Path], share: float) -> None:
    with pytest.raises(backups.Refused):
        backups.inspect(torn(kept.data[: int(share * len(kept.data))]))


def test_what_is_damaged_is_named(kept: Kept, torn: Callable[[bytes], Path]) -> None:
    data = kept.data
    ends = data.index(b"\n")
    middle = _middle_of(kept, "world_moment")

    for place, words in [
        (3, "no backup of LLMFed"),
        (ends - 20, "the header is damaged"),
        (ends, "the header"),
        (ends + 5, "the header is damaged"),
        (middle, "world_moment is damaged"),
        (len(data) - 1, f"{kept.header.tables[-1].name} is damaged"),
    ]:
        with pytest.raises(backups.Refused, match=words):
            backups.inspect(torn(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]))
    with pytest.raises(backups.Refused, match="the file ends in world_moment: it was cut off"):
        backups.inspect(torn(data[:middle]))
    with pytest.raises(backups.Refused, match="goes on after its end"):
        backups.inspect(torn(data + b"x"))


def _middle_of(kept: Kept, wanted: str) -> int:
    """A place within a table's part."""
    with kept.file.open("rb") as file:
        reader = Reader(file)
        reader.head()
        for table in kept.header.tables:
            for piece in reader.packed(table.name):
                if table.name == wanted:
                    return file.tell() - len(piece) // 2
    raise LookupError(wanted)


def test_a_damaged_file_is_not_restored(kept: Kept, torn: Callable[[bytes], Path], database: str) -> None:
    before, data = everything(), kept.data
    with pytest.raises(backups.Refused, match="is damaged"):
        backups.restore(torn(data[:-1] + bytes([data[-1] ^ 1])))
    assert everything() == before


def retold(kept: Kept, header: Header) -> bytes:
    """The same content under another header, with checksums that hold."""
    whole = Path(f"{kept.file}.retold")
    with kept.file.open("rb") as old, whole.open("wb") as new:
        reader, writer = Reader(old), Writer(new)
        reader.head()
        writer.head(header.line())
        for table in kept.header.tables:
            for rows in reader.rows(table.name):
                writer.rows(rows)
            writer.end_part()
    return whole.read_bytes()


def test_what_other_code_made_is_refused_with_what_would_be_right(
    kept: Kept, torn: Callable[[bytes], Path], database: str
) -> None:
    told, before = kept.header, everything()
    newer = told.model_copy(update={"llmfed_backup": 2})
    later = told.model_copy(update={"migrations": [*told.migrations, "world.0099_later"]})
    earlier = told.model_copy(update={"migrations": told.migrations[1:]})
    shorter = [table.model_copy(update={"columns": table.columns[:-1]}) for table in told.tables]
    other = told.model_copy(update={"tables": shorter})
    fewer = told.model_copy(update={"tables": told.tables[:-1]})

    for header, words in [
        (newer, "format 2, this LLMFed reads up to 1: restore it with a newer one"),
        (later, r"not applied here: world.0099_later. Restore it with the code that made it, LLMFed .*, engine"),
        (earlier, rf"made before migrations that are applied here: {told.migrations[0]}.*manage.py migrate"),
        (other, "has other columns here"),
        (fewer, f"the file lacks {told.tables[-1].name}"),
    ]:
        with pytest.raises(backups.Refused, match=words):
            backups.restore(torn(retold(kept, header)))
    assert everything() == before


def test_a_header_that_does_not_say_what_came_undoes_all(
    kept: Kept, torn: Callable[[bytes], Path], database: str
) -> None:
    told, before = kept.header, everything()
    with pytest.raises(backups.Refused, match=f"the header says {'0' * 64}"):
        backups.restore(torn(retold(kept, told.model_copy(update={"digest": "0" * 64}))))
    more = [table.model_copy(update={"rows": table.rows + 1}) for table in told.tables]
    with pytest.raises(backups.Refused, match="rows after restoring, the header says"):
        backups.restore(torn(retold(kept, told.model_copy(update={"tables": more}))))
    assert everything() == before


def test_a_database_with_somebody_in_it_is_left_alone(kept: Kept, database: str) -> None:
    User.objects.create(username="here")
    with pytest.raises(backups.Refused, match="accounts_user holds rows: a backup is restored into an empty database"):
        backups.restore(kept.file)
    assert User.objects.get().username == "here"
    cast.universe()
    with pytest.raises(backups.Refused, match="lives here"):
        backups.restore(kept.file)


def test_where_tables_are_not_those_of_this_code_nothing_is_read_or_written(
    kept: Kept, database: str, tmp_path: Path
) -> None:
    MigrationRecorder(connection).record_unapplied("world", "0001_initial")
    for command in (["backup", str(tmp_path / "x")], ["verify"]):
        with pytest.raises(CommandError, match=r"not applied here: run `manage.py migrate`"):
            call_command(*command)
    cast.universe()
    with pytest.raises(CommandError, match="lives here"):
        call_command("restore", str(kept.file))
    assert ("world", "0001_initial") not in MigrationRecorder(connection).applied_migrations()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_a_database_without_tables_gets_them(kept: Kept, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), created("template0") as name, using(name):
        out = StringIO()
        call_command("restore", str(kept.file), stdout=out)
        assert chronicle.digest() == kept.header.digest
    assert f"digest: {kept.header.digest}" in out.getvalue()


def test_a_damaged_file_leaves_a_database_without_tables_as_it_was(
    kept: Kept, torn: Callable[[bytes], Path], django_db_blocker: DjangoDbBlocker
) -> None:
    cut = torn(kept.file.read_bytes()[:-100])
    with django_db_blocker.unblock(), created("template0") as name, using(name):
        with pytest.raises(CommandError):
            call_command("restore", str(cut), stdout=StringIO())
        assert connection.introspection.table_names() == []
