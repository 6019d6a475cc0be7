"""Opened inputs as streams of bytes: gzip unpacked within bounds, lines within bounds, the first bytes looked at."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from dramatis.errors import UnreadableError

if TYPE_CHECKING:  # collections.abc has it from Python 3.12 on
    from typing_extensions import Buffer

# What is looked at to recognise format and encoding.
HEAD_BYTES = 65_536
# A pipe unpacks news at 3:1 to 10:1, repetitive logs at 50:1, a bomb at 1,000:1. Small inputs may do as they like.
_HIGHEST_RATIO = 100
_FREE_BYTES = 64_000_000


def first_bytes(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first 64 kB, and a stream that begins with them; gzip is unpacked. Works on pipes, which can't seek."""
    head, stream = _peeked(stream)
    if not head.startswith(b"\x1f\x8b"):
        return head, stream
    return _peeked(io.BufferedReader(_Unpacked(stream)))


def lines(stream: BinaryIO, longest: int, encoding: str | None = None) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers. A line of more than `longest` bytes is cut to one byte more than that.

    `encoding` is given for UTF-16 and UTF-32, whose line ends aren't single bytes; the lines are UTF-8 then.
    """
    number = 0
    if encoding:
        with io.TextIOWrapper(stream, encoding, errors="replace", newline="\n") as text:
            while wide := text.readline(longest + 1):
                number += 1
                yield number, wide.encode("utf-8", "surrogatepass")[: longest + 1]
                while len(wide) > longest and not wide.endswith("\n"):
                    wide = text.readline(longest + 1)
        return
    while line := stream.readline(longest + 1):
        number += 1
        yield number, line
        while len(line) > longest and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)


def _peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    head = b""
    while len(head) < HEAD_BYTES and (more := stream.read(HEAD_BYTES - len(head))):
        head += more
    return head, io.BufferedReader(_Rewound(head, stream), buffer_size=HEAD_BYTES)


class _Rewound(io.RawIOBase):
    """Bytes that were read already, then the stream they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        view = memoryview(buffer).cast("B")
        if self._head:
            piece = self._head[: len(view)]
            self._head = self._head[len(piece) :]
            view[: len(piece)] = piece
            return len(piece)
        piece = memoryview(self._rest.read(len(view)) or b"")
        view[: len(piece)] = piece
        return len(piece)


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._stream.read(len(view)) or b""
        view[: len(piece)] = piece
        self.taken += len(piece)
        return len(piece)


class _Unpacked(io.RawIOBase):
    """The contents of a gzip stream. Raises UnreadableError for damage, and when it grows out of all proportion."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = _Counted(packed)
        self._stream = gzip.GzipFile(fileobj=cast(BinaryIO, io.BufferedReader(self._packed)), mode="rb")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            piece = self._stream.read1(len(view))
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableError(
                f"the gzip data is damaged or cut off after {self._given:,} unpacked bytes ({error}); pack it anew"
            ) from error
        view[: len(piece)] = piece
        self._given += len(piece)
        if self._given > max(_FREE_BYTES, _HIGHEST_RATIO * self._packed.taken):
            raise UnreadableError(
                f"{self._packed.taken:,} bytes of gzip unpack to more than {self._given:,}; unpack the file yourself "
                "if that is right"
            )
        return len(piece)
