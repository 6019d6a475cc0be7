"""What a document is called that has no name of its own: by its noun, its authors, and what it is about.

All words of such a name stand in the text: "Russia's memorandum", "ceasefire agreement between India and Pakistan".
"""

from collections.abc import Iterable, Sequence

from dramatis.words import DocumentState
from extractors.dates import date_at
from extractors.documents_drafts import GENERIC, Draft, Wording
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.reading import Form, Reading
from extractors.syntax import children, possessors

# Words behind the noun that a name can take up beside an author, who says most already.
_LONGEST_OWNED = 6
# Where a name has an article once, it has one among its first mentions.
_FIRST_NAMINGS = 10
# What begins so says whose it is.
_OWN_PARTIES = ("between ", "of ", "by ", "from ")
_UNDERSTANDING = "of understanding"
# Adjectives that say nothing of what the text is.
_EMPTY = listed(
    """own first last new careful proposed planned possible potential future final same long-awaited controversial
    landmark historic important major recent latest current previous earlier later so-called alleged comparable similar
    separate further additional reciprocal immediate"""
)
# Names of states and bodies that are plurals, and have an article even where the text only has their adjective.
_PLURALS = ("States", "Nations", "Emirates", "Islands", "Netherlands", "Philippines", "Maldives", "Bahamas")


def described(reading: Reading, draft: Draft) -> str:
    """The most telling name that the document's mentions give."""
    best = max(draft.mentions, key=lambda mention: _telling(reading, mention))
    noun = _noun(reading, best)
    authors = _authors(reading, draft)
    about = _behind(reading, best)
    joint = "treaty" in document_words().families.get(best.type, frozenset())
    if not authors:
        owner = _common_owner(reading, best)
        if not owner and not about:
            # "First report" says more than "report".
            noun = " ".join(reading.doc[best.short : best.end].text.split())
        return " ".join(filter(None, [owner, noun, about]))
    if len(authors) > 1:
        named = _listed([_with_article(reading, chain) for chain in authors])
        agreed = len(authors) == 2 and (joint or about == _UNDERSTANDING or draft.state is DocumentState.SIGNED)
        noun = f"{noun} {about}" if about == _UNDERSTANDING else noun
        return f"{noun} {'between' if agreed else 'of'} {named}"
    if about.startswith(_OWN_PARTIES) and about != _UNDERSTANDING and not draft.owned:
        # "A joint declaration of two ministers", drafted by a third
        return f"{noun} {about}"
    if len(about.split()) > _LONGEST_OWNED or about.startswith(_OWN_PARTIES):
        about = about if about == _UNDERSTANDING else ""
    return " ".join(filter(None, [_possessive(reading, authors[0]), noun, about]))


def is_told_only_as_one(reading: Reading, draft: Draft) -> bool:
    """Nothing is known of it but that there is, or may be, such a text: "an agreement" and no more."""
    if draft.named or draft.authors:
        return False
    there = draft.state not in (DocumentState.UNKNOWN, DocumentState.PROPOSED, DocumentState.AWAITED)
    return not any(
        mention.definite or _telling(reading, mention)[1] or (there and _dated(reading, mention))
        for mention in draft.mentions
    )


def _telling(reading: Reading, mention: Wording) -> tuple[bool, int, int]:
    """How much a mention says: a noun that isn't just "document", then words before and behind it, then its place."""
    before = len(_noun(reading, mention).split()) - 1
    owner = bool(_common_owner(reading, mention))
    return mention.type not in GENERIC, before + owner + bool(_behind(reading, mention)), -mention.start


def _behind(reading: Reading, mention: Wording) -> str:
    """The words behind the mention that say what the text is about, or between whom; "" where none do."""
    return " ".join(reading.doc[mention.end : mention.until].text.split())


def _noun(reading: Reading, mention: Wording) -> str:
    """The noun with the words before it that say something."""
    words = reading.doc[mention.short : mention.end]
    start = mention.short
    for token in words:
        if token.i >= mention.head or token.lower_ not in _EMPTY:
            break
        start = token.i + 1
    return " ".join(reading.doc[start : mention.end].text.split())


def _common_owner(reading: Reading, mention: Wording) -> str:
    """ "The court's report": an owner without a name."""
    for owner in possessors(reading.doc[mention.head]):
        if owner.pos_ == "NOUN" and owner.i < mention.short:
            first = owner
            for child in children(owner, "amod", "compound"):
                first = child if child.i == first.i - 1 else first
            return " ".join(reading.doc[first.i : mention.short].text.split())
    return ""


def _authors(reading: Reading, draft: Draft) -> list[int]:
    """The authors to be named: a state rather than its capital."""
    states = [chain for chain in draft.authors if reading.chains[chain].metonym_of is None]
    return states or list(draft.authors)


def _with_article(reading: Reading, chain: int) -> str:
    """ "The United States", where the text calls it so."""
    known = reading.chains[chain]
    named = [one for one in known.namings[:_FIRST_NAMINGS] if one.form is Form.NAME and one.start]
    the = known.name.endswith(_PLURALS) or any(reading.doc[one.start - 1].lower_ == "the" for one in named)
    return f"the {known.name}" if the and not known.name.lower().startswith("the ") else known.name


def _possessive(reading: Reading, chain: int) -> str:
    name = reading.chains[chain].name
    plural = name.endswith(_PLURALS)
    return f"{name}'" if plural else f"{name}'s"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _dated(reading: Reading, mention: Wording) -> bool:
    """A date stands right around it: "signed an agreement on 3 May"."""
    near: Iterable[int] = range(mention.end, min(len(reading.doc), mention.end + 4))
    return any(date_at(reading, index) is not None for index in near)
