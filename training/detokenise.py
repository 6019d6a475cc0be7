"""Plain text from a list of words, with the place of every word in it."""

from collections.abc import Sequence

# Marks that lean on the word before them, and on the word after them.
_CLINGS_LEFT = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "?",
        "!",
        ")",
        "]",
        "}",
        "%",
        "”",
        "’",
        "…",
        "'s",
        "’s",
        "'S",
        "n't",
        "n’t",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "’re",
        "’ve",
        "’ll",
        "’d",
        "’m",
        "'",
    ]
)
_CLINGS_RIGHT = frozenset(["(", "[", "{", "$", "£", "€", "“", "‘", "#"])
# What treebanks write for signs; each is put back as the sign itself.
_SIGNS = {
    "``": '"',
    "''": '"',
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "\\/": "/",
}


def detokenise(words: Sequence[str], split_hyphens: bool = False) -> tuple[str, list[tuple[int, int]]]:
    """The text and each word's start and end in it; white space inside a word becomes nothing.

    Straight quotes open and close in turn, and lean on what they enclose. With `split_hyphens` a hyphen that
    is a word of its own was cut from its neighbours, and is joined to them again.
    """
    text = ""
    spans: list[tuple[int, int]] = []
    joined = True  # nothing stands before the first word
    quoted = False
    for word in words:
        word = _SIGNS.get(word, "".join(word.split()))
        closing = word == '"' and quoted
        hyphen = split_hyphens and word == "-"
        gap = "" if joined or closing or hyphen or word in _CLINGS_LEFT else " "
        spans.append((len(text) + len(gap), len(text) + len(gap) + len(word)))
        text += gap + word
        joined = hyphen or word in _CLINGS_RIGHT or (word == '"' and not quoted)
        if word == '"':
            quoted = not quoted
    return text, spans
