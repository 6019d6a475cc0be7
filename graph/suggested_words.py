"""The words under which suggestions find a name or title, and which of them what somebody is typing may become.

Both engines keep these words beside what bears them (`graph.schema.SUGGESTED`), as an index that follows from names and
titles. Letters are folded to plain Latin ones, whatever the script: Зеленський is found by `zelen` and by `Зелен`.
"""

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from anyascii import anyascii
from rapidfuzz.distance import OSA

from dramatis.folding import fold
from graph.name_brahmic import brahmic_latin
from graph.name_spellings import marked

# Different words kept of one thing, those of its name and its commonest aliases first.
_MOST_WORDS = 200
# Letters kept of a word; nobody types more before choosing.
_LONGEST = 24
# Words of what is typed that are looked for: the longest names have so many.
_MOST_TYPED = 6
# From so many letters on one edit is forgiven, and two: fewer letters with an error in them may be anything.
_ONE_EDIT, _TWO_EDITS = 4, 8
# Letters of what is typed by which words with two edits are looked for, in three pieces; the rest only narrows.
_PIECED = 9
# Letters of a piece at most, and how far from the beginning of its word one can stand.
PIECE = 4
OFFSETS = range(1, 9)


def words_of(texts: Iterable[str]) -> list[str]:
    """The folded words of names or titles, each once, at most 200; of marked letters also as English spells them."""
    found = (word for text in texts for form in (text, *marked(text)) for word in folded(form))
    return list(islice(dict.fromkeys(found), _MOST_WORDS))


def folded(text: str) -> list[str]:
    """The words of the text in plain Latin letters and digits, each at most 24 of them."""
    if text.isascii():
        return [word[:_LONGEST] for word in fold(text).split()]
    latin = (fold(anyascii(brahmic_latin(word))) for word in text.split())
    return [word[:_LONGEST] for words in latin for word in words.split()]


def typed_words(prefix: str) -> list[str]:
    """The words that are being typed, the last perhaps a beginning; at most six."""
    # Folding the whole of a long text would only be thrown away.
    return folded(prefix[: (_MOST_TYPED + 1) * _LONGEST * 2])[:_MOST_TYPED]


def forgiven(typed: str) -> int:
    """How many edits what was typed may be away from the beginning of a word."""
    return 0 if len(typed) < _ONE_EDIT else 1 if len(typed) < _TWO_EDITS else 2


def edits(typed: str, word: str, most: int) -> int:
    """The fewest edits by which what was typed becomes a beginning of the word; `most` + 1 where it takes more.

    An edit is a letter too many, one too few, a wrong one, or two neighbours that are swapped.
    """
    best = most + 1
    for length in range(max(0, len(typed) - most), min(len(word), len(typed) + most) + 1):
        best = min(best, int(OSA.distance(typed, word[:length], score_cutoff=most)))
    return best


def pieces(typed: str, most: int) -> list[tuple[int, str]]:
    """(offset, letters): a word that begins with what was typed, save for so many edits, has one of the letters there.

    Of `most` + 1 pieces of what was typed one stands in the word unharmed, shifted by the edits before it; only two
    letters swapped across a border harm two, so these stand there swapped.
    """
    if most == 0:
        return [(0, typed)]
    kept = typed[:_PIECED]
    borders = [len(kept) * number // (most + 1) for number in range(most + 2)]
    found: dict[tuple[int, str], None] = {}
    for number, (start, end) in enumerate(pairwise(borders)):
        shift = most if number else 0
        for offset in range(max(0, start - shift), start + shift + 1):
            found[offset, kept[start:end][:PIECE]] = None
    for border in borders[1:-1]:
        swapped = kept[: border - 1] + kept[border] + kept[border - 1] + kept[border + 1 :]
        if most == 1:
            found[0, swapped] = None
        else:
            found.update(dict.fromkeys(pieces(swapped, most - 1)))
    return list(found)


def parts_of(word: str) -> list[tuple[int, str]]:
    """(offset, letters) by which a word is found that doesn't begin as it was typed."""
    return [(offset, word[offset : offset + PIECE]) for offset in OFFSETS if offset < len(word)]


def alike(typed: str, words: Iterable[str], most: int) -> Sequence[str]:
    """Those of the words that begin with what was typed, save for so many edits, the fewest first."""
    found = [(edits(typed, word, most), word) for word in words]
    return [word for wrong, word in sorted(found) if wrong <= most]
