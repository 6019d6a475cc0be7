"""Relations that stand in the words between two neighbouring mentions."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from dramatis.gazetteer import load_gazetteer
from dramatis.words import Predicate
from extractors.reading import Form, Naming, Reading
from extractors.relation_facts import Found, begun, holding, past
from extractors.relation_mentions import Spot, is_country, may_hold, may_lie, surely_inside, unplaced
from extractors.relation_rules import KIN_OF_MANY, Rule, rules
from extractors.relation_words import ADHERENTS, BRANCHES, FIXED, ORDINALS, SITE_NAMES, has_members, person_noun

# A relation's words stand between its two mentions, at most this many tokens apart, brackets not counted …
_LONGEST_GAP = 16
# … which hold a birthday or an acronym, not a whole story.
_LONGEST_BRACKET = 14
# Of "A, B, C and D joined" so many besides the nearest are taken.
_MOST_JOINED = 5
# A name that is only joined to the one that the rule has read may belong to another clause.
_JOINED = 0.05
# Behind a mention, only this many others are tried, and only over adjectives of nationality.
_NEXT_MENTIONS = 3
# Between "French" and a name stand nouns, adjectives and marks: "French actor and director".
_DESCRIBING = frozenset(["NOUN", "ADJ", "PROPN", "NUM", "PUNCT", "CCONJ"])
_LISTING = frozenset(["and", "or", "&", "but"])
_JOINING = frozenset(["and", ",", "&", "the", "as", "well"])
_ENDS = frozenset([".", ";", "?", "!", '"', "“", "”"])
_SORTED = frozenset(["party", "employer"])
_CLOSING = frozenset([",", ".", ")", ";", "\n", "\n\n"])
_SUBJECT_BLOCKERS = frozenset(
    ["of", "by", "from", "with", "to", "against", "between", "among", "like", "than", "about"]
)


def between(reading: Reading, spots: Sequence[Spot]) -> Iterator[Found]:
    """What the words between neighbouring mentions say of them, in text order."""
    for index, left in enumerate(spots):
        for right in spots[index + 1 : index + 1 + _NEXT_MENTIONS]:
            if right.naming.start - left.naming.end > _LONGEST_GAP + _LONGEST_BRACKET:
                break
            if right.chain != left.chain and right.naming.start >= left.naming.end:
                found = _between(reading, left, right)
                if found is not None:
                    rule, one = found
                    yield one
                    yield from _joined(reading, spots, rule, left, right, one)
            if right.letter != "D":
                break


def _between(reading: Reading, left: Spot, right: Spot) -> tuple[Rule, Found] | None:
    """What the first rule that the words between fit reads off them."""
    fitting = rules().get(left.letter + right.letter)
    if not fitting:
        return None
    gap = _unbracketed(reading.doc[left.naming.end : right.naming.start])
    if gap is None or len(gap) > _LONGEST_GAP:
        return None
    words = "".join(f"{token.lower_} " for token in gap)
    for rule in fitting:
        match = rule.pattern.fullmatch(words)
        if match is None or not _allowed(reading, rule, left, right, gap):
            continue
        groups = match.groupdict()
        verb = _token_at(gap, match.start("v")) if groups.get("v") else None
        literal = "spouse" if "kin" in rule.flags else KIN_OF_MANY.get(groups.get("k") or "", groups.get("k"))
        return rule, _found(reading, rule, left, right, gap, verb, literal)
    return None


def _found(
    reading: Reading,
    rule: Rule,
    left: Spot,
    right: Spot,
    gap: Sequence[Token],
    verb: Token | None,
    literal: str | None,
) -> Found:
    subject, other = (left, right) if rule.subject_left else (right, left)
    modality, polarity = holding(gap, verb)
    # An adjective of nationality before a trade is rather where it is plied.
    inferred = rule.predicate is Predicate.CITIZEN_OF and not rule.flags.isdisjoint(("people", "inferred"))
    confidence = rule.confidence - past(gap)
    one = Found(rule.name, rule.predicate, subject, other, confidence, modality, polarity, literal, None, inferred)
    return replace(one, start=begun(reading, verb)) if "dated" in rule.flags and one.asserted else one


def _unbracketed(gap: Span) -> tuple[Token, ...] | None:
    """The tokens without those in closed brackets; None where a sentence, line or quotation ends among them."""
    kept: list[Token] = []
    opened: int | None = None
    for token in gap:
        if token.text == "(" and opened is None:
            opened = len(kept)
        if opened is None or token.text != ")":
            kept.append(token)
        else:
            del kept[opened:]
            opened = None
    if any(token.is_space or token.text in _ENDS for token in kept):
        return None
    return tuple(kept)


def _joined(
    reading: Reading, spots: Sequence[Spot], rule: Rule, left: Spot, right: Spot, found: Found
) -> Iterator[Found]:
    """The same of those that are joined to the two by "and" or commas: "A and B joined …", "a member of … C and D"."""
    if "joins" not in rule.flags:
        return
    less = replace(found, confidence=found.confidence - _JOINED)
    at = bisect_left(spots, right.naming.start, key=lambda spot: spot.naming.start)
    joined = [_with(less, rule.subject_left, right=other) for other in _row(reading, spots, at, 1)]
    if "acts" in rule.flags:
        at = bisect_left(spots, left.naming.start, key=lambda spot: spot.naming.start)
        joined += [_with(less, rule.subject_left, left=other) for other in _row(reading, spots, at, -1)]
    for one in joined:
        if rule.predicate is not Predicate.LOCATED_IN or may_lie(reading, one.subject, one.object):
            yield one


def _with(found: Found, subject_left: bool, *, left: Spot | None = None, right: Spot | None = None) -> Found:
    """The same with another mention on one side."""
    subject, other = (left, right) if subject_left else (right, left)
    return replace(found, subject=subject or found.subject, object=other or found.object)


def _row(reading: Reading, spots: Sequence[Spot], at: int, step: int) -> Iterator[Spot]:
    """The mentions of one kind in a row with mention `at`, on one side of it, where one of them stands after "and"."""
    row: list[Spot] = []
    closed = False
    while 0 <= at + step < len(spots) and len(row) < _MOST_JOINED:
        here, other = spots[at], spots[at + step]
        first, last = (here, other) if step > 0 else (other, here)
        if other.letter != here.letter:
            break
        gap = [token.lower_ for token in reading.doc[first.naming.end : last.naming.start]]
        if not gap or len(gap) > 3 or not set(gap) <= _JOINING:
            break
        closed = closed or "and" in gap
        row.append(other)
        if closed and step > 0:
            break
        at += step
    if closed:
        yield from row


def _token_at(gap: Iterable[Token], offset: int) -> Token | None:
    position = 0
    for token in gap:
        if position == offset:
            return token
        position += len(token.lower_) + 1
    return None


# --- what else a rule asks for ----------------------------------------------------------------------------------------


def _allowed(reading: Reading, rule: Rule, left: Spot, right: Spot, gap: Sequence[Token]) -> bool:
    flags = rule.flags
    first = next((token for token in gap if token.text != ","), None)
    if first is not None and first.lower_ in _LISTING and "listed" not in flags:
        # What stands after "X and" is said of whoever stands before X.
        return False
    if rule.predicate is Predicate.LOCATED_IN and not may_lie(
        reading, *((left, right) if rule.subject_left else (right, left))
    ):
        return False
    if "whole" in flags and not _whole(reading.doc, right.naming):
        return False
    if "acts" in flags and not _subject(reading.doc, left.naming):
        return False
    if "inner" in flags and not _inside(reading, left, right):
        return False
    if flags & _SORTED and has_members(reading.chains[right.chain].name) != ("party" in flags):
        return False
    if "site" in flags and not (_named_site(reading.doc, left.naming) and may_hold(reading, right)):
        return False
    if "unknown" in flags and not (unplaced(reading, left) and may_hold(reading, right)):
        return False
    if "closed" in flags and not _closed(reading, left, right):
        return False
    if "campus" in flags and not _fixed(reading.doc, left.naming):
        return False
    if not _fits(reading, flags, left, right):
        return False
    if "people" in flags:
        plain = all(token.pos_ in _DESCRIBING or token.tag_ == "VBG" for token in gap)
        return plain and person_noun(next((token for token in reversed(gap) if token.pos_ == "NOUN"), None))
    if "described" in flags:
        end = right.naming.end
        if any(token.pos_ == "ADP" for token in gap):
            return False
        return any(person_noun(token) for token in reading.doc[end : end + 3] if token.pos_ == "NOUN")
    return True


def _fits(reading: Reading, flags: frozenset[str], left: Spot, right: Spot) -> bool:
    """What else the flags ask of the two mentions."""
    doc = reading.doc
    last = doc[left.naming.end - 1]
    checks: dict[str, Callable[[], bool]] = {
        "adjective": lambda: last.pos_ in ("ADJ", "PROPN") and last.text[0].isupper(),
        "country": lambda: is_country(reading.chains[(left if left.letter == "L" else right).chain], load_gazetteer()),
        "full": lambda: right.naming.form is Form.NAME and right.naming.end - right.naming.start > 1,
        "whose": lambda: last.tag_ == "PRP$" or last.lower_ in ("'s", "’s"),
        "monarch": lambda: last.text in ORDINALS and is_country(reading.chains[right.chain], load_gazetteer()),
        "partyleft": lambda: has_members(reading.chains[left.chain].name),
        "adherent": lambda: last.lower_ in ADHERENTS,
        "owned": lambda: (
            surely_inside(reading, right, left)
            or (may_hold(reading, left) and (unplaced(reading, right) or _named_site(doc, right.naming)))
        ),
        "home": lambda: not has_members(reading.chains[right.chain].name),
        "bracket": lambda: right.naming.end < len(doc) and doc[right.naming.end].text == ")",
        "governed": lambda: _governed(doc, left.naming) and may_hold(reading, right),
        "several": lambda: right.naming.end < len(doc) and doc[right.naming.end].lower_ in (",", "and"),
        "branch": lambda: right.naming.end < len(doc) and doc[right.naming.end].lower_ in BRANCHES,
    }
    return all(check() for flag, check in checks.items() if flag in flags)


def _governed(doc: Doc, naming: Naming) -> bool:
    """The name stands after "at" or "from" and before no more nouns: what follows says where it is."""
    before = naming.start - 1
    if before > 0 and doc[before].lower_ == "the":
        before -= 1
    return before >= 0 and doc[before].lower_ in ("at", "from", "of")


def _named_site(doc: Doc, naming: Naming) -> bool:
    """The name says that it is a spot on the map: "Victoria Park", "Lake Como", "Oak Street"."""
    if naming.end - naming.start < 2:
        return False
    return doc[naming.end - 1].lower_ in SITE_NAMES or doc[naming.start].lower_ in SITE_NAMES


def _closed(reading: Reading, inner: Spot, outer: Spot) -> bool:
    """The second name stands between commas or ends the sentence, and the two are no part of a list of small places."""
    doc = reading.doc
    end = outer.naming.end
    after = doc[end].text if end < len(doc) else "."
    before = doc[inner.naming.start - 1] if inner.naming.start else None
    if after not in _CLOSING or before is None or before.pos_ != "ADP":
        return False
    if not unplaced(reading, outer):
        return True
    beyond = reading.chain_at(end + 1) if after == "," else None
    return beyond is not None and not unplaced(reading, Spot(reading.naming_of_token[end + 1], beyond, "L"))


def _fixed(doc: Doc, naming: Naming) -> bool:
    """The name is of what stands in one place: "Christ Church in …", not "Microsoft in …"."""
    return any(token.lower_ in FIXED for token in doc[naming.start : naming.end])


def _whole(doc: Doc, naming: Naming) -> bool:
    """The mention is a phrase of its own, no owner and no first part: not "Acme's plant" or "Acme shares"."""
    if naming.end >= len(doc):
        return True
    after = doc[naming.end]
    return after.lower_ not in ("'s", "’s", "'", "’") and not (after.pos_ in ("NOUN", "PROPN") and not after.is_space)


def _subject(doc: Doc, naming: Naming) -> bool:
    """The mention can be a verb's subject: no preposition governs it."""
    index = naming.start
    while index > 0 and not doc[index].is_sent_start:
        index -= 1
        if doc[index].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
            return doc[index].lower_ not in _SUBJECT_BLOCKERS
    return True


def _inside(reading: Reading, left: Spot, right: Spot) -> bool:
    """The left place lies in the right one, as far as the gazetteer knows; a list of places is none of each other's."""
    if not surely_inside(reading, left, right):
        return False
    after = reading.doc[right.naming.end] if right.naming.end < len(reading.doc) else None
    return after is None or after.lower_ not in ("and", "or", "&")
