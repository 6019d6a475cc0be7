"""Whether two mentions of documents in one article mean the same text."""

from extractors.documents_drafts import GENERIC, Draft, Wording
from extractors.documents_words import document_words
from extractors.reading import Reading

# What several sides make together: who drew it up is one author more, while a memorandum of another is another.
_JOINT = "treaty"
# They say no more than that there is another one.
_FRESH = frozenset(["another", "further", "separate", "different", "additional", "other"])
# Mentions of a document that a further one is held against, beside the first: enough, and the work stays linear.
_NEAREST = 6
_SMALL = frozenset(
    ["the", "a", "an", "of", "on", "for", "to", "with", "and", "between", "in", "against", "about", "by"]
)


def same_document(reading: Reading, earlier: Draft, draft: Draft) -> bool:
    """The draft, of one mention, is the earlier document told of again."""
    mention = draft.first
    if earlier.named and draft.named:
        return earlier.name is not None and draft.name is not None and _same_name(earlier.name, draft.name)
    if earlier.several is not draft.several or not _called_alike(earlier, mention):
        return False
    if _told_apart(reading, earlier, mention):
        return False
    mine, theirs = set(earlier.authors), set(draft.authors)
    if mine and theirs and not mine & theirs:
        # "The accord was drawn up by Qatar" behind one of two others, "the resolution, drafted by Norway" behind its
        # number.
        joint = earlier.named or _JOINT in document_words().families.get(mention.type, frozenset())
        return joint and mention.definite and not draft.owned and earlier.first.start < mention.start
    if mine and theirs:
        return True
    if mention.definite and not theirs:
        # What is told before its name has no words of its own: "the bill", not "the Senate immigration bill".
        later = earlier.named and earlier.first.start > mention.start
        return not later or mention.end - mention.short == 1
    if not theirs and earlier.first.definite and mention.start < earlier.first.start and not earlier.owned:
        # "A joint declaration" before "the declaration, drafted by Germany".
        return not earlier.named and earlier.type == mention.type
    # "is preparing an offer document" beside "Halland's offer document": the same only if said in the same words.
    unnamed = not draft.named and not earlier.named
    phrase = _phrase(reading, mention)
    return unnamed and " " in phrase and phrase == _phrase(reading, earlier.first)


def nearness(earlier: Draft, place: int) -> tuple[bool, int]:
    """Documents told of before come first, the nearest of them first; then those told of later."""
    nearest = min((abs(mention.start - place), mention.start > place) for mention in earlier.mentions)
    before = [place - mention.start for mention in earlier.mentions if mention.start <= place]
    return (False, min(before)) if before else (True, nearest[0])


def _called_alike(earlier: Draft, mention: Wording) -> bool:
    """Their nouns can mean one text: the same, one of the same family told of again, or "document" for any."""
    if earlier.type == mention.type:
        return True
    if not mention.definite and not earlier.first.definite:
        return False
    if GENERIC & {earlier.type, mention.type}:
        # "The document" takes up what has been told of; a document with an owner is found by that one.
        return True
    if mention.definite and earlier.type.endswith(f" {mention.type}"):
        # "The order" behind "an executive order"
        return True
    # "The budget" isn't the law of which the text tells later.
    again = earlier.named or earlier.first.start < mention.start
    return mention.definite and again and document_words().related(earlier.type, mention.type)


def _told_apart(reading: Reading, earlier: Draft, mention: Wording) -> bool:
    """ "Another memorandum", "the second letter" after "the first", a treaty of 2015 beside one of 1970."""
    near = [earlier.first, *earlier.mentions[-_NEAREST:]]
    known = frozenset(word for one in near for word in one.apart)
    before = earlier.first.start < mention.start
    if mention.apart & _FRESH or (not before and earlier.first.apart & _FRESH):
        # Two are one if both are called "another", but that is told once of each.
        return True
    apart = mention.apart
    if apart and known and not apart & known and not known & _FRESH:
        return True
    if apart and not known and before and len(earlier.mentions) and not any(word.isdigit() for word in apart):
        # "The second letter" isn't the one of which nothing of the kind is said.
        return not earlier.named or not mention.definite
    topic = _topic(reading, mention)
    if not topic:
        return False
    mine = {_topic(reading, one) for one in near} - {frozenset[str]()}
    return bool(mine) and all(topic.isdisjoint(one) for one in mine)


def _topic(reading: Reading, mention: Wording) -> frozenset[str]:
    """The words that say behind the noun what it is about, or between whom."""
    words = reading.doc[mention.end : mention.until].text.casefold().split()
    return frozenset(word for word in words if word not in _SMALL)


def _phrase(reading: Reading, mention: Wording) -> str:
    return reading.doc[mention.short : mention.end].text.casefold()


def _same_name(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first == second or first.endswith(f" {second}") or second.endswith(f" {first}")
