"""The files that are trained and scored on, checked against committed checksums before anything is read."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from dramatis.errors import DramatisError

# One line a file, as `sha256sum` writes it, relative to the data folder.
CHECKSUMS = Path(__file__).with_name("inputs.sha256")

UD_TRAIN = ("ud_ewt/en_ewt-ud-train.conllu.gz", "ud_gum/en_gum-open-ud-train.conllu.gz")
UD_DEV = {"ud_ewt": "ud_ewt/en_ewt-ud-dev.conllu.gz", "ud_gum": "ud_gum/en_gum-open-ud-dev.conllu.gz"}
UD_TEST = {"ud_ewt": "ud_ewt/en_ewt-ud-test.conllu.gz"}
GMB = "gmb/ner_dataset_no_heldout.utf8.csv.gz"
REDOCRED = "redocred/dev_revised.json.gz"
REDOCRED_TEST = "redocred/test_revised_first400.json.gz"
CROSSNER_TRAIN, CROSSNER_DEV = "crossner_politics/train.txt.gz", "crossner_politics/dev.txt.gz"
WIKIGOLD = "wikigold/wikigold.conll.txt.gz"
BTC = ("btc/e.conll.gz", "btc/g.conll.gz")
UNER_DEV, UNER_TEST = "uner_ewt/en_ewt-ud-dev.iob2.gz", "uner_ewt/en_ewt-ud-test.iob2.gz"
FEWREL, SENATE = "fewrel/val_wiki.json.gz", "senate_press_2006/releases.jsonl.xz"
GUM_DATES = "gum_dates/dev.jsonl"
LEADERS = "petrarch2_dictionaries/Phoenix.Countries.actors.txt.gz"
TERRITORIES = "gaz_rigour/territories.jsonl.gz"
ALL = (
    *(*UD_TRAIN, *UD_DEV.values(), *UD_TEST.values(), GMB, REDOCRED, REDOCRED_TEST, CROSSNER_TRAIN, CROSSNER_DEV),
    *(WIKIGOLD, *BTC, UNER_DEV, UNER_TEST, GUM_DATES, LEADERS, TERRITORIES, FEWREL, SENATE),
)


class InputError(DramatisError):
    """A file of the data folder is missing or isn't the one that the recipe was written for."""


def read_checksums(path: Path = CHECKSUMS) -> dict[str, str]:
    """The expected SHA-256 of each file, by its path in the data folder."""
    pairs = (line.split(maxsplit=1) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {name.strip(): digest for digest, name in pairs}


def sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def check(data: Path, expected: Mapping[str, str]) -> None:
    """Raises InputError with every file that is missing or differs; returns when all are as expected."""
    faults = []
    for name, digest in sorted(expected.items()):
        path = data / name
        if not path.is_file():
            faults.append(f"{name} is missing")
        elif (found := sha256(path)) != digest:
            faults.append(f"{name} has SHA-256 {found}, expected {digest}")
    if faults:
        raise InputError(
            f"the data folder {data} isn't the one this recipe was written for: {'; '.join(faults)}. "
            "Fetch these files again, or retrain with a new checksum list and say so in the model card."
        )
