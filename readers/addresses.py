"""Web addresses in, articles out: what is there is fetched (`readers.fetch`) and read as a file of it would be."""

import codecs
from collections.abc import Iterator

from dramatis.article import Article, Rejected
from dramatis.errors import FetchError
from readers.compose import NOTHING_KNOWN, Known
from readers.decode import byte_order_mark
from readers.fetch import Fetched, Fetcher
from readers.formats import Format, recognise
from readers.openings import HEAD_BYTES
from readers.read import read_bytes
from readers.rejects import reject
from readers.web_address import web_address


def is_address(path: str) -> bool:
    """What is to be ingested stands on the web, not in a file."""
    return path.lower().startswith(("http://", "https://")) and web_address(path) is not None


def read_address(
    url: str,
    fetcher: Fetcher,
    format: Format = Format.AUTO,  # noqa: A002 - the command line's and the API's word
) -> Iterator[Article | Rejected]:
    """The articles at the address. What can't be fetched or read is a Rejected in its place; nothing is raised."""
    try:
        fetched = fetcher.fetch(url)
    except FetchError as error:
        yield reject(url, str(error), b"", format)
        return
    yield from read_fetched(fetched, format)


def read_fetched(fetched: Fetched, format: Format = Format.AUTO) -> Iterator[Article | Rejected]:  # noqa: A002 - as above
    """The articles in what was fetched. A page or text that names no address of its own stands under this one."""
    content = _in_utf8(fetched)
    kind = recognise(content[:HEAD_BYTES].decode("utf-8", "replace"), fetched.url) if format is Format.AUTO else format
    known = Known(url=fetched.url) if kind in (Format.HTML, Format.TEXT, Format.STORY_PAGE) else NOTHING_KNOWN
    yield from read_bytes(content, format, fetched.url, known)


def _in_utf8(fetched: Fetched) -> bytes:
    """The bytes, in UTF-8 where the server says that they are something else and they are; its word goes first."""
    if fetched.charset is None or byte_order_mark(fetched.content):
        return fetched.content
    try:
        name = codecs.lookup(fetched.charset).name
        if name in ("utf-8", "ascii", "iso8859-1"):
            # The two last are what servers say that never looked.
            return fetched.content
        return fetched.content.decode(name).encode("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return fetched.content
