"""Tables of the rule lemmatizer: English suffix rules, irregular verbs, and the treebanks' forms that they miss."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.lookups import Lookups
from spacy.vocab import Vocab

from extractors.lemma_case import SMALL_WORDS
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


# Of words that a pipeline has tagged, more are asked for; names and mistakes are rarely seen that often.
COMMON_BASE = 4
# Tags whose words are their own lemma.
_BASE_TAGS = {"VB": "verb", "VBP": "verb", "NN": "noun", "JJ": "adj"}
_IRREGULAR = Path(__file__).with_name("irregular_verbs.tsv")


def lookups(vocab: Vocab, trees: Iterable[Tree], tagged: Iterable[Tree] = ()) -> Lookups:
    """The lemmatizer's tables; exceptions are what the treebanks and grammars have otherwise than the rules say.

    `tagged` are sentences with a pipeline's tags: their base forms are lemmas that the rules may choose.
    """
    counted: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    index: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for word in tree.words:
            pos = word.upos.lower()
            counted[pos][word.text.lower()][word.lemma] += 1
            if word.lemma.isalpha():
                index[pos][word.lemma.lower()] += 1
    exceptions: dict[str, dict[str, list[str]]] = {}
    bases = base_forms(tagged)
    known = {
        pos: dict.fromkeys(sorted({lemma for lemma, count in lemmas.items() if count >= COMMON_LEMMA} | bases[pos]), 1)
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
    bases_too = {lemma for lemmas in counted["verb"].values() for lemma in lemmas}
    for form, base in irregular_verbs():
        # "Found" is a verb of its own too, so there the treebank decides; a slip of its ("fled" as "flead") doesn't.
        if form != base and form not in bases_too:
            exceptions.setdefault("verb", {})[form] = [base]
    tables = Lookups()
    tables.add_table("lemma_rules", RULES)
    tables.add_table("lemma_index", known)
    tables.add_table("lemma_exc", exceptions)
    tables.add_table(SMALL_WORDS, {pos: sorted(bases[pos]) for pos in ("adj", "noun")})
    return tables


def base_forms(tagged: Iterable[Tree]) -> dict[str, set[str]]:
    """Verbs, nouns and adjectives that stand in their base form COMMON_BASE times or more, by part of speech."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in tagged:
        for word in tree.words:
            pos = _BASE_TAGS.get(word.xpos)
            if pos is not None and word.text.isalpha() and word.text.islower():
                counted[pos][word.text] += 1
    common = {pos: {form for form, count in forms.items() if count >= COMMON_BASE} for pos, forms in counted.items()}
    return defaultdict(set, common)


def irregular_verbs() -> Iterator[tuple[str, str]]:
    """Past forms and participles with their bases."""
    for line in _IRREGULAR.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            base, *forms = line.split("\t")
            yield from ((form, base) for cell in forms for form in cell.split("/"))


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
