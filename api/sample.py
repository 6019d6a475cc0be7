"""The sample corpus of a checkout, replayed as a feed would have brought it: in order of publication, undated last."""

from datetime import UTC, datetime
from pathlib import Path

from dramatis.article import Article, Rejected
from readers.formats import Format
from readers.read import read_paths

CORPUS = Path(__file__).parent.parent / "demo" / "corpus"
RATINGS = Path(__file__).parent.parent / "demo" / "ratings.csv"
_UNDATED = datetime.max.replace(tzinfo=UTC)


def sample_corpus() -> list[Article | Rejected]:
    """All of it, some ninety articles. Those of one pasted page stay together, behind their page."""
    items = read_paths([str(CORPUS)], Format.AUTO, None)
    return sorted(items, key=lambda item: (isinstance(item, Article) and item.published_at) or _UNDATED)
