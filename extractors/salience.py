"""How likely a pronoun means one thing rather than another: features of the pair, and weights learned for them."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from spacy.tokens import Token

from extractors.referents import Referent, Scene, role_of
from extractors.speech_verbs import speech_verbs
from extractors.syntax import governor, is_verb, lemma, own_subject, relation

_WEIGHTS = Path(__file__).parent / "lexicon" / "salience.tsv"
# A pronoun reaches back over this many sentences beside its own; of 1,000 in GUM's training part 97 % stay within.
SENTENCES_BACK = 3
# Referents looked at, nearest first: more stand only in lists.
_MOST_OPTIONS = 40
KINDS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p", "themself": "p",
}  # fmt: skip
_POSSESSIVE = frozenset(["his", "her", "its", "their"])
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves", "themself"])


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that the pronoun may mean, or None for nothing in the text, with its features and probability."""

    referent: Referent | None
    features: tuple[str, ...]
    likely: float


@cache
def weights() -> dict[str, dict[str, float]]:
    """Feature weights by the pronoun's kind: "h" for he and she, "n" for it, "p" for they."""
    found: dict[str, dict[str, float]] = {"h": {}, "n": {}, "p": {}}
    for line in _WEIGHTS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, feature, weight = line.split("\t")
            found[kind][feature] = float(weight)
    return found


def options(scene: Scene, token: Token, number: int, not_meant: object = None) -> list[Option]:
    """What the pronoun in sentence `number` may mean, with probabilities that add to 1; the last option is nothing.

    `not_meant`: a Thing that it can't mean (who speaks the quotation in which it stands).
    """
    kind = KINDS[token.lower_]
    known = weights()["h" if kind in "mf" else kind]
    role = "owner" if token.lower_ in _POSSESSIVE and relation(token) == "nmod:poss" else role_of(token)
    verb = governor(token)
    reflexive = token.lower_ in _REFLEXIVE
    subject = own_subject(verb) if verb is not None else None
    above = _subject_above(verb) if verb is not None else None
    speaks = role == "subject" and verb is not None and lemma(verb) in speech_verbs()
    most = scene.most.get("h" if kind in "mf" else kind, 0)
    found: list[tuple[Referent | None, tuple[str, ...]]] = []
    seen: dict[int, int] = {}
    looked = 0
    at = bisect_left(scene.referents, token.i, key=lambda known: known.start)
    while at:
        at -= 1
        referent = scene.referents[at]
        distance = number - referent.sentence
        if distance > SENTENCES_BACK or looked >= _MOST_OPTIONS:
            break
        looked += 1
        thing = referent.thing
        if thing is not_meant or id(thing) in seen or not _agrees(kind, referent):
            continue
        if _bound(token, referent, role, verb, subject, reflexive):
            continue
        seen[id(thing)] = len(found)
        features = [
            f"s{distance}",
            f"n{min(len(found), 4)}",
            f"{referent.role}>{role if role in ('subject', 'owner', 'object') else 'other'}",
            f"{referent.role}{min(distance, 1)}",
            referent.form,
            f"{referent.form}{min(distance, 1)}",
            f"{thing.sort}{'' if thing.chain is None else '+'}",
            f"c{min(thing.count, 4)}",
        ]
        if speaks:
            features.append(f"says:{thing.sort}")
        if thing.count > 3 and thing.count == most:
            features.append("main")
        if kind in "mf" and thing.gender == kind:
            features.append("gender")
        if thing.plural and kind == "p":
            features.append("plural")
        if subject is not None and referent.head == subject.i:
            features.append(f"own>{role}")
        if above is not None and referent.head == above.i:
            features.append(f"above>{role}")
        if referent.quote != scene.quote_of[token.i]:
            features.append("quote")
        if referent.paragraph != scene.paragraph_of[token.i]:
            features.append("paragraph")
        if distance == 0 and token.i - referent.head <= 4:
            features.append("near")
        if distance and referent.start == scene.sentences[referent.sentence].start:
            features.append("first")
        found.append((referent, tuple(features)))
    found.append((None, _nothing(token, kind, role, verb)))
    scores = [sum(known.get(feature, 0.0) for feature in features) for _, features in found]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    return [
        Option(referent, features, share / total) for (referent, features), share in zip(found, shares, strict=True)
    ]


def _agrees(kind: str, referent: Referent) -> bool:
    thing = referent.thing
    if kind in "mf":
        # A thing of unknown name may be a person; a country or a body is not.
        return (
            thing.gender in (None, kind)
            and thing.plural is not True
            and (thing.sort == "person" or (thing.sort == "thing" and referent.form == "name"))
        )
    if referent.form == "demonym" and referent.role == "inner" and kind == "p":
        return False
    if kind == "n":
        return thing.plural is not True and thing.sort != "person"
    return thing.plural is not False or (referent.form != "pronoun" and thing.sort == "person" and thing.chain is None)


def _bound(
    token: Token, referent: Referent, role: str, verb: Token | None, subject: Token | None, reflexive: bool
) -> bool:
    """The tree forbids the pair: the pronoun stands inside the phrase, or both are arguments of one verb."""
    if referent.start <= token.i < referent.end or referent.head == token.i:
        return True
    if reflexive:
        return subject is not None and referent.head != subject.i and token.sent.start <= referent.head
    head = token.doc[referent.head]
    if role == "owner":
        # "his brother X": the owner isn't the owned.
        return token.head.i == referent.head
    if verb is None or role == "subject":
        return False
    if referent.role == "subject" and subject is not None and referent.head == subject.i:
        return True
    return head.head.i == verb.i and token.head.i == verb.i


def _subject_above(verb: Token) -> Token | None:
    """The subject of the clause in which the verb's clause is said or embedded."""
    if relation(verb) in ("ccomp", "advcl", "conj", "xcomp", "acl:relcl", "parataxis") and verb.head.i != verb.i:
        return own_subject(verb.head)
    return None


def _nothing(token: Token, kind: str, role: str, verb: Token | None) -> tuple[str, ...]:
    """Features of the reading in which the pronoun means nothing that the text names ("it is likely that …")."""
    features = ["none", f"none>{role}"]
    if kind != "n" or token.lower_ != "it":
        return tuple(features)
    features.append("none:it")
    head = token.head
    if relation(token) in ("expl", "nsubj:expl"):
        features.append("none:expl")
    if any(relation(child) in ("csubj", "csubj:pass", "ccomp") and child.i > token.i for child in head.children):
        features.append("none:clause")
    if any(relation(child) == "advcl" and child.tag_ == "VB" for child in head.children) and head.pos_ == "ADJ":
        features.append("none:infinitive")
    features.append(f"none:{head.pos_}")
    if not is_verb(head) and head.pos_ in ("ADJ", "NOUN"):
        features.append(f"none:{lemma(head)}" if lemma(head) in _IMPERSONAL else "none:other")
    elif lemma(head) in _IMPERSONAL:
        features.append("none:impersonal")
    return tuple(features)


_IMPERSONAL = frozenset(
    [
        "seem", "appear", "turn", "rain", "snow", "take", "matter", "happen", "time", "clear", "possible", "likely",
        "important", "necessary", "hard", "difficult", "easy", "true", "unclear", "impossible", "unlikely", "know",
        "believe", "say", "think", "report", "late", "worth", "make",
    ]
)  # fmt: skip
