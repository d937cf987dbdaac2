"""A backup's layout: one line of JSON, then a part a table; each closes with SHA-256 over all of the file before it.

Not ZIP or tar: they leave some of their own bytes unguarded, and here whatever byte is wrong must be found.
"""

import hashlib
import zlib
from collections.abc import Iterator
from typing import IO

MAGIC = b'{"llmfed_backup":'
# Rows are compressed by so many bytes at a time; more than that in a piece is no piece of ours.
PIECE_BYTES = 1 << 20
LONGEST_BYTES = 1 << 26
LONGEST_LINE = 1 << 22
# A third of the time of zlib's own choice, for a file a tenth larger.
LEVEL = 1
SUM_BYTES = hashlib.sha256().digest_size


class Refused(Exception):
    """A backup that cannot be made or used; the message says why and what would be right. Nothing was changed."""


class Damaged(Refused):
    """A file that is not what was written; the message names the part."""


class Writer:
    """Writes parts one after the other."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sum = hashlib.sha256()
        self._waiting = bytearray()

    def head(self, line: bytes) -> None:
        """The first line, and its checksum."""
        self._put(line + b"\n")
        self._close()

    def rows(self, data: bytes | memoryview) -> None:
        """Some rows of the part."""
        self._waiting += data
        if len(self._waiting) >= PIECE_BYTES:
            self._flush()

    def end_part(self) -> None:
        if self._waiting:
            self._flush()
        self._put(bytes(4))
        self._close()

    def _flush(self) -> None:
        packed = zlib.compress(self._waiting, LEVEL)
        self._put(len(packed).to_bytes(4) + packed)
        self._waiting.clear()

    def _put(self, data: bytes) -> None:
        self._sum.update(data)
        self._file.write(data)

    def _close(self) -> None:
        self._put(self._sum.digest())


class Reader:
    """Reads them in the same order; raises Damaged, naming the part in which the file is not as it was written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sum = hashlib.sha256()

    def head(self) -> bytes:
        """The first line."""
        line = self._file.readline(LONGEST_LINE)
        if not line.startswith(MAGIC):
            raise Damaged("this is no backup of LLMFed, or its first bytes are damaged")
        self._sum.update(line)
        self._check("the header")
        return line

    def packed(self, part: str) -> Iterator[bytes]:
        """The part's pieces as they lie in the file; its checksum has been compared when they end."""
        while size := int.from_bytes(self._take(4, part)):
            if size > LONGEST_BYTES:
                raise Damaged(f"{part} is damaged: a piece of {size} bytes is none of ours")
            yield self._take(size, part)
        self._check(part)

    def rows(self, part: str) -> Iterator[bytes]:
        """The part's rows, some at a time. To be used on a file whose checksums hold."""
        return (zlib.decompress(piece) for piece in self.packed(part))

    def end(self) -> None:
        if self._file.read(1):
            raise Damaged("the file goes on after its end: something was added to it")

    def _take(self, size: int, part: str) -> bytes:
        data = self._file.read(size)
        if len(data) < size:
            raise Damaged(f"the file ends in {part}: it was cut off")
        self._sum.update(data)
        return data

    def _check(self, part: str) -> None:
        expected = self._sum.digest()
        if self._take(SUM_BYTES, part) != expected:
            raise Damaged(f"{part} is damaged: its checksum is another")
