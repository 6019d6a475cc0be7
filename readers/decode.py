"""Bytes to text: byte order mark, UTF-8, the declared character set, else the most likely one."""

import codecs
import logging
import re

from charset_normalizer import from_bytes

from dramatis.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a page may declare. UTF-7 and Python's own codecs (idna, rot13, zip) are no character sets of news.
_KNOWN = re.compile(
    r"(us-?ascii|latin-?[1-9]|iso-?8859-?\d+|iso-?2022-?\w+|windows-?\d+|cp-?\d+|koi8-?\w+|mac-?\w+|shift-?jis|sjis|"
    r"euc-?\w+|gb2312|gbk|gb18030|big5(-?hkscs)?|hz(-gb-2312)?|tis-?620|utf-?8|utf-?16(-?[lb]e)?|utf-?32(-?[lb]e)?)",
    re.IGNORECASE,
)
# Browsers read these labels as Windows-1252 (WHATWG Encoding Standard).
_WESTERN = re.compile(r"(us-?ascii|ascii|latin-?1|iso-?8859-?1)", re.IGNORECASE)
_SEVEN_BIT = re.compile(r"(iso-?2022|hz)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,200}?\bencoding\s*=\s*["']|<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?)\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# The head in which a declaration must stand: 1,024 bytes by the HTML standard, more on real pages.
_DECLARATION_WITHIN = 8_192
# The sample for guessing: more costs seconds and rarely changes the answer.
_GUESS_BYTES = 65_536
# With fewer bytes beyond ASCII than this there's nothing to count; Western text is by far the likeliest.
_FEW = 12
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# First bytes of formats that people put beside their texts by mistake.
_BINARY = (
    (b"%PDF-", "a PDF document; save its text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save its text first"),
    (b"\xd0\xcf\x11\xe0", "an office document; save its text first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a media file"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "packed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"\x1f\x8b", "packed with gzip inside gzip; unpack it first"),
    (b"PAR1", "a Parquet file; convert it to JSONL first"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b\x0b")


def byte_order_mark(content: bytes) -> str | None:
    """The encoding that the content's first bytes announce, or None."""
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def declared_charset(content: bytes) -> str | None:
    """The character set that an XML declaration or an HTML meta element names, if Python knows it."""
    found = _DECLARED.search(content[:_DECLARATION_WITHIN])
    return _codec(found.group(1).decode("ascii", "replace")) if found else None


def binary_kind(content: bytes) -> str | None:
    """What the content is when it isn't text ("a PDF document; …"), or None."""
    kind = next((name for mark, name in _BINARY if content.startswith(mark)), None)
    if kind or byte_order_mark(content) or utf16_without_mark(content):
        return kind
    head = content[:_GUESS_BYTES]
    # Text has hardly any control character; one in ten bytes is generous to damaged text.
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "no text (its bytes are binary)" if controls * 10 > len(head) else None


def decode(content: bytes, declared: str | None = None, guess: str | None = None) -> tuple[str, str]:
    """The text and the encoding it was read with.

    `declared` is the document's own word, `guess` what fitted earlier lines of the same file. Bytes that are UTF-8 are
    read as UTF-8 whatever is declared, as long as the declared set isn't a seven-bit one.
    Raises UnreadableError with the position of the first byte that doesn't fit.
    """
    mark = byte_order_mark(content)
    if mark:
        return _strict(content, mark), mark
    declared = _codec(declared) if declared else None
    if declared and _SEVEN_BIT.match(declared) and (text := _try(content, declared)) is not None:
        return text, declared
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        trouble = error
    if trouble.end == len(content) and trouble.reason == "unexpected end of data" and _is_mostly_utf8(content):
        return content[: trouble.start].decode("utf-8"), "utf-8"  # cut off inside its last character
    if _is_mostly_utf8(content):
        raise UnreadableError(_message(content, trouble, "though the rest is")) from trouble
    for encoding in (utf16_without_mark(content), declared, guess, _likely(content)):
        if encoding and (text := _try(content, encoding)) is not None:
            return text, encoding
    raise UnreadableError(_message(content, trouble)) from trouble


def utf16_without_mark(content: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, which shows as NULs at every second place of Latin text; else None."""
    head = content[: _GUESS_BYTES - 2]
    half = len(head) // 2
    if half < 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 10 >= half * 7 and even * 20 <= half:
        return "utf-16-le"
    return "utf-16-be" if even * 10 >= half * 7 and odd * 20 <= half else None


def _codec(name: str) -> str | None:
    if not _KNOWN.fullmatch(name):
        return None
    if _WESTERN.fullmatch(name):
        return "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end == len(content) and error.start:
            return content[: error.start].decode(encoding)  # an odd byte at the end
        raise UnreadableError(_message(content, error)) from error


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether the bytes beyond ASCII are sequences of UTF-8 at least twice as often as not."""
    high = len(_HIGH.findall(content))
    good = sum(len(found) for found in _MULTIBYTE.findall(content))
    return good > 2 * (high - good) > 0


def _likely(content: bytes) -> str | None:
    if len(_HIGH.findall(content[:_GUESS_BYTES])) < _FEW and _try(content, "cp1252") is not None:
        return "cp1252"
    logger = logging.getLogger("charset_normalizer")
    logger.addHandler(logging.NullHandler())  # it would write its doubts to standard error
    best = from_bytes(content[:_GUESS_BYTES]).best()
    return best.encoding if best else None


def _message(content: bytes, error: UnicodeDecodeError, why: str = "and no other character set fits") -> str:
    line = content.count(b"\n", 0, error.start) + 1
    where = f" in line {line}" if b"\n" in content.rstrip() else ""
    return (
        f"byte {error.start} (0x{content[error.start]:02x}){where} is no valid {error.encoding} {why}; save it as UTF-8"
    )
