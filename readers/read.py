"""Bytes in, articles out: paths, folders, standard input and bare bytes in any of the formats."""

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from dramatis.article import Article, Rejected
from dramatis.errors import UnreadableError
from readers.compose import NOTHING_KNOWN, Known
from readers.decode import binary_kind, byte_order_mark, declared_charset, decode, utf16_without_mark
from readers.feed import read_feed
from readers.formats import Format, recognise
from readers.html_page import read_html
from readers.json_articles import LONGEST_LINE, is_json_document, read_json_document, read_json_lines
from readers.openings import HEAD_BYTES, first_bytes, lines
from readers.plain_text import read_plain_text
from readers.rejects import is_cut, kept_bytes, reject
from readers.story_page import read_story_pages

# The path that stands for standard input.
STANDARD_INPUT = "-"
# Everything but JSONL is held in memory while it is read, at a few times its size.
LONGEST_DOCUMENT = 64_000_000
# Their line ends are two or four bytes long.
_WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")


def read_paths(
    paths: Sequence[str],
    format: Format = Format.AUTO,  # noqa: A002 - the command line's and the API's word
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Rejected]:
    """The articles of files, folders (by name, hidden ones left out) and "-", one after the other, while being read.

    What can't be read is a Rejected in its place; nothing is raised. JSONL of any size takes the memory of one line.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _read_standard_input(stdin, format)
        elif os.path.isdir(path):
            yield from _read_folder(path, format)
        else:
            yield from _read_file(path, format)


def read_bytes(
    content: bytes,
    format: Format = Format.AUTO,  # noqa: A002 - as above
    origin: str = "text",
    known: Known = NOTHING_KNOWN,
    first_line: int = 1,
) -> Iterator[Article | Rejected]:
    """The articles in these bytes. `known` fills in what they don't say; JSONL's lines count from `first_line`."""
    yield from _read_stream(BytesIO(kept_bytes(content)), format, origin, known, first_line)


def read_rejected(rejected: Rejected) -> Iterator[Article | Rejected]:
    """The second try at a rejected input, under its old origin. What wasn't kept whole is rejected again."""
    kind = Format(rejected.format) if rejected.format in Format.__members__ else Format.AUTO
    if not rejected.content:
        yield reject(rejected.origin, f"{rejected.reason} (nothing of it was kept; ingest it again)", b"", kind)
        return
    if is_cut(rejected):
        reason = f"{rejected.reason} (only its beginning was kept; ingest the file again)"
        yield reject(rejected.origin, reason, rejected.content, kind)
        return
    origin, _, line = rejected.origin.rpartition(":")
    content = rejected.content.encode("utf-8", "surrogatepass")
    if kind is Format.JSONL and origin and line.isdecimal():
        yield from read_bytes(content, kind, origin, first_line=int(line))
    else:
        yield from read_bytes(content, kind, rejected.origin)


def _read_standard_input(stdin: BinaryIO | None, format: Format) -> Iterator[Article | Rejected]:  # noqa: A002
    if stdin is None:
        yield reject("standard input", "there is no standard input to read", b"", format)
    else:
        yield from _read_stream(stdin, format, "standard input")


def _read_folder(folder: str, format: Format) -> Iterator[Article | Rejected]:  # noqa: A002
    """All files below the folder. A stack instead of recursion: folders nest deeper than Python's calls may."""
    stack, anything = [folder], False
    while stack:
        path = stack.pop()
        if os.path.isdir(path):
            try:
                inside = sorted(os.scandir(path), key=lambda entry: entry.name, reverse=True)
            except OSError as error:
                anything = True
                yield reject(path, f"the folder can't be opened: {error.strerror}", b"", format)
                continue
            # Links to folders may lead back up; links to files are read. Sockets and pipes would wait for ever.
            stack.extend(
                entry.path
                for entry in inside
                if not entry.name.startswith(".")
                and (entry.is_dir(follow_symlinks=False) or entry.is_file() or not os.path.exists(entry.path))
            )
        else:
            anything = True
            yield from _read_file(path, format)
    if not anything:
        yield reject(folder, "the folder holds no files to read", b"", format)


def _read_file(path: str, format: Format) -> Iterator[Article | Rejected]:  # noqa: A002
    try:
        stream = open(path, "rb")  # noqa: SIM115 - closed below; a `with` would also catch what the readers raise
    except FileNotFoundError:
        yield reject(path, "there is no such file or folder", b"", format)
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        yield reject(path, f"the file can't be opened: {reason}", b"", format)
        return
    with stream:
        yield from _read_stream(stream, format, path)


def _read_stream(
    stream: BinaryIO,
    chosen: Format,
    origin: str,
    known: Known = NOTHING_KNOWN,
    first_line: int = 1,
) -> Iterator[Article | Rejected]:
    head = b""
    try:
        head, stream = first_bytes(stream)
        kind = binary_kind(head)
        if kind or (len(head) < HEAD_BYTES and not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff")):
            yield reject(origin, f"this is {kind}" if kind else "the input is empty", head, chosen)
            return
        start = _head_text(head)
        chosen = recognise(start, origin) if chosen is Format.AUTO else chosen
        if chosen is Format.JSONL and not is_json_document(start):
            wide = byte_order_mark(head) or utf16_without_mark(head)
            numbered = lines(stream, LONGEST_LINE, wide if wide in _WIDE else None)
            shifted = ((number + first_line - 1, line) for number, line in numbered)
            yield from read_json_lines(shifted, origin, known)
            return
        content = stream.read(LONGEST_DOCUMENT + 1)
        if len(content) > LONGEST_DOCUMENT:
            raise UnreadableError(
                f"the input has more than {LONGEST_DOCUMENT:,} bytes; only JSONL, one object a line, may be longer"
            )
        head = content
        text, _ = decode(content, declared_charset(content) if chosen in (Format.HTML, Format.FEED) else None)
        yield from _read_document(text, chosen, origin, known)
    except UnreadableError as error:
        yield reject(origin, str(error), head, chosen)
    except OSError as error:
        yield reject(origin, f"reading failed: {error.strerror or error}", head, chosen)
    except Exception as error:  # a fault of ours in one input must not stop the batch; it is listed as rejected
        yield reject(origin, f"reading failed ({type(error).__name__}: {error}); please report this", head, chosen)


def _read_document(text: str, format: Format, origin: str, known: Known) -> Iterator[Article | Rejected]:  # noqa: A002
    if format is Format.JSONL:
        yield from read_json_document(text, origin, known)
    elif format is Format.FEED:
        yield from read_feed(text, origin, known)
    elif format is Format.STORY_PAGE:
        yield from read_story_pages(text, origin, known)
    elif format is Format.HTML:
        yield read_html(text, origin, known)
    else:
        yield read_plain_text(text, origin, known)


def _head_text(head: bytes) -> str:
    """The first characters for recognising the format; the last may be torn."""
    mark = byte_order_mark(head) or utf16_without_mark(head)
    return head[:HEAD_BYTES].decode(mark or "utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
