"""As-you-type suggestions: whom and what a few letters may become, spelt rightly before spelt nearly so."""

from collections.abc import Sequence

from graph.store import GraphStore, Suggested
from graph.suggested_words import alike, folded, forgiven, pieces, typed_words

# Things looked at for so many suggestions, the best known first: among these whoever is called just so comes first.
_LOOKED_AT = 50
# Words nearly spelt as they were typed; two letters wrong of a short word leave hundreds.
_MOST_SPELLINGS = 5_000
_MOST_ALIKE = 300


def suggest(store: GraphStore, prefix: str, kinds: Sequence[str], first: int) -> list[Suggested]:
    """At most `first` entities of the kinds and stories (kind STORY) whose name, alias or title has each typed word.

    A typed word may be the beginning of a word; one letter of it may be wrong from four letters on, and two from eight.
    Those with fewer wrong letters come first; then whoever is called just so; then the best known, by articles. What
    several words find without an error is not filled up with what they nearly find.
    """
    typed = typed_words(prefix)
    if not typed or not kinds or first < 1:
        return []
    found: dict[str, Suggested] = {}
    most = max(_LOOKED_AT, 2 * first)
    alternatives = _MOST_ALIKE // len(typed)
    for errors in range(max(map(forgiven, typed)) + 1):
        wanted = [_alternatives(store, word, min(errors, forgiven(word)), alternatives) for word in typed]
        hits = store.suggest(wanted, kinds, most)
        for hit in sorted(hits, key=lambda hit: (folded(hit.name) != typed, -hit.articles, hit.id)):
            found.setdefault(hit.id, hit)
        # Several words say whom they mean: once somebody is called so, nobody called nearly so is looked for.
        if len(found) >= first or (found and len(typed) > 1):
            break
    return list(found.values())[:first]


def _alternatives(store: GraphStore, typed: str, errors: int, most: int) -> list[str]:
    """What a word may begin with to be meant by what was typed."""
    if errors == 0:
        return [typed]
    known = store.spellings(pieces(typed, errors), _MOST_SPELLINGS)
    return [typed, *alike(typed, known, errors)[:most]]
