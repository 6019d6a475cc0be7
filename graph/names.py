"""How alike two names of persons are, part by part."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from dramatis.folding import fold
from graph.name_abjads import is_abjad
from graph.name_agreement import (
    across_surnames,
    contains,
    differ_in_j_and_y,
    family_likeness,
    is_clipped,
    match_family,
    match_given,
    middles_agree,
    only_inside,
)
from graph.name_cantonese import same_cantonese
from graph.name_chinese import is_wade_giles, same_chinese
from graph.name_doubts import (
    both_given,
    burmese_with_more,
    could_be_son,
    half_a_double,
    japanese_vowels,
    other_order,
    two_surnames,
)
from graph.name_forms import forms, is_han, script, whole
from graph.name_known import one_known
from graph.name_korean import same_korean
from graph.name_parts import PersonName, is_initial, person_name
from graph.name_sounds import INITIAL, NICKNAME, likeness
from graph.name_words import SUFFIXES

# What a match of parts is worth before the context speaks. A family name alone is never enough to merge (a country has
# many Kims), a given name alone still less.
FAMILY_ALONE = 0.80
GIVEN_ALONE = 0.72
INITIAL_AND_FAMILY = 0.87
# M. S. Dhoni, Mahendra Singh Dhoni: two initials are chance in one of several hundred namesakes.
_INITIALS_AND_FAMILY = 0.94
# A family name as long as this, and not built by a pattern that makes many such, has few bearers of one initial.
_RARE_LENGTH, _RARE_AND_INITIAL, _WELL_SPELT = 9, 0.93, 0.93
_FREQUENT_ENDS = ("poulos", "ovich", "evich", "enko", "sson", "dottir", "shvili", "adze", "skaya", "akis", "idis",
                  "yan", "sky", "ski", "mann", "singh", "son", "sen", "wala", "oglu", "escu", "ez", "es", "jee",
                  "ji", "hury", "adhyay", "acharya", "borty", "well", "ton", "stone", "ham", "man", "bauer", "meier",
                  "meyer", "berg", "stein", "kumar", "nathan", "strong", "gomery", "ander", "ian", "neider", "mick",
                  "eva", "ova", "aya", "yev", "ich", "uddin", "ullah", "zadeh", "pour", "nejad", "abadi", "mohammadi",
                  "hashimi", "hosseini")  # fmt: skip
# A son who may bear the father's whole name behind his own; and other names that agree and often are two persons'.
_SON = 0.88
_BOTH = 2
_SYLLABLE = 3  # letters of a Vietnamese given name that stands alone
# King Abdullah, Abdullah: with his country and his office he is known, without them there are two. There is one pope.
_RULER_ALONE, _POPE_ALONE = 0.805, 0.82
# JFK: three letters that many share; the office and the country must agree too.
ACRONYM = 0.80
_TURNED = 0.98  # the same parts the other way round (Orbán Viktor)
_ROMANISED = 0.95  # one name in two romanisations, or in two scripts
# A Cantonese syllable is several in Pinyin, so that strangers meet too: something around them must agree.
_CANTONESE = 0.89
_BY_NAME = 0.95  # Pelé, Edson Arantes do Nascimento
OTHER_MIDDLE = 0.55  # George W. Bush, George H. W. Bush
# A number behind one of two names: the plain name is William Gates III's more often than his grandfather's, but Henry
# Ford II is told apart from Henry Ford.
_NUMBERED, _SECOND = 0.94, 0.90
# Elizabeth II and Queen Elizabeth II: one given name, one number.
_RULER = 0.96
_GENERATIONS = frozenset(SUFFIXES.values()) - {"ii", "iii", "iv"}


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How alike two names are. `full`: both have given and family names. `conflict`: a part speaks against.

    `initial`: of one side no given name is known but for its first letter. `known`: the table has both names for one
    person.
    """

    score: float
    full: bool
    reason: str
    conflict: bool = False
    initial: bool = False
    known: bool = False


@lru_cache(maxsize=131072)
def match_names(left: str, right: str) -> NameMatch:
    """How alike two forms of persons' names are. Symmetric; any script; titles don't count."""
    if left > right:
        left, right = right, left
    one, other = person_name(left), person_name(right)
    if not one.words or not other.words:
        return NameMatch(0.0, False, "one side has no name")
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return NameMatch(0.0, True, f"one is {one.suffix}, the other {other.suffix}", True)
    known = one_known(left, right)
    if known is False:
        return NameMatch(0.0, True, "they are known as two persons", True)
    match = _match(left, right)
    if match.score >= NICKNAME and match.full and not match.initial:
        return replace(match, known=bool(known) and fold(left) != fold(right))
    if known:
        return NameMatch(_BY_NAME, True, "both are names under which one person is known", known=True)
    for form, another in _other_forms(left, right):
        found = _match(form, another)
        if found.score == _CANTONESE and is_han(left) != is_han(right):
            # Characters leave one reading of each syllable, not several.
            found = replace(found, score=_ROMANISED)
        if found.score > match.score and (found.full or not match.full):
            match = replace(found, reason=f"{found.reason}, in one of the ways to write it in Latin letters")
    if match.score < NICKNAME and _same_whole(left, right):
        return NameMatch(_ROMANISED, True, "all letters agree, as the other script has them")
    return match


def _other_forms(left: str, right: str) -> list[tuple[str, str]]:
    """The ways to read both but for the written one; none for two names in one script other than Latin."""
    if script(left) == script(right) != "latin":
        return []
    return [(a, b) for a, b in product(_readings(left, right), _readings(right, left)) if (a, b) != (left, right)]


def _readings(name: str, other: str) -> list[str]:
    """The forms of the name; beside an Arabic one without hyphens too: Amir-Abdollahian is one word there."""
    found = list(forms(name))
    return [*found, name.replace("-", "")] if "-" in name and is_abjad(other) else found


def _same_whole(left: str, right: str) -> bool:
    """A name in a script without spaces is the other's, all in one: Burmese, Thai, Khmer, Lao."""
    one, other = whole(left), whole(right)
    if (one is None) == (other is None):
        return False
    script_side, latin = (one, right) if one is not None else (other, left)
    return (
        bool(script_side)
        and likeness(fold(script_side or "").replace(" ", ""), fold(latin).replace(" ", "")) > NICKNAME
    )


def _match(left: str, right: str) -> NameMatch:
    one, other = person_name(left), person_name(right)
    if not one.words or not other.words:
        return NameMatch(0.0, False, "one side has no name")
    if one.full and other.full:
        match = _match_full(one, other)
        if match.conflict and one.letters == other.letters:
            match = NameMatch(1.0, True, "the letters are the same")
        if match.score < NICKNAME and (one.either or other.either or len(one.words) == 2 == len(other.words)):
            match = max(match, _match_turned(one, other), key=lambda m: m.score)
        if match.score < NICKNAME:
            match = max(match, _match_east(left, one, right, other), key=lambda m: m.score)
        if match.score > _SON and (doubt := _doubt(left, one, right, other)):
            return replace(match, score=_SON, reason=f"{match.reason}, but {doubt}")
        return _with_suffix(match, one, other)
    if one.suffix and one.suffix == other.suffix and not one.full and not other.full and _one_word(one, other):
        return NameMatch(_RULER, True, "name and number are the same")
    return _match_partial(one, other)


def _doubt(left: str, one: PersonName, right: str, other: PersonName) -> str:
    """Why names that agree may be two persons'; empty where nothing says so."""
    if len({_son_of(left), _son_of(right)}) == _BOTH:
        return "one is somebody's son by name"
    if could_be_son(one, other) or could_be_son(other, one):
        return "one has a given name more before it, as a son's is his father's"
    if half_a_double(one, other):
        return "one has half of the other's double given name"
    if burmese_with_more(one, other):
        return "in Burma a word more is another name"
    if other_order(one, other):
        return "the names stand in another order"
    if japanese_vowels(one, other):
        return "in Japan the other vowel makes another name"
    if two_surnames(one.family[-1], other.family[-1]):
        return "the family names are two"
    return ""


def _son_of(name: str) -> bool:
    """The name says "ould", which Mauritanians don't leave out, as others leave out "bin"."""
    return not {"ould", "wuld"}.isdisjoint(fold(name).split())


def _one_word(one: PersonName, other: PersonName) -> bool:
    return len(one.words) == len(other.words) == 1 and likeness(one.words[0], other.words[0]) > NICKNAME


def _match_full(one: PersonName, other: PersonName) -> NameMatch:
    family = match_family(one, other)
    if not family:
        return NameMatch(0.0, True, "the family names differ", True)
    given = match_given(one, other)
    if not given and family >= _WELL_SPELT and is_clipped(one, other):
        said = "one given name begins the other, the family name agrees"
        return NameMatch(INITIAL_AND_FAMILY, True, said, initial=True)
    if not given:
        return NameMatch(0.0, True, "the given names differ", True)
    if one.turned and other.turned and differ_in_j_and_y(one, other):
        return NameMatch(0.0, True, "the first letters of the syllables differ", True)
    if only_inside(one, other) and not (contains(one, other) or contains(other, one)):
        return NameMatch(0.0, True, "given and family name differ", True)
    if across_surnames(one, other) and not (contains(one, other) or contains(other, one)):
        return NameMatch(0.0, True, "the father's names differ", True)
    if not middles_agree(one, other):
        return NameMatch(OTHER_MIDDLE, True, "the middle names differ", True)
    if given == INITIAL or (is_initial(one.given) and is_initial(other.given)):
        return _match_initials(one, other, family)
    score = 0.6 * min(given, family) + 0.4 * max(given, family)
    if given == family == 1.0:
        return NameMatch(1.0, True, "given and family name are the same")
    if given == NICKNAME:
        return NameMatch(score, True, "one given name is a short form or variant of the other, the family name agrees")
    return NameMatch(score, True, "given and family name agree but for spelling")


def _match_initials(one: PersonName, other: PersonName, family: float) -> NameMatch:
    """A first letter on one side: two that agree are as good as a name."""
    letters, others = one.syllables, other.syllables
    count = min(len(letters), len(others))
    if count >= _BOTH and all(likeness(a, b) for a, b in zip(letters[:count], others[:count], strict=True)):
        return NameMatch(_INITIALS_AND_FAMILY * family, True, "the initials and the family name agree")
    single = not any(map(is_initial, (*one.middle, *other.middle)))
    if (
        single
        and family >= _WELL_SPELT
        and len(one.family[-1]) >= _RARE_LENGTH
        and not one.family[-1].endswith(_FREQUENT_ENDS)
    ):
        return NameMatch(_RARE_AND_INITIAL, True, "an initial and a rare family name agree")
    return NameMatch(INITIAL_AND_FAMILY * family, True, "an initial and the family name agree", initial=True)


def _match_turned(one: PersonName, other: PersonName) -> NameMatch:
    """The given name of one is the family name of the other and the other way round."""
    across = min(likeness(one.given, other.family[-1], True), likeness(one.family[-1], other.given, True))
    if across > INITIAL and both_given(one) and both_given(other):
        return NameMatch(_SON, True, "the same parts in the other order, and either may be the given name")
    if across > INITIAL:
        return NameMatch(across * _TURNED, True, "the same parts in the other order")
    return NameMatch(0.0, True, "given and family name differ", True)


def _match_east(left: str, one: PersonName, right: str, other: PersonName) -> NameMatch:
    """Two romanisations of one Korean or Chinese name."""
    if one.middle or other.middle:
        return NameMatch(0.0, True, "the given names differ", True)
    names = one.given, one.family[-1], other.given, other.family[-1]
    if (one.turned or other.turned) and same_korean(*names):
        return NameMatch(_ROMANISED, True, "two romanisations of one Korean name")
    if is_wade_giles(left) and same_chinese(*names):
        return NameMatch(_ROMANISED, True, "Wade-Giles and Pinyin of one Chinese name")
    if is_wade_giles(right) and same_chinese(*names[2:], *names[:2]):
        return NameMatch(_ROMANISED, True, "Wade-Giles and Pinyin of one Chinese name")
    if len(one.syllables) == _BOTH and same_cantonese(one.family[-1], one.syllables, *names[:1:-1]):
        return NameMatch(_CANTONESE, True, "Cantonese and Pinyin of one Chinese name")
    if len(other.syllables) == _BOTH and same_cantonese(other.family[-1], other.syllables, *names[1::-1]):
        return NameMatch(_CANTONESE, True, "Cantonese and Pinyin of one Chinese name")
    return NameMatch(0.0, True, "the given names differ", True)


def _with_suffix(match: NameMatch, one: PersonName, other: PersonName) -> NameMatch:
    """Jr. on one side makes two persons: fathers are named without it, sons with it. A number is less."""
    if (one.suffix is None) == (other.suffix is None) or not match.score:
        return match
    suffix = one.suffix or other.suffix
    if suffix in _GENERATIONS:
        return NameMatch(0.0, True, f"only one side says {suffix}", True)
    most = _SECOND if suffix in ("ii", "elder", "younger") else _NUMBERED
    return replace(match, score=min(match.score, most), reason=f"{match.reason}, but only one side says {suffix}")


def _match_partial(one: PersonName, other: PersonName) -> NameMatch:
    """At least one side is a family or given name alone, or initials."""
    short, long = (one, other) if len(one.words) == 1 else (other, one)
    if len(short.words) == 1 and short.acronym and len(long.words) > 1 and short.acronym == long.acronym:
        return NameMatch(ACRONYM, False, "one side is the initials of the other")
    if len(one.words) == 1 == len(other.words) and (one.rank or other.rank) and _one_word(one, other):
        alone = _POPE_ALONE if "pope" in (one.rank, other.rank) else _RULER_ALONE
        return NameMatch(alone, False, "a ruler's name is the same")
    if one.family and other.family:
        family = max(family_likeness(a, b) for a, b in product(one.family, other.family))
        if family > INITIAL:
            return NameMatch(FAMILY_ALONE * family, False, "the family name agrees, a given name is missing")
    if (
        len(short.words) == 1
        and long.turned
        and len(short.words[0]) >= _SYLLABLE
        and long.given.endswith(short.words[0])
    ):
        return NameMatch(GIVEN_ALONE, False, "the last of the given names, as in Vietnam, is the same")
    words, others = one.words, other.words
    shared = max(likeness(a, b) for a, b in product(words, others))
    if shared > INITIAL and (len(words) == 1 or len(others) == 1):
        return NameMatch(GIVEN_ALONE * shared, False, "one name of several agrees")
    return NameMatch(0.0, False, "no part of the names agrees", True)
