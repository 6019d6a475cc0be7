"""What a clause denies in other words than "not": "reports that X are baseless", "it is untrue that X".

The denied words are given back, so that they are held against what others say of the same; the frame around them says
nothing of the matter.
"""

import re

from stories.conflict_words import negates

_SAID = (
    r"(?:claims?|reports?|rumou?rs?|allegations?|accusations?|assertions?|suggestions?|stor(?:y|ies)|statements?|charges?|"
    r"notions?|ideas?|speculations?|assumptions?|account)"
)
_UNTRUE = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|baseless|groundless|unfounded|fabricated|fabrications?|fake|fake\s+news|"
    r"invented|bogus|fiction|lies|an?\s+(?:\w+\s+)?(?:invention|fabrication|lie|hoax)|(?:complete\s+|pure\s+|utter\s+)?"
    r"[“\"']?non-?sense[”\"']?|not\s+true|not\s+correct|not\s+accurate|without\s+(?:any\s+)?(?:foundation|basis))"
)
_HOW = (
    r"(?:(?:absolutely|completely|totally|entirely|simply|just|all|categorically|utterly|plainly|purely)\s+"
    r"(?:and\s+\w+\s+)?)?"
)
_NOT = r"(?:do|does|did|has|have)(?:\s+not|n't)|never|no\s+longer"
_REJECT = r"(?:reject|dismiss|den|refut|disput|rebuff|rubbish|contest)(?:s|ed|ing|ies|ied|es|y|e|ying)?"
_FRAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # the claim that X is false
        rf"^.{{0,60}}?\b{_SAID}\s+(?:that|of)\s+(?P<denied>.+?)\s*,?\s+(?:is|are|was|were|as)\s+{_HOW}{_UNTRUE}\b",
        # it is untrue that X
        rf"^(?:it|this)\s+(?:is|was)\s+{_HOW}{_UNTRUE}\s+that\s+(?P<denied>.+)",
        # doesn't believe (reports) that X
        rf"^.{{0,60}}?\b(?:{_NOT})\s+(?:believes?|believed|accepts?|accept)\s+(?:(?:the\s+)?{_SAID}\s+)?(?:that\s+)?(?P<denied>.+)",
        # dismissed (as baseless) reports that X; called reports that X fake
        rf"^.{{0,80}}?\b{_REJECT}\s+(?:as\s+{_HOW}{_UNTRUE}\s+)?(?:[\w'’-]+\s+){{0,3}}?{_SAID}\s+that\s+(?P<denied>.+?)(?:\s+as\s+{_HOW}{_UNTRUE})?[.”\"]?$",
        rf"^.{{0,80}}?\bcalled\s+(?:[\w'’-]+\s+){{0,3}}?{_SAID}\s+that\s+(?P<denied>.+?)\s+[“\"']?{_HOW}{_UNTRUE}\b",
        # contrary to reports that X
        rf"\bcontrary\s+to\s+(?:[\w'’-]+\s+){{0,3}}?{_SAID}\s+that\s+(?P<denied>[^,;]+)",
    )
)  # fmt: skip
# Frames that are no denial when they are negated themselves: "has not rejected claims that X".
_MAY_BE_NEGATED = (0, 3, 4)
# What calls something untrue without a frame that tells what.
_CALLS_UNTRUE = re.compile(
    r"\b(?:false|untrue|baseless|groundless|unfounded|fabricat\w*|fake|hoax|non-?sense|bogus|fiction)\b", re.IGNORECASE
)
# Fewer words are no statement ("the claim of fraud is false").
_LEAST_WORDS = 3


def denied_words(text: str) -> str | None:
    """The words that the clause says are not so, without the frame that says it; None where it has no such frame."""
    plain = text.replace("’", "'")
    for number, frame in enumerate(_FRAMES):
        match = frame.search(plain)
        if match is None or len(match["denied"].split()) < _LEAST_WORDS:
            continue
        if number in _MAY_BE_NEGATED and negates(plain[: match.start("denied")]):
            continue
        return text[match.start("denied") : match.end("denied")]
    return None


def calls_untrue(text: str) -> bool:
    """Something in the clause is called untrue, and what that is can't be told by its words."""
    return _CALLS_UNTRUE.search(text) is not None
