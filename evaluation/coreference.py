"""Coreference of names and pronouns on GUM's development part.

What is judged, exactly:

- A gold mention is an entity bracket of the treebank whose head word is a proper noun (NNP, NNPS), or which is one
  word long and a personal, possessive or reflexive pronoun of any person (PRP, PRP$). Of a name only the name itself
  counts, without determiner, title, apposition and clause. All entity types count.
- A gold cluster holds the mentions of one GUM group in one document. A cluster of one is left out, as in the field's
  usual CoNLL scoring; so it is on the system's side.
- A system mention is one that the product links by name (full, in part, as an acronym) or by pronoun. Its nominal
  mentions ("the minister") and demonyms may help it to link, but aren't compared.
- A system mention is a gold one when the name is the same span but for determiners and titles, or else when both have
  the same head word in the treebank.
- Documents are read from raw text: sentences parted by a blank, paragraphs by an empty line. Nothing of the gold
  annotation is given to the system.

The measure is the mean of the F1 of MUC, B-cubed and CEAF-e. `of named` leaves out the gold clusters without a name
(pronouns of what the text only describes, "I" and "you" of unnamed speakers) and system clusters without one.
The baseline is exact string match: the names that the product found, and all pronouns, are linked when they are spelled
the same, "he" with "he" and "his" with "his".
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from evaluation.clusters import METRICS, cluster_counts, conll_f1, metric_f1, metric_precision, metric_recall
from evaluation.gum_mentions import GoldDocument, GoldMention, Mention, read_documents
from evaluation.intervals import Counts, Measuring, figures, measured
from evaluation.readings import parsed, with_names
from evaluation.task import Bench, Task, TaskResult
from extractors.names_page import Name
from extractors.reading import Form, Reading
from training import inputs, labels

FILES = (inputs.UD_DEV["ud_gum"],)
# The issue asks for this much above the baseline.
ABOVE_BASELINE = 0.10
_PRONOUN_TAGS = frozenset(["PRP", "PRP$"])
_LINKED = frozenset([Form.NAME, Form.PARTIAL, Form.ACRONYM, Form.PRONOUN])


def evaluate(bench: Bench) -> TaskResult:
    """The product's chains of names and pronouns against GUM's, beside names linked by exact spelling."""
    documents = list(read_documents(bench.data / FILES[0]))
    ours, plain = [], []
    for document, doc in zip(
        documents, parsed(bench.extractor, (document.text for document in documents)), strict=True
    ):
        bench.say(document.doc_id)
        reading, names = with_names(bench.extractor, doc)
        ours.append(document_counts(document, system_mentions(reading)))
        plain.append(document_counts(document, same_spelling(reading, names)))
    measures: dict[str, Measuring] = {"conll_f1": conll_f1}
    measures["conll_f1_of_named"] = lambda counts: conll_f1(_only_named(counts))
    measures |= {f"{metric}_f1": metric_f1(metric) for metric in METRICS}
    for metric in METRICS:
        measures |= {f"{metric}_precision": metric_precision(metric), f"{metric}_recall": metric_recall(metric)}
    baseline = figures(plain, {"conll_f1": conll_f1})["conll_f1"].value
    return TaskResult(
        dataset="UD GUM dev, names and pronouns",
        split="dev",
        n=sum(len(cluster) for document in documents for cluster in clusters(document.mentions)),
        unit="mentions",
        documents=len(documents),
        measures=measured(ours, plain, measures, {"conll_f1": round(baseline + ABOVE_BASELINE, 4)}),
        baseline="the product's names and all pronouns, linked when spelled the same",
    )


def _only_named(counts: Counts) -> Counts:
    """The counts of the named clusters, under the plain keys."""
    kept = {key.removeprefix("named:"): value for key, value in counts.items() if key.startswith("named:")}
    return defaultdict(float, kept)


def document_counts(document: GoldDocument, found: Sequence[Mention]) -> dict[str, float]:
    """The counts of one document: over all clusters, and under `named:` over those with a name."""
    placed = list(aligned(document, found))
    gold, system = clusters(document.mentions), clusters(found, placed)
    counts = cluster_counts(gold, system)
    named_gold = clusters(document.mentions, named=True)
    named_system = clusters(found, placed, named=True)
    return counts | {f"named:{key}": value for key, value in cluster_counts(named_gold, named_system).items()}


def clusters(
    mentions: Sequence[Mention],
    keys: Sequence[Hashable] | None = None,
    named: bool = False,
) -> list[set[Hashable]]:
    """The mentions by group, without clusters of one; each as (start, end), or as what it is aligned with."""
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    with_name: set[Hashable] = set()
    for index, mention in enumerate(mentions):
        groups[mention.group].add(keys[index] if keys is not None else (mention.start, mention.end))
        if not mention.pronoun:
            with_name.add(mention.group)
    return [group for key, group in groups.items() if len(group) > 1 and (not named or key in with_name)]


def system_mentions(reading: Reading) -> list[Mention]:
    """The names and pronouns of the product's chains, and its pronouns of what has no name."""
    groups = [*(chain.namings for chain in reading.chains), *reading.unnamed]
    return [
        Mention(*reading.characters(naming.start, naming.end), index, naming.form is Form.PRONOUN)
        for index, namings in enumerate(groups)
        for naming in namings
        if naming.form in _LINKED
    ]


def same_spelling(reading: Reading, names: Iterable[Name]) -> list[Mention]:
    """The same names, and all pronouns: each is linked with those that are spelled the same."""
    named = [name for name in names if name.form in _LINKED]
    taken = {index for name in named for index in range(name.start, name.end)}
    pronouns = [token for token in reading.doc if token.tag_ in _PRONOUN_TAGS and token.i not in taken]
    return [
        *(Mention(*reading.characters(name.start, name.end), name.text, False) for name in named),
        *(Mention(*reading.characters(token.i, token.i + 1), f"{token.lower_} ", True) for token in pronouns),
    ]


def aligned(document: GoldDocument, found: Sequence[Mention]) -> Iterator[Hashable]:
    """For each system mention the gold mention's (start, end), or one of its own that no gold mention has.

    Each gold mention is given once: first to the same name, then to what has the same head.
    """
    by_core = {_core(document.text, known.start, known.end): known for known in document.mentions}
    by_head: dict[int, list[GoldMention]] = defaultdict(list)
    for known in document.mentions:
        by_head[known.head].append(known)
    taken: set[tuple[int, int]] = set()
    answers: dict[int, tuple[int, int]] = {}
    for index, mention in enumerate(found):
        same = by_core.get(_core(document.text, mention.start, mention.end))
        if same is not None and (same.start, same.end) not in taken:
            answers[index] = (same.start, same.end)
            taken.add((same.start, same.end))
    for index, mention in enumerate(found):
        if index in answers:
            continue
        for gold in by_head[head_of(document, mention.start, mention.end)]:
            if (gold.start, gold.end) not in taken:
                answers[index] = (gold.start, gold.end)
                taken.add((gold.start, gold.end))
                break
    for index, mention in enumerate(found):
        yield answers.get(index, ("no gold mention", mention.start, mention.end))


def head_of(document: GoldDocument, start: int, end: int) -> int:
    """First character of the span's head in the treebank: the first word whose governor lies outside; -1 for none."""
    for word_start, word_end, governor in document.words:
        if word_start < end and word_end > start and (not start <= governor < end or governor == word_start):
            return word_start
    return -1


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without leading determiner and titles, and without a trailing possessive."""
    words = text[start:end].split()
    drop = 1 if len(words) > 1 and words[0].lower() in ("the", "a", "an") else 0
    titles = labels.without_titles(words[drop:])
    if drop + titles < len(words):
        drop += titles
    for word in words[:drop]:
        start = text.index(word, start) + len(word)
    while start < end and text[start].isspace():
        start += 1
    for ending in ("'s", "’s"):
        if text[start:end].endswith(ending) and end - start > len(ending):
            end -= len(ending)
    return start, end


TASKS = (Task("coreference-gum", evaluate, FILES),)
