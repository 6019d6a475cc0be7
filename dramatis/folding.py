"""One way to fold a name, so that spellings which differ in case, accents or punctuation become one key."""

import re
import unicodedata

# Letters that Unicode does not decompose, and apostrophes of every sort; full stops vanish, so that U.S. is us.
_LETTERS = {
    ord(letter): plain
    for letter, plain in {
        "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "Ŋ": "N", "ə": "e", "Ə": "E",
        ".": "", "'": "", "’": "", "‘": "", "`": "", "´": "", "ʼ": "", "ʻ": "", "ʹ": "", "ʾ": "", "ʿ": "", "′": "",
        "·": " ", "&": " and ", "_": " ",
    }.items()
}  # fmt: skip
# Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs and the Arabic stretching stroke. Marks of
# other scripts stay: in Devanagari or Thai they are letters in their own right.
_MARKS = dict.fromkeys((*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x64B, 0x660), 0x670, 0x640), None)
_WORD = re.compile(r"\w+")


def fold(name: str) -> str:
    """The name in lower case, without accents and punctuation, one space between words; "" when nothing is left.

    Full stops and apostrophes vanish (`U.S.` → `us`, `Quai d'Orsay` → `quai dorsay`), `&` becomes `and`, every other
    sign parts words (`al-Assad` → `al assad`). Other scripts keep their letters. Folding twice changes nothing.
    """
    if name.isascii():
        return " ".join(_WORD.findall(name.translate(_LETTERS).lower()))
    bare = unicodedata.normalize("NFKD", name).translate(_MARKS).translate(_LETTERS).casefold()
    again = unicodedata.normalize("NFKD", bare).translate(_MARKS).translate(_LETTERS)
    return " ".join(_join_marks(unicodedata.normalize("NFC", again)).split())


def _join_marks(text: str) -> str:
    """The text with a space for every character that is neither a letter, a digit nor a mark on one."""
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
