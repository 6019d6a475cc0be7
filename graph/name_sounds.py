"""How surely two words are one given or family name, in whatever alphabets and spellings they are written."""

from functools import lru_cache

from dramatis.gazetteer import load_gazetteer
from graph.name_abjads import is_abjad, latin_pattern, shaped
from graph.name_alignment import frame, spelt_for
from graph.name_bones import bones
from graph.name_brahmic import brahmic_pattern, is_brahmic
from graph.name_chinese import is_pinyin
from graph.name_ethiopic import ethiopic_pattern, is_ethiopic
from graph.name_heard import NEAR_CONSONANT, PER_VOWEL, SAME_SOUND, SLIP, same_sound, skeleton, slip, sound
from graph.name_kin import differ_in_last_vowel, is_across, is_kin, is_short_for, is_small, kin_of, without_din
from graph.name_spellings import hearings
from graph.name_tables import groups
from graph.name_words import FAMILY_FIRST

__all__ = ["INITIAL", "NICKNAME", "OTHER_SPELLING", "SLIP", "likeness", "skeleton"]

# What `likeness` answers: the same letters, the same sound, a vowel or two as transliterations have it, a consonant as
# transliterations have it, a nickname, an initial, a slip of the pen. 0 is another name.
SAME_LETTERS = 1.0
NICKNAME = 0.93
OTHER_SPELLING = 0.94
# John and Juan, Charles and Carlos: kings and Greeks bear both, other people one; the context must agree.
TRANSLATED = 0.86
INITIAL = 0.80
# In scripts whose vowels are signs on the consonants, a transcription keeps the consonants alone; fewer than two of
# them are any name's.
_ENOUGH_BONES = 2


@lru_cache(maxsize=131072)
def likeness(left: str, right: str, family: bool = False) -> float:
    """How surely two words are one given (or family) name, 0 to 1: one of the constants above. Symmetric."""
    if left > right:
        left, right = right, left
    if is_abjad(left) or is_abjad(right):
        return _written_without_vowels(left, right, family)
    if _by_syllables(left) != _by_syllables(right) and (found := _written_by_syllables(left, right, family)):
        return found
    one, other = sound(left), sound(right)
    if not one.letters or not other.letters:
        return 0.0
    if one.letters == other.letters:
        return SAME_LETTERS
    if len(one.letters) == 1 or len(other.letters) == 1:
        return INITIAL if one.letters[0] == other.letters[0] else 0.0
    heard = same_sound(one, other, family)
    if heard >= OTHER_SPELLING:
        return heard
    kin = kin_of(one.letters, family), kin_of(other.letters, family)
    if is_kin(other, kin[0]) or is_kin(one, kin[1]):
        # Anne and Anna are two sisters' names as well as one woman's.
        return TRANSLATED if not family and differ_in_last_vowel(one.letters, other.letters) else NICKNAME
    if kin[0].family and not kin[0].family.isdisjoint((other.letters, other.word)):
        return OTHER_SPELLING
    if is_across(other, kin[0]) or is_across(one, kin[1]):
        return NICKNAME if _alike_in_bones(left, right) else max(heard, TRANSLATED)
    if _heard_otherwise(one.letters, other.letters, family) or _spelt_otherwise(one.letters, other.letters, family):
        return OTHER_SPELLING
    if not family and without_din(one.letters) == without_din(other.letters):
        return NICKNAME
    if not family and (is_short_for(one.letters, other.letters) or is_short_for(other.letters, one.letters)):
        return NICKNAME
    if not family and (is_small(one.letters, other.letters) or is_small(other.letters, one.letters)):
        return NICKNAME
    if one.bare != other.bare and _same_bones(left, right):
        return OTHER_SPELLING
    return max(heard, slip(one.letters, other.letters))


def _written_without_vowels(left: str, right: str, family: bool) -> float:
    """A word in Arabic or Hebrew letters and one in Latin letters, or two of the first."""
    if is_abjad(left) and is_abjad(right):
        return SAME_LETTERS if shaped(left) == shaped(right) else 0.0
    written, other = (left, right) if is_abjad(left) else (right, left)
    letters = sound(other).letters
    if len(letters) == 1:
        return 0.0
    pattern = latin_pattern(written)
    if pattern.fullmatch(letters):
        return SAME_SOUND - PER_VOWEL / 2
    variants: frozenset[str] = frozenset() if family else groups("name_given.tsv", "given").get(letters, frozenset())
    return NICKNAME if any(pattern.fullmatch(name) for name in variants) else 0.0


def _by_syllables(word: str) -> bool:
    return is_brahmic(word) or is_ethiopic(word)


def _written_by_syllables(left: str, right: str, family: bool) -> float:
    """A word in an Indian or in the Ethiopic script and one in Latin letters, or a name of which that is a form."""
    written, other = (left, right) if _by_syllables(left) else (right, left)
    letters = sound(other).letters
    pattern = brahmic_pattern(written) if is_brahmic(written) else ethiopic_pattern(written)
    if len(letters) > 1 and pattern.fullmatch(letters):
        return SAME_SOUND - PER_VOWEL / 2
    variants = groups("name_families.tsv" if family else "name_given.tsv", "variant" if family else "given")
    return NICKNAME if any(pattern.fullmatch(name) for name in variants.get(letters, ())) else 0.0


def _same_bones(left: str, right: str) -> bool:
    shared = set(bones(left)) & set(bones(right))
    return any(len(found) > _ENOUGH_BONES for found in shared)


def _heard_otherwise(left: str, right: str, family: bool) -> bool:
    """The words sound alike once one of them is read as German, French, Dutch or another language spells."""
    ways, others = hearings(left), hearings(right)
    if len(ways) == len(others) == 1:
        return False
    return any(
        (a, b) != (left, right) and (a == b or same_sound(sound(a), sound(b), family) >= NEAR_CONSONANT)
        for a in ways
        for b in others
    )


def _spelt_otherwise(left: str, right: str, family: bool) -> bool:
    """Letter by letter the words may be one name in two ways to write it; syllables of East Asia never are."""
    if frame(left) != frame(right) or left in FAMILY_FIRST or right in FAMILY_FIRST:
        return False
    if is_pinyin(left) and is_pinyin(right):
        return False
    gazetteer = load_gazetteer()
    known = not family and gazetteer.given_name(left) and gazetteer.given_name(right)
    return spelt_for(left, right, family, known)


def _alike_in_bones(left: str, right: str) -> bool:
    """Giorgos and Georgios, but not Juan and Ivan: the consonants agree, but for one at the end."""
    return any(
        len(a) >= _ENOUGH_BONES <= len(b) and abs(len(a) - len(b)) <= 1 and (a.startswith(b) or b.startswith(a))
        for a in bones(left)
        for b in bones(right)
    )
