"""The scores of our pipelines on every scored part: `python -m training.report --data ../shared/data --model small`."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from evaluation.intervals import Measuring, f1, figures, label_table, ratio
from evaluation.task import Figure
from extractors.pipeline import load_pipeline
from training import inputs, names
from training.conllu import read_trees
from training.partial import COMPLETE, completed
from training.progress import say
from training.scoring import collapsed, name_counts, syntax_counts
from training.silver import gazetteer

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent / "extractors" / "models"
# What `load_pipeline` calls our pipelines.
OWN: dict[str, str | None] = {"small": None, "accurate": "accurate"}
# Documents of about this many words, as long as an agency's report, are what speed is measured on.
SPEED_WORDS = 500
SPEED_DOCUMENTS = 40


def name_scores(nlp: Language, data: Path) -> dict[str, Any]:
    """Per scored set: micro F1 with its interval, and precision, recall and F1 of each label it annotates."""
    gaz = gazetteer(data)
    out: dict[str, Any] = {}
    for source, raw in names.scored_sets(data, gaz).items():
        sentences = [completed(one, gaz.demonyms) for one in raw]
        parts = name_counts(nlp, sentences, alone=source == "crossner")
        known = sorted({collapsed(label) for label in COMPLETE[sentences[0].source]})
        micro = [label for label in names.MICRO if label in known]
        out[source] = {
            "sentences": len(sentences),
            "micro_over": micro,
            "micro_f1": rounded(figures(parts, {"f1": f1(micro)})["f1"]),
            "labels": label_table(parts, known),
        }
    return out


def syntax_scores(nlp: Language, data: Path) -> dict[str, Any]:
    """Per treebank: accuracies over the words both tokenizers agree on, and the sentences' F1."""
    measures: dict[str, Measuring] = {
        "aligned": ratio("aligned", "words"),
        "tag": ratio("tag", "aligned"),
        "pos": ratio("pos", "aligned"),
        "morph": ratio("morph", "aligned"),
        "lemma": ratio("lemma", "aligned"),
        "lemma_any_case": ratio("lemma_small", "aligned"),
        "uas": ratio("uas", "attached"),
        "las": ratio("las", "attached"),
        "sentences_f1": f1(["sents"]),
    }
    out: dict[str, Any] = {}
    for source, path in [
        *((f"{name}_dev", path) for name, path in inputs.UD_DEV.items()),
        *((f"{name}_test", path) for name, path in inputs.UD_TEST.items()),
    ]:
        parts = syntax_counts(nlp, list(read_trees(data / path)))
        out[source] = {
            "documents": len(parts),
            "words": sum(part["words"] for part in parts),
            **{name: rounded(figure) for name, figure in figures(parts, measures).items()},
        }
    return out


def rounded(figure: Figure) -> dict[str, float]:
    """A value and its 95 % interval."""
    return {"value": round(figure.value, 4), "low": round(figure.low, 4), "high": round(figure.high, 4)}


# What is left out of each pipeline for the speeds of its parts: lemmas and morphology, then all but names.
PARTS: dict[str, dict[str, list[str]]] = {
    "small": {
        "all": [],
        "tok2vec,tagger,parser,ner": ["morphologizer", "lemmatizer"],
        "ner": ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer"],
    },
    "accurate": {"all": []},
}


def speed(model: str, data: Path) -> dict[str, int]:
    """Words a second of processor time in one process, of the whole pipeline and of its parts."""
    trees = list(read_trees(data / inputs.UD_DEV["ud_gum"])) + list(read_trees(data / inputs.UD_TEST["ud_ewt"]))
    texts: list[str] = [""]
    for tree in trees:
        texts[-1] += tree.text + " "
        if texts[-1].count(" ") > SPEED_WORDS:
            texts.append("")
    texts = texts[:SPEED_DOCUMENTS]
    out = {}
    for name, left_out in PARTS[model].items():
        nlp = spacy.load(MODELS / model, exclude=left_out) if left_out else load_pipeline(OWN[model])
        list(nlp.pipe(texts[:10]))
        best = 0.0
        for _ in range(3):
            began = time.process_time()
            words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
            best = max(best, words / (time.process_time() - began))
        out[name] = round(best)
    return out


def write_scores(data: Path, model: str, say: Callable[[str], None]) -> None:
    """Scores our pipeline of that name and writes them, with checksums of all files, to `scores.NAME.json`."""
    nlp = load_pipeline(OWN[model])
    say("scoring names")
    named = name_scores(nlp, data)
    say("scoring syntax")
    parsed = syntax_scores(nlp, data)
    say("measuring speed")
    files = sorted(path for path in (MODELS / model).rglob("*") if path.is_file())
    report = {
        "command": f"python -m training.report --data ../shared/data --model {model}",
        "interval": "95 %, 1,000 bootstrap resamples of documents, seed 0",
        "names": named,
        "syntax": parsed,
        "words_per_second": speed(model, data),
        "inputs_sha256": inputs.read_checksums(),
        "outputs_sha256": {path.relative_to(MODELS / model).as_posix(): inputs.sha256(path) for path in files},
        "outputs_bytes": sum(path.stat().st_size for path in files),
    }
    out = HERE / f"scores.{model}.json"
    out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
    say(f"the scores are in {out}")


def main(arguments: list[str] | None = None) -> int:
    """Scores a pipeline; 0 when the report is written."""
    parser = argparse.ArgumentParser(prog="python -m training.report", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", choices=sorted(OWN), default="small")
    given = parser.parse_args(arguments)
    inputs.check(given.data, inputs.read_checksums())
    write_scores(given.data, given.model, say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
