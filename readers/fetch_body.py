"""Bodies of answers, unpacked while they arrive, and never more than a bounded size of them."""

import zlib
from collections.abc import Iterable, Iterator

from dramatis.errors import FetchError

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_BARE_DEFLATE = -zlib.MAX_WBITS
_PACKED = {"gzip": _GZIP_OR_ZLIB, "x-gzip": _GZIP_OR_ZLIB, "deflate": _GZIP_OR_ZLIB}
_GZIP_MARK = b"\x1f\x8b"
# A step of unpacking: a bomb is noticed after so many bytes, not after all that a chunk of it holds.
_STEP = 65_536


def read_body(chunks: Iterable[bytes], encoding: str, most_packed: int, most: int) -> bytes:
    """The body. `encoding` is its Content-Encoding. FetchError where it is longer than that, packed or unpacked."""
    packings = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(packings) > 1 or any(name not in _PACKED for name in packings):
        raise FetchError(f"the answer is packed with {encoding[:40]!r}, which is not understood")
    body = bytearray()
    arriving = _counted(chunks, most_packed)
    for piece in _unpacked(arriving) if packings else arriving:
        body += piece
        if len(body) > most:
            raise FetchError(f"the answer has more than {most:,} bytes unpacked; ingest it as a file")
    return bytes(body)


def _counted(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > most:
            raise FetchError(f"the answer has more than {most:,} bytes; ingest it as a file")
        yield chunk


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What the chunks hold, in small pieces; several packed parts may follow each other, and then padding."""
    unpacker = None
    parts = 0
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting:
                if unpacker is None:
                    if parts and not waiting.startswith(_GZIP_MARK[: len(waiting)]):
                        return
                    unpacker, parts = zlib.decompressobj(_window(waiting)), parts + 1
                piece = unpacker.decompress(waiting, _STEP)
                yield piece
                # All may have been read and not yet all given back.
                while len(piece) == _STEP and not unpacker.unconsumed_tail and not unpacker.eof:
                    piece = unpacker.decompress(b"", _STEP)
                    yield piece
                waiting = unpacker.unconsumed_tail
                if unpacker.eof:
                    waiting, unpacker = unpacker.unused_data, None
    except zlib.error as error:
        raise FetchError(f"the answer can't be unpacked ({error}); try again later") from error
    if unpacker is not None:
        raise FetchError("the answer breaks off; try again later")


def _window(start: bytes) -> int:
    """How `deflate` is meant: with the header that the standard asks for, or as some servers send it, without."""
    header = start[:1] == b"\x1f" or (len(start) > 1 and start[0] & 15 == 8 and (start[0] << 8 | start[1]) % 31 == 0)
    return _GZIP_OR_ZLIB if header else _BARE_DEFLATE
