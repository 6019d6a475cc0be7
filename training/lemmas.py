"""Tables of the rule lemmatizer: a few English suffix rules, and the forms in the treebanks that they miss."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.lookups import Lookups
from spacy.vocab import Vocab

from training.conllu import Tree

# Suffix and what stands for it, longest first: the first that gives a known lemma wins, else the first of all.
_E_DROPPED = (
    *("at", "iz", "is", "uc", "rc", "nc", "dg", "ng", "ur", "ir", "as", "us", "os", "v", "ag", "ac", "ar", "lv"),
    *("rv", "ls", "ns", "ps", "rs", "ib", "ob", "gu"),
)
_DOUBLED = "bdgklmnprtvz"
RULES: dict[str, list[list[str]]] = {
    "noun": [
        ["men", "man"],
        ["ches", "ch"],
        ["shes", "sh"],
        ["sses", "ss"],
        ["xes", "x"],
        ["zzes", "zz"],
        ["ies", "y"],
        ["ves", "f"],
        ["ses", "s"],
        ["s", ""],
        ["", ""],
    ],
    "verb": [
        ["ies", "y"],
        ["sses", "ss"],
        ["ches", "ch"],
        ["shes", "sh"],
        ["xes", "x"],
        ["zzes", "zz"],
        ["oes", "o"],
        ["s", ""],
        ["ied", "y"],
        *[[letter * 2 + "ed", letter] for letter in _DOUBLED],
        *[[letter * 2 + "ing", letter] for letter in _DOUBLED],
        *[[stem + "ed", stem + "e"] for stem in _E_DROPPED],
        *[[stem + "ing", stem + "e"] for stem in _E_DROPPED],
        ["ed", ""],
        ["ed", "e"],
        ["ing", ""],
        ["ing", "e"],
        ["", ""],
    ],
    "adj": [
        ["iest", "y"],
        ["ier", "y"],
        *[[letter * 2 + "er", letter] for letter in "dgnt"],
        *[[letter * 2 + "est", letter] for letter in "dgnt"],
        ["er", ""],
        ["est", ""],
        ["er", "e"],
        ["est", "e"],
        ["", ""],
    ],
    "adv": [["er", ""], ["est", ""], ["er", "e"], ["est", "e"], ["", ""]],
    "propn": [],
    **{pos: [["", ""]] for pos in ("adp", "aux", "cconj", "det", "intj", "num", "part", "pron", "sconj", "x")},
}
# A lemma must be seen this often to steer a choice between rules: single ones are often slips.
COMMON_LEMMA = 2


def lookups(vocab: Vocab, trees: Iterable[Tree]) -> Lookups:
    """The lemmatizer's tables; exceptions are what the treebanks have otherwise than the rules say."""
    counted: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    index: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for word in tree.words:
            pos = word.upos.lower()
            counted[pos][word.text.lower()][word.lemma] += 1
            if word.lemma.isalpha():
                index[pos][word.lemma.lower()] += 1
    exceptions: dict[str, dict[str, list[str]]] = {}
    known = {
        pos: {lemma: 1 for lemma, count in sorted(lemmas.items()) if count >= COMMON_LEMMA}
        for pos, lemmas in index.items()
        if pos in RULES
    }
    for pos, forms in counted.items():
        rules, names = RULES.get(pos, []), set(known.get(pos, []))
        exceptions[pos] = {
            form: [lemma]
            for form, lemmas in sorted(forms.items())
            if (lemma := lemmas.most_common(1)[0][0]) != by_rules(form, rules, names)
        }
    tables = Lookups()
    tables.add_table("lemma_rules", RULES)
    tables.add_table("lemma_index", known)
    tables.add_table("lemma_exc", exceptions)
    return tables


def by_rules(form: str, rules: list[list[str]], known: set[str]) -> str:
    """The lemma that spaCy takes for a small-lettered form when no exception is listed.

    A known lemma wins over the others, and the last known one over those before it.
    """
    found: list[str] = []
    unknown: list[str] = []
    for old, new in rules:
        candidate = form[: len(form) - len(old)] + new
        if not form.endswith(old) or not candidate:
            continue
        if candidate in known:
            found.insert(0, candidate)
        elif candidate.isalpha():
            unknown.append(candidate)
        else:
            found.append(candidate)
    return [*found, *unknown, form][0]
