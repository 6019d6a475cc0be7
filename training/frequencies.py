"""Background document frequencies of words, from text that may ship: `python -m training.frequencies --data FOLDER`.

Reads US Senate press releases (public domain) and the sentences of GMB (public domain texts) in blocks of forty, and
writes `stories/data/frequencies.tsv.gz`: the number of documents on the first line, then word and document frequency.
"""

import argparse
import gzip
import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from stories.terms import words

# Words in fewer documents are left out: they weigh like unknown words anyway, and the file stays small.
_LEAST_DOCUMENTS = 4
_SENTENCES_A_BLOCK = 40
_TARGET = Path(__file__).parent.parent / "stories" / "data" / "frequencies.tsv.gz"


def senate(folder: Path) -> Iterator[str]:
    """The press releases."""
    with lzma.open(folder / "senate_press_2006" / "releases.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            yield f"{release['title']}\n{release['text']}"


def gmb(folder: Path) -> Iterator[str]:
    """News sentences, forty to a document, since the set doesn't tell where an article ends."""
    block: list[str] = []
    sentences = 0
    with gzip.open(folder / "gmb" / "ner_dataset_no_heldout.utf8.csv.gz", "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            number, _, rest = line.partition(",")
            if number:
                sentences += 1
                if sentences % _SENTENCES_A_BLOCK == 0:
                    yield " ".join(block)
                    block = []
            block.append(rest.split(",", 1)[0].strip('"'))
    yield " ".join(block)


def count(documents: Iterable[str]) -> tuple[int, Counter[str]]:
    """How many documents there are, and in how many of them each word stands."""
    total = 0
    frequencies: Counter[str] = Counter()
    for document in documents:
        total += 1
        frequencies.update(set(words(document)))
    return total, frequencies


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder: Path = parser.parse_args().data
    total, frequencies = count(document for source in (senate, gmb) for document in source(folder))
    kept = sorted((word, number) for word, number in frequencies.items() if number >= _LEAST_DOCUMENTS)
    text = f"{total}\n" + "".join(f"{word}\t{number}\n" for word, number in kept)
    _TARGET.parent.mkdir(exist_ok=True)
    # No time stamp in the archive, so that the same text gives the same file.
    _TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{total} documents, {len(kept)} words")


if __name__ == "__main__":
    main()
