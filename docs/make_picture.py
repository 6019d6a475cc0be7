"""The README's picture, drawn from a real graph: `python -m docs.make_picture` (or `scripts/picture`).

Reads the sample corpus into a temporary store, asks the GraphQL API for one story, and writes `docs/picture.svg`.
"""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.reading.roots import ROOTS, read_list
from api.sample import sample_corpus
from docs.picture_story import QUERY, choose
from docs.picture_svg import draw
from dramatis.errors import DramatisError
from dramatis.settings import Settings
from extractors.extract import open_extractor
from graph.sqlite.store import SqliteStore, open_sqlite
from ingest.pipeline import Ingestion
from readers.formats import Format
from readers.read import read_paths

_ROOT = Path(__file__).resolve().parents[1]
TARGET = _ROOT / "docs" / "picture.svg"


def make_picture(paths: list[str], words: str | None) -> str:
    """The picture of the largest story that the files give, or of the largest whose title has the words."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        try:
            store.prepare()
            ingestion = Ingestion(store, open_extractor(Settings()), lambda: datetime.now(UTC))
            ingestion.run(read_paths(paths, Format.AUTO, None) if paths else sample_corpus())
            return draw(choose(_ask(store, words)))
        finally:
            store.close()


def _ask(store: SqliteStore, words: str | None) -> dict[str, Any]:
    contract = build_contract()
    bind(contract, ROOTS, read_list)
    answer = Engine(contract, store).answer(Asked(QUERY, variables={"text": words}))
    if answer.data is None or answer.errors:
        reasons = "; ".join(error.message for error in answer.errors)
        raise DramatisError(f"the API can't answer QUERY of docs/picture_story.py, mend it: {reasons}")
    found = answer.data["stories"]["edges"]
    if not found:
        raise DramatisError(f"no story has the words {words!r} in its title; try others, or leave --story out")
    story: dict[str, Any] = found[0]["node"]
    return story


def main() -> int:
    """Writes the picture, and says how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="what to read; default: the sample corpus")
    parser.add_argument("--story", metavar="WORDS", help="words of the story's title; default: the largest story")
    parser.add_argument("--out", type=Path, default=TARGET, help="default: docs/picture.svg")
    asked = parser.parse_args()
    try:
        picture = make_picture(asked.paths, asked.story)
    except (DramatisError, ValueError) as error:
        print(f"picture: {error}", file=sys.stderr)
        return 1
    asked.out.write_text(picture, encoding="utf-8")
    print(f"{asked.out}: {len(picture.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
