"""The articles from which our annotated sets are drawn, cut into paragraphs and sentences by rules alone.

No trained model has a say here: a sample must not change when a model does.
"""

import json
import lzma
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from training.detokenise import detokenise

SENATE = "senate_press_2006/releases.jsonl.xz"
WIKINEWS = "meantime/meantime_airbus.tar.xz"

# Wikinews comes as sentences without paragraphs; three of them are about what its authors put into one.
_SENTENCES_A_PARAGRAPH = 3
# Headline and date line of a Wikinews document.
_WIKINEWS_HEAD = 2

# What a text holds whose bytes were read in the wrong encoding somewhere on its way.
_GARBLED = re.compile("[\x80-\x9fâ\ufffd]")
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9$])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Maj|Capt|Adm|Sr"
    r"|Jr|St|No|Nos|Inc|Corp|Co|Ltd|Rev|Hon|Prof|Amb|Dept|Sec|Art|Vol|vs|v|ca|cf|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa"
    r"|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)$"
)


@dataclass(frozen=True, slots=True)
class Excerpted:
    """An article as paragraphs of sentences, white space made single blanks; `source` is `senate` or `wikinews`."""

    source: str
    article: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]


def read_articles(data: Path) -> list[Excerpted]:
    """All articles of both sources under the data folder, in the files' order; garbled and doubled ones left out."""
    kept: list[Excerpted] = []
    seen: set[str] = set()
    for article in (*_senate(data / SENATE), *_wikinews(data / WIKINEWS)):
        sentences = [sentence for paragraph in article.paragraphs for sentence in paragraph]
        # The same release is sometimes filed twice, with and without a line before it.
        alike = {sentence for sentence in sentences if len(sentence.split()) > 12}
        if sentences and not alike & seen and not any(_GARBLED.search(sentence) for sentence in sentences):
            kept.append(article)
        seen |= alike
    return kept


def cut_sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph: a stop, white space and a capital or digit, save after an abbreviation."""
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(paragraph):
        # What stands before an exclamation or question mark is never an abbreviation.
        if end.group()[0] == "." and _ABBREVIATED.search(paragraph[start : end.start()]):
            continue
        sentences.append(paragraph[start : end.end()].strip())
        start = end.end()
    sentences.append(paragraph[start:].strip())
    return [sentence for sentence in sentences if sentence]


def _senate(path: Path) -> Iterator[Excerpted]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            paragraphs = (" ".join(paragraph.split()) for paragraph in row["text"].split("\n"))
            cut = tuple(tuple(cut_sentences(paragraph)) for paragraph in paragraphs if paragraph)
            yield Excerpted("senate", row["id"], row["title"], cut)


def _wikinews(path: Path) -> Iterator[Excerpted]:
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            source = archive.extractfile(member)
            if not member.name.startswith("intra-doc_annotation/") or not member.name.endswith(".xml") or not source:
                continue
            root = ElementTree.parse(source).getroot()
            words: dict[int, list[str]] = {}
            for token in root.iter("token"):
                words.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
            # The corpus writes the pound sign as "#".
            texts = [
                detokenise(["£" if word == "#" else word for word in words[number]])[0].strip()
                for number in sorted(words)
            ]
            body = texts[_WIKINEWS_HEAD:]
            cut = tuple(
                tuple(body[first : first + _SENTENCES_A_PARAGRAPH])
                for first in range(0, len(body), _SENTENCES_A_PARAGRAPH)
            )
            yield Excerpted("wikinews", root.get("doc_id", ""), texts[0], cut)
