"""Relations between entities that stand in the words between them: membership, work, ownership, family, place."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from dramatis.extraction import Fact
from dramatis.gazetteer import Gazetteer, load_gazetteer
from dramatis.ids import stable_id
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, Modality, Polarity, Predicate
from extractors.dates import date_of
from extractors.event_lexicon import listed
from extractors.modality import modality_of
from extractors.reading import Chain, Form, Naming, Reading
from extractors.relation_rules import Rule, rules
from extractors.roles import merged
from extractors.speech_verbs import person_nouns
from extractors.syntax import lemma, relation

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
_LETTERS = {EntityKind.PERSON: "P", EntityKind.ORGANIZATION: "O", EntityKind.PLACE: "L"}
_MEMBERS = listed(
    """party parties democrats republicans labour committee subcommittee council senate parliament congress assembly
    commission board alliance coalition bloc caucus union league federation association club society academy movement
    front cabinet forum house bundestag duma knesset nato delegation taskforce panel chamber guild brotherhood"""
)
_PEOPLE = listed(
    """actor actress singer musician rapper composer pianist painter sculptor photographer filmmaker novelist poet
    playwright dancer model chef designer footballer striker midfielder defender goalkeeper boxer tennis cyclist swimmer
    sprinter runner skier golfer champion billionaire millionaire businessman businesswoman entrepreneur tycoon magnate
    oligarch financier national citizen opposition hostage pilot astronaut cosmonaut mathematician physicist chemist
    biologist philosopher theologian translator blogger influencer gangster hacker spy sniper mercenary"""
)
_FIXED = listed(
    """university college school church cathedral mosque temple synagogue hospital museum library theatre theater
    institute academy prison jail airport stadium court hotel monastery abbey seminary gallery zoo observatory
    laboratory polytechnic mill brewery shipyard refinery chapel palace castle clinic"""
)
# Between "French" and a name stand nouns, adjectives and marks: "French actor and director".
_DESCRIBING = frozenset(["NOUN", "ADJ", "PROPN", "NUM", "PUNCT", "CCONJ"])
_NOT_YET = frozenset(["would-be", "aspiring", "prospective", "potential", "candidate", "hopeful"])
_NEGATIONS = ("not", "never", "no longer", "n't", "n’t")
_FORMER = frozenset(["former", "ex", "then", "late", "onetime", "erstwhile", "past"])
_LISTING = frozenset(["and", "or", "&", "but"])
_JOINING = frozenset(["and", ",", "&", "the", "as", "well"])
_ENDS = frozenset([".", ";", "?", "!", '"', "“", "”"])
_SUBJECT_BLOCKERS = frozenset(
    ["of", "by", "from", "with", "to", "against", "between", "among", "like", "than", "about"]
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A mention with its chain and the letter of its kind."""

    naming: Naming
    chain: int
    letter: str


def find_relations(reading: Reading) -> list[Fact]:
    """MEMBER_OF, EMPLOYED_BY, OWNS, FAMILY_OF, LOCATED_IN, LEADS and CITIZEN_OF facts of the article, in text order."""
    facts: list[Fact] = []
    spots = _spots(reading)
    for index, left in enumerate(spots):
        for right in spots[index + 1 : index + 1 + _NEXT_MENTIONS]:
            if right.naming.start - left.naming.end > _LONGEST_GAP + _LONGEST_BRACKET:
                break
            if right.chain != left.chain and right.naming.start >= left.naming.end:
                found = _between(reading, left, right)
                if found is not None:
                    facts.append(found.fact(reading))
                    facts.extend(one.fact(reading) for one in _joined(reading, spots, found))
            if right.letter != "D":
                break
    return merged(facts)


def _spots(reading: Reading) -> list[_Spot]:
    """Every mention of a person, organisation or place, in text order; of overlapping ones the first."""
    found = []
    for index, chain in enumerate(reading.chains):
        letter = _LETTERS.get(chain.kind)
        if letter is not None:
            found += [
                _Spot(naming, index, "D" if naming.form is Form.DEMONYM and letter == "L" else letter)
                for naming in chain.namings
            ]
    found.sort(key=lambda spot: (spot.naming.start, -spot.naming.end))
    kept: list[_Spot] = []
    for spot in found:
        if not kept or spot.naming.start >= kept[-1].naming.end:
            kept.append(spot)
    return kept


@dataclass(frozen=True, slots=True)
class _Found:
    """A rule that the words between two mentions fit.

    `gap` are the tokens between without those in brackets, `less` is taken from the rule's confidence.
    """

    rule: Rule
    left: _Spot
    right: _Spot
    gap: tuple[Token, ...]
    verb: Token | None
    literal: str | None
    less: float = 0.0

    def fact(self, reading: Reading) -> Fact:
        """The fact that the rule reads off them."""
        return _fact(reading, self)


def _between(reading: Reading, left: _Spot, right: _Spot) -> _Found | None:
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
        literal = "spouse" if "kin" in rule.flags else groups.get("k")
        return _Found(rule, left, right, gap, verb, literal)
    return None


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


def _joined(reading: Reading, spots: Sequence[_Spot], found: _Found) -> Iterator[_Found]:
    """The same of those that are joined to the two by "and" or commas: "A and B joined …", "a member of … C and D"."""
    if "joins" not in found.rule.flags:
        return
    at = bisect_left(spots, found.right.naming.start, key=lambda spot: spot.naming.start)
    for other in _row(reading, spots, at, 1):
        yield replace(found, right=other, less=_JOINED)
    if "acts" in found.rule.flags:
        at = bisect_left(spots, found.left.naming.start, key=lambda spot: spot.naming.start)
        for other in _row(reading, spots, at, -1):
            yield replace(found, left=other, less=_JOINED)


def _row(reading: Reading, spots: Sequence[_Spot], at: int, step: int) -> Iterator[_Spot]:
    """The mentions of one kind in a row with mention `at`, on one side of it, where one of them stands after "and"."""
    row: list[_Spot] = []
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


def _allowed(reading: Reading, rule: Rule, left: _Spot, right: _Spot, gap: Sequence[Token]) -> bool:
    flags = rule.flags
    first = next((token for token in gap if token.text != ","), None)
    if first is not None and first.lower_ in _LISTING and "listed" not in flags:
        # What stands after "X and" is said of whoever stands before X.
        return False
    if rule.predicate is Predicate.LOCATED_IN and not _may_lie(
        reading, *((left, right) if rule.subject_left else (right, left))
    ):
        return False
    if "whole" in flags and not _whole(reading.doc, right.naming):
        return False
    if "acts" in flags and not _subject(reading.doc, left.naming):
        return False
    if "inner" in flags and not _inside(reading, left, right):
        return False
    if "party" in flags or "employer" in flags:
        words = set(reading.chains[right.chain].name.lower().split())
        if bool(words & _MEMBERS) != ("party" in flags):
            return False
    if "campus" in flags and not _fixed(reading.doc, left.naming):
        return False
    if "people" in flags:
        plain = all(token.pos_ in _DESCRIBING for token in gap)
        return plain and _person_noun(next((token for token in reversed(gap) if token.pos_ == "NOUN"), None))
    if "described" in flags:
        end = right.naming.end
        if any(token.pos_ == "ADP" for token in gap):
            return False
        return any(_person_noun(token) for token in reading.doc[end : end + 3] if token.pos_ == "NOUN")
    return True


def _fixed(doc: Doc, naming: Naming) -> bool:
    """The name is of what stands in one place: "Christ Church in …", not "Microsoft in …"."""
    return any(token.lower_ in _FIXED for token in doc[naming.start : naming.end])


def _person_noun(token: Token | None) -> bool:
    return token is not None and (lemma(token) in person_nouns() or lemma(token) in _PEOPLE)


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


def _may_lie(reading: Reading, inner: _Spot, outer: _Spot) -> bool:
    """As far as is known the one may lie in the other: no country in another place, no place in another country's."""
    one, other = reading.chains[inner.chain], reading.chains[outer.chain]
    if inner.letter == "O":
        return True
    if _is_country(one, load_gazetteer()):
        return other.country is None
    return one.country is None or other.country is None or one.country == other.country


def _inside(reading: Reading, left: _Spot, right: _Spot) -> bool:
    """The left place lies in the right one, as far as the gazetteer knows; a list of places is none of each other's."""
    inner, outer = reading.chains[left.chain], reading.chains[right.chain]
    gazetteer = load_gazetteer()
    if inner.country is None or inner.country != outer.country or _is_country(inner, gazetteer):
        return False
    if not (_is_country(outer, gazetteer) or gazetteer.regions(outer.name)):
        return False
    if gazetteer.regions(inner.name) and not _is_country(outer, gazetteer):
        # "Louisiana, Arizona" is a list.
        return False
    after = reading.doc[right.naming.end] if right.naming.end < len(reading.doc) else None
    return after is None or after.lower_ not in ("and", "or", "&")


def _is_country(chain: Chain, gazetteer: Gazetteer) -> bool:
    country = gazetteer.country(chain.country)
    return country is not None and country.wikidata is not None and country.wikidata == chain.wikidata


# --- the fact ---------------------------------------------------------------------------------------------------------


def _fact(reading: Reading, found: _Found) -> Fact:
    rule, left, right = found.rule, found.left, found.right
    subject, other = (left, right) if rule.subject_left else (right, left)
    modality, polarity = _held(found.gap, found.verb)
    start: PartialDate | None = None
    if (
        "dated" in rule.flags
        and found.verb is not None
        and (modality, polarity) == (Modality.OCCURRED, Polarity.ASSERTED)
    ):
        period = date_of(reading, found.verb)
        start = period[0] if period else None
    confidence = rule.confidence - found.less
    if any(token.lower_ in _FORMER for token in found.gap) or left.naming.form in (Form.PRONOUN, Form.NOMINAL):
        # A pronoun may be another's, and what is past holds no more.
        confidence -= 0.1
    subject_id, object_id = reading.entity_id(subject.chain), reading.entity_id(other.chain)
    held = (rule.predicate, object_id, found.literal, polarity, modality, start, None)
    return Fact(
        id=stable_id("fact", reading.version, subject_id, *held),
        subject=subject_id,
        predicate=rule.predicate,
        object=object_id,
        literal=found.literal,
        polarity=polarity,
        modality=modality,
        start=start,
        end=None,
        confidence=round(confidence, 2),
        inferred=rule.predicate is Predicate.CITIZEN_OF and "people" in rule.flags,
        evidence=(reading.evidence(left.naming.start, right.naming.end),),
    )


def _held(gap: Sequence[Token], verb: Token | None) -> tuple[Modality, Polarity]:
    """How the relation is held: by its verb, else by the words between ("would-be", "not")."""
    words = [token.lower_ for token in gap]
    joined = " ".join(words)
    if verb is not None:
        # A copula's negation and modality hang on its predicate.
        head = verb.head if relation(verb) in ("cop", "aux", "aux:pass") else verb
        modality, polarity, _ = modality_of(head)
    else:
        modality, polarity = Modality.OCCURRED, Polarity.ASSERTED
    if any(f" {negation} " in f" {joined} " for negation in _NEGATIONS):
        polarity = Polarity.NEGATED
    if not _NOT_YET.isdisjoint(words):
        modality = Modality.HYPOTHETICAL
    return modality, polarity
