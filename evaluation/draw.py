"""Draws the sentences, clauses and passages that we annotate: `python -m evaluation.draw --data DATA --out FOLDER`.

The draw is by chance and the same in every run: articles and what stands in them are ordered by a hash of a fixed seed
and their ids, and no trained model has a say. Which words are verbs is looked up in how the training parts of two
treebanks tag their forms. What is drawn is frozen by its being committed.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.excerpts import SENATE, WIKINEWS, Excerpted, read_articles
from evaluation.splits import half


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SEED = "dramatis-annotated-1"
TREEBANKS = ("ud_ewt/en_ewt-ud-train.conllu.gz", "ud_gum/en_gum-open-ud-train.conllu.gz")

# Four fifths from the large source; the other has thirty articles, of which we take two or three sentences each.
_PLAN = {
    "documents": {"senate": (240, 1), "wikinews": (60, 2)},
    "modality": {"senate": (320, 1), "wikinews": (80, 3)},
    "quotes": {"senate": (125, 1), "wikinews": (30, 1)},
}
_FEWEST_WORDS, _MOST_WORDS = 8, 60
# Longer paragraphs are whole speeches without a line break.
_MOST_WORDS_IN_PASSAGE = 150
# Characters of the paragraphs beside a passage: enough to find who is speaking, no more than an excerpt.
_CONTEXT = 600
# A form is a verb if at least half of its occurrences are tagged so.
_SHARE_OF_VERB = 0.5

_BOILERPLATE = re.compile(
    r"https?:|www\.|@|\d{3}[-./) ]+\d{3}-\d{4}|\d{3}-\d{4}|^contact\b|for immediate release|press (?:office|contact)"
    r"|click here|\d+px|# # #|###|available (?:on|at) .*\bweb",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_MARK = re.compile('["“”«»]')
_DETERMINERS = _listed("a an the this that these those his her its their our your my no any some")

# Looked for with their inflections when passages are drawn: plain verbs of reporting.
REPORTING = _listed(
    """say tell announce add claim warn state note explain declare insist argue report confirm deny
acknowledge admit assert allege remark reply respond stress emphasize suggest promise pledge vow urge ask predict
testify comment
conclude point caution complain reveal disclose reiterate contend maintain believe"""
)
# These only say that something was said: claims, not events.
_PURE_SPEECH = _listed(
    """say tell add note state claim explain remark comment assert believe think know feel want hope like need
    mean seem"""
)
_NO_EVENT = _listed(
    "be have do can may must shall will would could should might let get become remain include regard accord"
)
EVENT_NOUNS = _listed(
    """meeting talk talks negotiation vote visit attack strike war election hearing investigation trial
agreement deal debate conference summit crash explosion protest demonstration raid arrest killing murder invasion
withdrawal resignation appointment nomination confirmation announcement launch purchase sale merger acquisition
delivery order award approval passage signing closure opening construction expansion reduction cut increase repeal
reform review inspection evacuation rescue deployment attempt appeal lawsuit ruling decision conviction release
assassination bombing shooting fire flood earthquake hurricane storm disaster celebration ceremony trip tour speech
call request demand refusal rejection veto ban sanction threat support opposition"""
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verb forms, in lower case, each with its lemma; auxiliaries that are mostly such are not among them."""

    verbs: dict[str, str]

    def has_verb(self, text: str) -> bool:
        """Whether any word of the text is one of the forms."""
        return any(word.group().lower() in self.verbs for word in _WORD.finditer(text))

    def heads(self, sentence: str) -> list[tuple[int, int]]:
        """Start and end of each word that may bear an event; names and verbs that only tell of speech are left out."""
        found: list[tuple[int, int]] = []
        before = ""
        for word in _WORD.finditer(sentence):
            text = word.group()
            lemma = self.verbs.get(text)
            noun = text in _EVENT_NOUN_FORMS
            verb = lemma is not None and lemma not in _PURE_SPEECH | _NO_EVENT and before not in _DETERMINERS
            if text.islower() and (noun or verb):
                found.append(word.span())
            before = text.lower()
        return found


def plural(noun: str) -> str:
    """The noun's regular plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


_EVENT_NOUN_FORMS = EVENT_NOUNS | frozenset(map(plural, EVENT_NOUNS))


def read_lexicon(paths: Iterable[Path]) -> Lexicon:
    """The verb forms of CoNLL-U treebanks, compressed by gzip."""
    tags: dict[str, Counter[str]] = {}
    lemmas: dict[str, Counter[str]] = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                columns = line.split("\t")
                if len(columns) == 10:
                    form = columns[1].lower()
                    tags.setdefault(form, Counter())[columns[3]] += 1
                    if columns[3] == "VERB":
                        lemmas.setdefault(form, Counter())[columns[2].lower()] += 1
    return Lexicon(
        {
            form: max(sorted(lemmas[form]), key=lambda lemma: lemmas[form][lemma])
            for form, counted in tags.items()
            if counted["VERB"] and counted["VERB"] >= _SHARE_OF_VERB * counted.total()
        }
    )


def usable(sentence: str, lexicon: Lexicon) -> bool:
    """Whether this is a sentence of ordinary prose: its length, a verb, a stop at its end, no contact line."""
    letters = [character for character in sentence if character.isalpha()]
    return (
        _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS
        and sentence.rstrip("\"”’')]")[-1:] in (".", "!", "?")
        and not _BOILERPLATE.search(sentence)
        and sum(map(str.isupper, letters)) * 2 < len(letters)
        and lexicon.has_verb(sentence)
    )


def split_of(article: str) -> str:
    """`tune` or `score`, by the article's id alone, so that an article never stands on both sides."""
    return half(article)


def draw_documents(article: Excerpted, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Every usable sentence of the article, with the sentence before it, or the title."""
    before = article.title
    for paragraph in article.paragraphs:
        for sentence in paragraph:
            if usable(sentence, lexicon):
                yield {"text": sentence, "context_before": _last(before)}
            before = sentence


def draw_clauses(article: Excerpted, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """One clause of each usable sentence: a head word drawn from all that it has."""
    for item in draw_documents(article, lexicon):
        sentence = item["text"]
        heads = lexicon.heads(sentence)
        if heads:
            start, end = min(heads, key=lambda head: _chance("head", article.article, sentence, str(head[0])))
            yield item | {"head": {"start": start, "end": end, "text": sentence[start:end]}}


def draw_passages(article: Excerpted, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Every paragraph that has a quotation mark or a reporting verb, with what stands before and after it."""
    paragraphs = [" ".join(sentences) for sentences in article.paragraphs]
    for index, passage in enumerate(paragraphs):
        words = (word.group().lower() for word in _WORD.finditer(passage))
        if (
            _FEWEST_WORDS <= len(passage.split()) <= _MOST_WORDS_IN_PASSAGE
            and not _BOILERPLATE.search(passage)
            and lexicon.has_verb(passage)
            and (_MARK.search(passage) or any(lexicon.verbs.get(word) in REPORTING for word in words))
        ):
            before = paragraphs[index - 1] if index else article.title
            after = paragraphs[index + 1] if index + 1 < len(paragraphs) else ""
            yield {"text": passage, "context_before": _last(before), "context_after": _first(after)}


_Cutter = Callable[[Excerpted, Lexicon], Iterator[dict[str, Any]]]
_CUTTERS: dict[str, _Cutter] = {"documents": draw_documents, "modality": draw_clauses, "quotes": draw_passages}


def draw(task: str, articles: Iterable[Excerpted], lexicon: Lexicon) -> list[dict[str, Any]]:
    """The items of one set, in an order by chance; fewer than planned where the articles don't yield them."""
    ordered = sorted(articles, key=lambda article: _chance(task, article.source, article.article))
    drawn: list[dict[str, Any]] = []
    for source, (wanted, most) in _PLAN[task].items():
        here: list[dict[str, Any]] = []
        for article in ordered:
            if article.source == source:
                found = sorted(
                    _CUTTERS[task](article, lexicon),
                    key=lambda item: _chance(task, article.article, item["context_before"], item["text"]),
                )
                here.extend(_numbered(task, article, item) for item in found[:most])
        drawn += here[:wanted]
    return sorted(drawn, key=lambda item: _chance("order", item["id"]))


def write_sets(data: Path, out: Path) -> dict[str, Counter[str]]:
    """Writes `items.jsonl` of each set and SOURCES.md; the number of items by set and split."""
    articles = read_articles(data)
    lexicon = read_lexicon(data / name for name in TREEBANKS)
    counts: dict[str, Counter[str]] = {}
    for task in _PLAN:
        items = draw(task, articles, lexicon)
        lines = [json.dumps(item, ensure_ascii=False) + "\n" for item in items]
        (out / task).mkdir(parents=True, exist_ok=True)
        (out / task / "items.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
        counts[task] = Counter(item["split"] for item in items)
    (out / "SOURCES.md").write_text(_sources(data, counts), encoding="utf-8", newline="\n")
    return counts


def _numbered(task: str, article: Excerpted, item: dict[str, Any]) -> dict[str, Any]:
    place = item["head"]["start"] if "head" in item else 0
    digest = _chance(task, article.source, article.article, item["context_before"], item["text"], str(place))
    split = split_of(article.article)
    return {
        "id": f"{task[0]}-{digest[:10]}",
        "source": article.source,
        "article": article.article,
        "split": split,
    } | item


def _chance(*keys: str) -> str:
    return hashlib.sha256("\x1f".join((_SEED, *keys)).encode()).hexdigest()


def _last(text: str) -> str:
    return text if len(text) <= _CONTEXT else "… " + text[-_CONTEXT:].split(" ", 1)[-1]


def _first(text: str) -> str:
    return text if len(text) <= _CONTEXT else text[:_CONTEXT].rsplit(" ", 1)[0] + " …"


def _sources(data: Path, counts: dict[str, Counter[str]]) -> str:
    sums = "\n".join(
        f"| `{name}` | `{hashlib.sha256((data / name).read_bytes()).hexdigest()}` |"
        for name in (SENATE, WIKINEWS, *TREEBANKS)
    )
    sizes = "\n".join(f"| {task} | {n.total()} | {n['tune']} | {n['score']} |" for task, n in counts.items())
    return _SOURCES.format(seed=_SEED, sums=sums, sizes=sizes)


_SOURCES = """# Where the annotated sets come from

Written by `python -m evaluation.draw --data DATA --out evaluation/annotated`; the same bytes on each run.

- **senate**: press releases of offices of the United States Senate, first half of 2006, collected by Justin Grimmer.
  Works of the US Government, not subject to copyright in the United States (17 USC 105). Short excerpts only.
- **wikinews**: articles of Wikinews (https://en.wikinews.org) by its contributors, [CC BY
  2.5](https://creativecommons.org/licenses/by/2.5/), in the wording of the NewsReader MEANTIME corpus (airbus part; ©
  2015 Fondazione Bruno Kessler, VU University Amsterdam, Universidad Del Pais Vasco, [CC BY
  4.0](https://creativecommons.org/licenses/by/4.0/)). Changed: words put together to running text, excerpts taken.
  `article` is the Wikinews number of the article. None of the corpus's annotation is used. The SemEval-2015 Task 4
  texts are the same thirty articles and aren't drawn from again.
- The guidelines and the annotations are ours and under the project's licence.

The draw is by chance with the seed `{seed}`; `split` is by a hash of the article's id alone. Verb forms are looked up
in the training parts of UD English EWT and GUM; nothing of their text is here.

| file | sha256 |
|---|---|
{sums}

| set | items | tune | score |
|---|---|---|---|
{sizes}
"""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the source corpora")
    parser.add_argument("--out", type=Path, required=True, help="where the sets are written")
    options = parser.parse_args()
    for task, count in write_sets(options.data, options.out).items():
        print(f"{task}: {count.total()} items, {count['tune']} to tune, {count['score']} to score")


if __name__ == "__main__":
    main()
