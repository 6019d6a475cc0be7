"""Hostile texts by kind: each a function from a size to a text of about so many bytes, the same at every call.

A kind is what a reader may be handed by mistake or by malice: one mark repeated, no mark at all, every script, lists
without end. Ordinary words, where a kind needs them, are handed in.
"""

import itertools
import random
from collections.abc import Callable, Iterable, Sequence

# Letters and words of scripts that an English pipeline has never seen, right-to-left and unspaced ones among them.
_SCRIPTS = (
    "العربية", "東京", "Ελλάδα", "Москва", "हिन्दी", "ไทย", "한국어", "עברית", "ქართული", "አማርኛ", "தமிழ்", "မြန်မာ",
    "ᏣᎳᎩ", "ʻŌlelo", "Việt", "Զարգացում", "ᠮᠣᠩᠭᠣᠯ", "𐎠𐎡𐎢", "𝔉𝔯𝔞𝔨𝔱𝔲𝔯", "Ｆｕｌｌ", "བོད",
)  # fmt: skip
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202e\u2066\u2069\ufeff\u00ad"
_EMOJI = ("👩‍👩‍👧‍👦", "🇺🇳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "❤️", "🧑‍🚀", "1️⃣")
_GIVEN = ("Anna", "Boris", "Carla", "David", "Elena", "Farid", "Grace", "Henri", "Ines", "Jonas")
_PLACES = ("Russia", "Ukraine", "Iran", "Israel", "Peru", "Chile", "Kenya", "Norway", "India", "Japan")
_PLACE_VERBS = ("attacked", "met", "accused", "urged", "visited", "threatened", "praised")
_NOMINALS = ("the minister", "the president", "his spokesman", "the committee", "the country", "the ministry")
_MONTHS = ("January", "March", "May", "July", "August", "October", "December")
_PAPERS = ("the treaty", "the memorandum", "Resolution 1701", "a law", "the Paris Agreement", "the report")

Ordinary = Sequence[str]
"""Ordinary texts, as many as are at hand; a kind takes of them what it needs."""


def filled(parts: Iterable[str], size: int) -> str:
    """The parts put together until they have that many bytes."""
    kept: list[str] = []
    length = 0
    for part in parts:
        kept.append(part)
        length += bytes_of(part)
        if length >= size:
            break
    return "".join(kept)


def bytes_of(text: str) -> int:
    """Length in UTF-8; a lone surrogate counts for three, as it does where it is let through."""
    return len(text.encode("utf-8", "surrogatepass"))


def _repeated(part: str) -> Callable[[Ordinary, int], str]:
    return lambda _, size: filled(itertools.repeat(part), size)


def _chosen(parts: Callable[[random.Random], str]) -> Callable[[Ordinary, int], str]:
    def made(_: Ordinary, size: int) -> str:
        source = random.Random(4)
        return filled((parts(source) for _ in itertools.count()), size)

    return made


def _counted(part: Callable[[int], str]) -> Callable[[Ordinary, int], str]:
    return lambda _, size: filled(map(part, itertools.count()), size)


def _words(ordinary: Ordinary, joint: Callable[[int], str]) -> Iterable[str]:
    words = itertools.chain.from_iterable(text.split() for text in itertools.cycle(ordinary))
    return (word + joint(number) for number, word in enumerate(words))


def _nested(ordinary: Ordinary, size: int) -> str:
    words = list(itertools.islice(_words(ordinary, lambda _: " "), max(1, size // 20)))
    opened = "".join(f"{'“' if number % 2 else '‘'}{word}" for number, word in enumerate(words))
    return opened + "".join("”" if number % 2 else "’" for number in reversed(range(len(words))))


def _letters(number: int) -> str:
    """A word of its own for each number: 0 "Xaa", 1 "Xab" …"""
    return "X" + "".join(chr(97 + number // power % 26) for power in (17576, 676, 26, 1))


KINDS: dict[str, Callable[[Ordinary, int], str]] = {
    # Marks without words.
    "opening brackets": _repeated("("),
    "brackets in runs": _repeated("(" * 99 + " "),
    "marks and letters in runs": _repeated("a-b/c.d'" * 49 + " "),
    "senators": _counted(lambda number: f"{_letters(number)[-3:].title()} (R-AZ), "),
    "letters with blanks": _repeated("I a "),
    "letters, one a line": _repeated("a\n"),
    "opening brackets with blanks": _repeated("( "),
    "commas": _repeated(","),
    "commas with blanks": _repeated(", "),
    "full stops with blanks": _repeated(". "),
    "newlines": _repeated("\n"),
    "blanks": _repeated(" "),
    "dashes, line by line": _repeated("- – — -- \n"),
    "one letter": _repeated("a"),
    "one digit": _repeated("7"),
    "hyphens and letters": _repeated("a-b/c.d'"),
    # Characters.
    "lone surrogates": _repeated("\ud800 \udfff said \udc00"),
    "every script": _chosen(lambda source: source.choice(_SCRIPTS) + " "),
    "every script without blanks": _chosen(lambda source: source.choice(_SCRIPTS)),
    "zero-width and right-to-left marks": lambda ordinary, size: filled(
        _words(ordinary, lambda number: _MARKS[number % len(_MARKS)] + " "), size
    ),
    "marks only": _chosen(lambda source: source.choice(_MARKS)),
    "emoji runs": _chosen(lambda source: source.choice(_EMOJI)),
    "emoji with blanks": _chosen(lambda source: source.choice(_EMOJI) + " "),
    "stacked accents": _chosen(lambda source: source.choice("aeiou") + "\u0301\u0323\u0308" * 8 + " "),
    "nulls and controls": _repeated("a\x00b \x01\x1f\x85 "),
    # Ordinary words, put badly.
    "in one line": lambda ordinary, size: filled(_words(ordinary, lambda _: " "), size),
    "without a blank": lambda ordinary, size: filled(_words(ordinary, lambda _: ""), size),
    "a word a line": lambda ordinary, size: filled(_words(ordinary, lambda _: "\n"), size),
    "in capitals": lambda ordinary, size: filled(_words(ordinary, lambda _: " "), size).upper(),
    "in title case": lambda ordinary, size: filled(_words(ordinary, lambda _: " "), size).title(),
    "without full stops": lambda ordinary, size: filled(_words(ordinary, lambda _: " "), size).replace(".", ""),
    "every word quoted": lambda ordinary, size: filled(_words(ordinary, lambda _: "” “"), size),
    "nested quotes": _nested,
    # Lists and repetitions.
    "Mr.": _repeated("Mr. "),
    "one name": _repeated("John Smith "),
    "one name with commas": _repeated("John Smith, "),
    "one name and others like it": _repeated("John Smith said he met John Smith Jr. and John Smith. "),
    "a name for each sentence": _counted(lambda number: f"{_GIVEN[number % 10]} {_letters(number).title()} said no. "),
    "a name after the other": _counted(lambda number: f"{_GIVEN[number % 10]} {_letters(number).title()}, "),
    "one given name, many families": _counted(lambda number: f"Anna {_letters(number).title()} met Anna. "),
    "one family, many given names": _counted(lambda number: f"{_letters(number).title()} Smith met Smith. "),
    "many ministries": _counted(lambda number: f"The {_letters(number).title()} Ministry met the Ministry. "),
    "acronyms in brackets": _counted(lambda number: f"The Xab Yan Zor ({_letters(number).upper()}) met. "),
    "a said b said c": _counted(lambda number: f"{_GIVEN[number % 10]} {_letters(number // 10)} said "),
    "he said she said": _repeated("he said she said they told him "),
    "titles": _repeated("President "),
    "titles and names": _counted(lambda number: f"Foreign Minister {_GIVEN[number % 10]} "),
    "nominals": _chosen(lambda source: source.choice(_NOMINALS) + " "),
    "nominals in sentences": _chosen(lambda source: source.choice(_NOMINALS).capitalize() + " said no. "),
    "events without an end": _chosen(
        lambda source: f"{source.choice(_PLACES)} {source.choice(_PLACE_VERBS)} {source.choice(_PLACES)} and "
    ),
    "events, each a sentence": _chosen(
        lambda source: f"{source.choice(_PLACES)} {source.choice(_PLACE_VERBS)} {source.choice(_PLACES)}. "
    ),
    "who … who … who": _repeated("the man who met the woman who said that "),
    "of … of … of": _repeated("the head of the office of the minister of "),
    "quotes, each with a speaker": _chosen(lambda source: f"“No, I will not,” {source.choice(_GIVEN)} Lund said. "),
    "dates": _chosen(
        lambda source: f"{source.randint(1, 28)} {source.choice(_MONTHS)} {source.randint(1900, 2030)}, "
    ),
    "dates in sentences": _chosen(
        lambda source: f"They met on {source.choice(_MONTHS)} {source.randint(1, 28)} and on Monday. "
    ),
    "numbers": _chosen(lambda source: f"{source.randint(1, 99_999):,} "),
    "documents": _chosen(lambda source: f"They signed {source.choice(_PAPERS)}. "),
    "documents without an end": _chosen(lambda source: f"{source.choice(_PAPERS)} and "),
    "demonyms": _repeated("Russian Iranian Peruvian "),
    "datelines": _repeated("KYIV, Ukraine (AP) — No.\n\n"),
    "bullets": _repeated("- \n"),
    "markup": _repeated('<a href="https://example.org/a?b=c&d">Peru</a> &nbsp; '),
}  # fmt: skip
