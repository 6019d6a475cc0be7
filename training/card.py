"""The model cards, written from the scores so that no number in them can drift: `python -m training.card`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent / "extractors" / "models"
CARDS = {"small": "MODEL_CARD.md", "accurate": "MODEL_CARD.accurate.md"}

SETS = {
    "crossner": "CrossNER politics, development part",
    "gum": "GUM, development part",
    "redocred": "Re-DocRED, the fifth of the development part that was held out",
    "gmb": "gmb, the twentieth that was held out (silver)",
    "redocred_test": "Re-DocRED, 400 test documents",
    "uner_dev": "Universal NER EWT, development part (web text)",
    "uner_test": "Universal NER EWT, test part (web text)",
    "ud_ewt_dev": "UD EWT, development part",
    "ud_gum_dev": "UD GUM, development part",
    "ud_ewt_test": "UD EWT, test part",
}


def short(value: float) -> str:
    """A share with three places and no leading nought."""
    return f"{value:.3f}".removeprefix("0")


def spread(score: Mapping[str, float]) -> str:
    """A score with its interval, as `.781 (.770–.792)`."""
    return f"{short(score['value'])} ({short(score['low'])}–{short(score['high'])})"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def name_tables(names: Mapping[str, Any]) -> str:
    """Micro F1 of each set, then each label."""
    kinds = ["PERSON", "ORG", "PLACE", "NORP", "EVENT", "DATE"]
    rows = []
    for source, scores in names.items():
        found = scores["labels"]
        cells = [f"{short(found[kind]['f1'])} ({found[kind]['n']})" if kind in found else "–" for kind in kinds]
        rows.append([SETS[source], str(scores["sentences"]), spread(scores["micro_f1"]), *cells])
    return table(["set", "sentences", "micro F1 (95 %)", *(f"{kind} (n)" for kind in kinds)], rows)


def syntax_table(syntax: Mapping[str, Any]) -> str:
    """The accuracies of each treebank part."""
    keys = ["tag", "pos", "morph", "lemma", "lemma_any_case", "uas", "las", "sentences_f1"]
    rows = [
        [SETS[source], str(scores["words"]), *(spread(scores[key]) for key in keys)]
        for source, scores in syntax.items()
    ]
    return table(
        ["part", "words", "tag", "POS", "morphology", "lemma", "lemma, any case", "UAS", "LAS", "sentences F1"], rows
    )


def card(model: str, scores: Mapping[str, Any]) -> str:
    """The whole card of our pipeline of that name."""
    speeds = scores["words_per_second"]
    return (
        (HERE / f"{model}.card.template.md")
        .read_text("utf-8")
        .format(
            megabytes=f"{scores['outputs_bytes'] / 1e6:.1f}",
            names=name_tables(scores["names"]),
            syntax=syntax_table(scores["syntax"]),
            inputs=sums(scores["inputs_sha256"]),
            outputs=sums(scores["outputs_sha256"]),
            **{f"{part.split(',')[0]}_speed": f"{speed:,}" for part, speed in speeds.items()},
        )
    )


def sums(digests: Mapping[str, str]) -> str:
    """Files and their checksums, as `sha256sum` writes them."""
    return "\n".join(f"{digest}  {name}" for name, digest in sorted(digests.items()))


def main() -> int:
    """Writes the card of each pipeline that has committed scores."""
    for path in sorted(HERE.glob("scores.*.json")):
        model = path.name.split(".")[1]
        target = MODELS / CARDS[model]
        target.write_text(card(model, json.loads(path.read_text("utf-8"))), "utf-8")
        print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
