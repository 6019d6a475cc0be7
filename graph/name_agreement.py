"""How well the parts of two full names agree: family names, given names, and what stands between them."""

from itertools import product

from graph.name_chinese import is_pinyin
from graph.name_korean import both_korean, same_korean
from graph.name_parts import PersonName, is_initial
from graph.name_sounds import INITIAL, NICKNAME, SLIP, likeness
from graph.name_tables import groups

# A part found in the other's middle names (Tayyip Erdogan, Recep Tayyip Erdogan; Sánchez, Sánchez Pérez-Castejón).
_IN_MIDDLE = 0.95
# How Spanish and Portuguese names after a father end: Rodríguez, Gonçalves.
_FATHERS = ("ez", "es", "iz", "az")
# Letters of a first syllable that may stand for the whole given name.
_CLIPPED = 3
_VOWELS = frozenset("aeiouy")
# Ends by which one given name becomes another: Jon, Jonas; Dan, Danielle; Jan, Janet; Martin, Martinez.
_OTHER_ENDS = ("s", "n", "et", "el", "il", "eth", "ah", "er", "ey")


def match_family(one: PersonName, other: PersonName) -> float:
    if (one.middle or other.middle) and "".join(one.words[1:]) == "".join(other.words[1:]):
        return 1.0  # Chan-ocha, Chan-o-cha
    best = max(family_likeness(a, b) for a, b in product(one.family, other.family))
    if len(one.family) == len(other.family) == 2:
        ordered = [family_likeness(a, b) for a, b in zip(one.family, other.family, strict=True)]
        best = min(ordered) if all(ordered) else 0.0
    if best and best != INITIAL:
        return best
    inner = [family_likeness(a, b) for a, b in product(one.family, other.middle)]
    inner += [family_likeness(a, b) for a, b in product(one.middle, other.family)]
    deep = max((s for s in inner if s != INITIAL), default=0.0)
    return deep * _IN_MIDDLE


def family_likeness(left: str, right: str) -> float:
    """As words; Abdel Nasser is also Nasser."""
    found = likeness(left, right, True)
    if not found and left.startswith("abdul") != right.startswith("abdul"):
        return _IN_MIDDLE * likeness(left.removeprefix("abdul"), right.removeprefix("abdul"), True)
    return found


def match_given(one: PersonName, other: PersonName) -> float:
    if one.turned and other.turned and len(one.syllables) == len(other.syllables) > 1:
        if one.abroad != other.abroad and (kept := _same_syllables(one.syllables, other.syllables[::-1])):
            return kept  # Thai Son Dang, Dang Thai Son
        # Nak-yon, Nak-hoon: each syllable has its fellow, or two romanisations are looked at later.
        found = _same_syllables(one.syllables, other.syllables)
        names = one.given, one.family[-1], other.given, other.family[-1]
        if found < 1.0 and both_korean(one.family[-1], other.family[-1]) and not same_korean(*names):
            return min(found, SLIP)  # Ji-won, Ji-woon
        if found < 1.0 and all(map(is_pinyin, (*one.syllables, *other.syllables))):
            return min(found, SLIP)  # Li Peng, Li Ping
        return found
    best = likeness(one.given, other.given)
    if one.turned and other.turned and one.given != other.given and is_pinyin(one.given) and is_pinyin(other.given):
        return min(best, SLIP)  # Li Peng, Li Ping
    if best:
        return best
    if _short_for_two(one, other) or _short_for_two(other, one):
        return NICKNAME
    if "-" in one.given or "-" in other.given:
        parts, others = one.given.split("-"), other.given.split("-")
        if len(parts) != len(others) and likeness(parts[0], others[0]) > INITIAL:
            return _IN_MIDDLE
        if len(parts) == len(others) and all(likeness(a, b) > INITIAL for a, b in zip(parts, others, strict=True)):
            return _IN_MIDDLE
    if one.middle or other.middle:
        whole_ones = likeness("".join((one.given, *one.middle)), "".join((other.given, *other.middle)))
        if whole_ones > NICKNAME:
            return whole_ones
    if any(likeness(one.given, word) > INITIAL for word in other.middle) and any(
        likeness(word, other.given) > INITIAL for word in one.middle
    ):
        return 0.0  # John Paul Jones, Paul John Jones
    # What stands behind "bin" is the father's name: Tamim bin Hamad isn't Hamad.
    inner = [likeness(one.given, word) for word in other.middle if word not in other.fathers]
    inner += [likeness(word, other.given) for word in one.middle if word not in one.fathers]
    deep = max((s for s in inner if s > INITIAL), default=0.0)
    return deep * _IN_MIDDLE


def is_clipped(one: PersonName, other: PersonName) -> bool:
    """One given name is the other's beginning, as far as a first syllable: Vas, Vasant; Vlad, Vladimir.

    It says as much as an initial. What only ends otherwise is another name: Carl, Carlos; Paul, Paulina.
    """
    short, long = sorted((one.given, other.given), key=len)
    rest = long.removeprefix(short)
    closed = len(short) >= _CLIPPED and short[-1] not in _VOWELS and rest[:1] in _VOWELS
    if rest == long or not closed or one.turned or other.turned:
        return False
    return len(rest) > 1 and rest[-1] not in _VOWELS and not rest.endswith(_OTHER_ENDS)


def _short_for_two(short: PersonName, long: PersonName) -> bool:
    """Chema for José María, Maite for María Teresa: one word for the first two of the other's."""
    two = f"{long.given} {long.middle[0]}" if long.middle else ""
    return two in groups("name_given.tsv", "given").get(short.given, ())


def _same_syllables(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return min(likeness(a, b) for a, b in zip(one, other, strict=True))


def middles_agree(one: PersonName, other: PersonName) -> bool:
    """What stands between given and family name doesn't contradict: words in any number, initials in their order."""
    if not one.middle or not other.middle:
        return True
    if any(not is_initial(a) and not is_initial(b) and likeness(a, b) for a, b in product(one.middle, other.middle)):
        return True
    used = (*one.family, *other.family, one.given, other.given)
    left = [w for w in one.middle if not any(likeness(w, u) > INITIAL for u in used)]
    right = [w for w in other.middle if not any(likeness(w, u) > INITIAL for u in used)]
    if not left or not right:
        return True
    return len(left) == len(right) and all(likeness(a, b) for a, b in zip(left, right, strict=True))


def only_inside(one: PersonName, other: PersonName) -> bool:
    """Neither the given names nor the family names meet each other, but only what stands between."""
    families = any(family_likeness(a, b) for a, b in product(one.family, other.family))
    return bool(one.middle or other.middle) and not families and not likeness(one.given, other.given)


def across_surnames(one: PersonName, other: PersonName) -> bool:
    """Raúl Castro Ruz, Raúl Rodríguez Castro: one's last name is the other's last but one."""
    if not one.middle or not other.middle or one.turned or other.turned:
        return False
    if any(family_likeness(a, b) > INITIAL for a, b in product(one.family, other.family)):
        return False
    between = (*one.middle, *other.middle)
    if any(map(is_initial, between)):
        return False
    used = (*one.words, *other.words)
    odd = [word for word in between if sum(likeness(word, other) > INITIAL for other in used) == 1]
    # Dina Ercilia Boluarte, Dina Boluarte Zegarra: one given name more is no father's name.
    return len(odd) > 1 or any(word.endswith(_FATHERS) for word in odd)


def contains(long: PersonName, short: PersonName) -> bool:
    """Every word of the short name has a word of its own in the long one."""
    rest = list(long.words)
    for word in short.words:
        found = next((w for w in rest if likeness(word, w) > INITIAL or likeness(word, w, True) > INITIAL), None)
        if found is None:
            return False
        rest.remove(found)
    return True


def differ_in_j_and_y(one: PersonName, other: PersonName) -> bool:
    """In Korea and China a j is no y: Kim Jong-chol, Kim Yong-chol; Jang, Yang."""
    pairs = ((one.given[:1], other.given[:1]), (one.family[-1][:1], other.family[-1][:1]))
    return any({a, b} == {"j", "y"} for a, b in pairs)
