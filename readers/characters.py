"""Text as every reader hands it on: NFC, plain newlines and spaces, nothing invisible, nothing that can't be stored."""

import re
import unicodedata

# Anything that `clean` changes; text without one of these only needs the NFC check.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# Bytes 0x80–0x9f that were read as Latin-1 were meant as Windows-1252 nearly always; 0x85 stays a newline (NEL).
_WINDOWS = {
    point: bytes([point]).decode("cp1252", "ignore")
    for point in range(0x80, 0xA0)  # the C1 block
    if point != 0x85
}
_NEWLINES = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028), "\n") | {0x2029: "\n\n"}
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
# Control characters, soft hyphens, zero-width spaces, marks of direction. The joiners U+200C and U+200D stay: Persian
# and Indic words and family emoji need them.
_NOTHING = dict.fromkeys(
    (
        *range(0x09),
        *range(0x0E, 0x20),
        0x7F,
        0xAD,
        0x061C,
        0x180E,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        0xFFFE,
        0xFFFF,
    ),
    "",
)
# Lone surrogates come out of JSON escapes; no database takes them.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE: dict[int, str] = {**_WINDOWS, **_NOTHING, **_NEWLINES, **_SPACES, **_SURROGATES}
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """The text with `\\n` as its only line break, plain spaces, no control or invisible characters, in NFC."""
    if _ODD.search(text):
        text = text.replace("\r\n", "\n").translate(_TABLE)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """Clean text without outer blanks, blanks at line ends and more than one empty line in a row."""
    text = clean(text)
    if " \n" in text or "\t\n" in text:
        text = _TRAILING.sub("", text)
    if "\n\n\n" in text:
        text = _GAPS.sub("\n\n", text)
    return text.strip()


def one_line(text: str) -> str:
    """Clean text on one line, with single spaces."""
    return " ".join(clean(text).split())


def printable(text: str) -> str:
    """A name for messages: no line breaks, and bytes of a file name that aren't UTF-8 are spelled out."""
    return one_line(text.encode("utf-8", "backslashreplace").decode("utf-8"))
