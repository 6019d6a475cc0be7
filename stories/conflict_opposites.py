"""Words that deny one another without a "not": what is unsafe isn't safe, and who is acquitted isn't convicted."""

import re

# Each word beside what it denies. Of adjectives only what is said outright counts: "illegal immigrants" are others
# than "legal immigrants".
_DEEDS = {
    "acquit": "convict",
    "acquits": "convicts",
    "acquitted": "convicted",
    "acquitting": "convicting",
    "reject": "approve",
    "rejects": "approves",
    "rejected": "approved",
    "rejecting": "approving",
}
_QUALITIES = {
    "unsafe": "safe",
    "illegal": "legal",
    "unlawful": "lawful",
    "unconstitutional": "constitutional",
    "innocent": "guilty",
    "invalid": "valid",
    "ineffective": "effective",
    "closed": "open",
    "shut": "open",
}
_PAIRS = {**_DEEDS, **_QUALITIES}
_IS = r"\b(?:is|are|was|were|be|been|remains?|remained|stays?|stayed)\s+(?:still\s+|not\s+)?"
# "Closed at 5,200 points" and "closed down" are other matters.
_DENYING = re.compile(
    rf"\b(?P<deed>{'|'.join(_DEEDS)})\b|{_IS}(?P<quality>{'|'.join(_QUALITIES)})\b(?!\s+(?:down|at|by)\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(rf"\b(?:{'|'.join(sorted(set(_PAIRS.values())))})\b", re.IGNORECASE)


def straightened(text: str) -> tuple[str, bool]:
    """The text with the opposite in place of a word that denies one, and whether that turned what it says.

    A text with more than one such word, or with one of the opposites too, is left as it is: it tells of two things.
    """
    found = list(_DENYING.finditer(text))
    if len(found) != 1 or _DENIED.search(text):
        return text, False
    which = "deed" if found[0]["deed"] else "quality"
    start, end = found[0].span(which)
    return f"{text[:start]}{_PAIRS[text[start:end].casefold()]}{text[end:]}", True
