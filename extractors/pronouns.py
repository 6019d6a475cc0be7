"""Pronouns: each joins the chain of what it most likely means, or the pronouns that mean the same unnamed thing."""

from bisect import insort
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from dramatis.words import EntityKind
from extractors.reading import Form, Naming, Reading
from extractors.referents import Scene, Thing, open_scene, pronoun_referent, referents_of
from extractors.salience import KINDS, Option, options
from extractors.voices import FIRST, speakers, voices

_LABELS = {EntityKind.PERSON: "PERSON", EntityKind.ORGANIZATION: "ORG", EntityKind.PLACE: "GPE"}
Choose = Callable[[list[Option], Token], Option]
_UNNAMED = {"person": "PERSON", "body": "ORG", "place": "GPE"}
# "I" is nearly always who speaks; who that is errs as often as other quotations' speakers do.
_SPOKEN = 0.8
# Below this probability a pronoun is not said to mean a name; it stays out of the graph.
_LEAST_SURE = 0.5


def likeliest(found: list[Option], _pronoun: Token) -> Option:
    """The option with the greatest probability."""
    return max(found, key=lambda option: option.likely)


def link_pronouns(reading: Reading, choose: Choose = likeliest) -> list[list[Naming]]:
    """Adds pronouns to the chains that they mean; gives, in groups, those that mean the same thing without a name.

    `choose` takes the options of a pronoun and gives one; the recipe that learns the weights looks on there.
    """
    scene = open_scene(reading)
    things: dict[int, Thing] = {}
    spoken: list[Token] = []
    later: list[tuple[Token, int]] = []
    for number in range(len(scene.sentences)):
        for item in referents_of(scene, number):
            if not isinstance(item, Token):
                scene.referents.append(item)
                continue
            lower = item.lower_
            if lower in FIRST:
                if lower != "us" or not item.text.isupper():
                    spoken.append(item)
            elif lower in KINDS and not _named_so(reading.doc, item.i):
                if scene.quote_of[item.i] >= 0:
                    later.append((item, number))
                else:
                    _settle(scene, things, item, number, None, choose)
    said = speakers(scene) if later else []
    for token, number in later:
        _settle(scene, things, token, number, said[scene.quote_of[token.i]], choose)
    for key, tokens in voices(scene, spoken).items():
        thing = key if isinstance(key, Thing) else Thing("person")
        things[id(thing)] = thing
        thing.pronouns |= dict.fromkeys((token.i for token in tokens), _SPOKEN)
    return list(_grouped(reading, things))


def _settle(
    scene: Scene, things: dict[int, Thing], token: Token, number: int, speaker: Thing | None, choose: Choose
) -> None:
    """Lets the third-person pronoun mean the likeliest thing, a new one where that is nothing."""
    best = choose(options(scene, token, number, speaker), token)
    kind = KINDS[token.lower_]
    if best.referent is None:
        sort = "person" if kind in "mf" else "thing"
        thing = Thing(sort, None, kind if kind in "mf" else None, kind == "p")
    else:
        thing = best.referent.thing
        if kind in "mf":
            thing.gender = thing.gender or kind
            thing.sort = "person"
        if thing.plural is None and thing.sort != "body":
            thing.plural = kind == "p"
    things[id(thing)] = thing
    insort(scene.referents, pronoun_referent(scene, thing, token, number), key=lambda known: known.start)
    if thing.chain is not None and best.likely < _LEAST_SURE:
        things.setdefault(-id(thing), Thing(thing.sort)).pronouns[token.i] = best.likely
    else:
        thing.pronouns[token.i] = best.likely


def _grouped(reading: Reading, things: dict[int, Thing]) -> Iterator[list[Naming]]:
    for thing in things.values():
        chain = None if thing.chain is None else reading.chains[thing.chain]
        label = _LABELS[chain.kind] if chain is not None else _UNNAMED.get(thing.sort, "")
        namings = [
            Naming(i, i + 1, label, round(likely, 2), Form.PRONOUN) for i, likely in sorted(thing.pronouns.items())
        ]
        if chain is None or thing.chain is None:
            if namings:
                yield namings
            continue
        for naming in namings:
            reading.add_naming(thing.chain, naming)
        if chain.kind is EntityKind.PERSON:
            chain.gender = chain.gender or thing.gender


def _named_so(doc: Doc, index: int) -> bool:
    """The word is a name: with a capital in the middle of a sentence or before another name ("He Lifeng said")."""
    token = doc[index]
    if not token.text[0].isupper() or token.text.isupper():
        return False
    if not (token.is_sent_start or not doc[index - 1].text[-1].isalnum()):
        return True
    after = doc[index + 1] if index + 1 < len(doc) else None
    return token.text == "He" and after is not None and after.pos_ == "PROPN" and after.text[0].isupper()
