"""Jobs: what was asked of the store that took longer than an answer, and what came of it. They hold no content."""

from collections.abc import Sequence

from dramatis.ids import stable_id
from dramatis.words import JobState
from graph.store import Transaction

# Articles that a job leads to, the first by id; of the others it only says how many.
_MOST_ARTICLES = 1_000


def record_done(
    transaction: Transaction, kind: str, target: str, at: str, done: int, articles: Sequence[str] = ()
) -> str:
    """Puts a job on record that was done at once; its id. Of the articles those are kept that are still there."""
    key = stable_id("job", kind, target, at)
    transaction.put("Job", [{"id": key, "kind": kind, "state": JobState.DONE, "at": at, "done": done, "total": done}])
    left = sorted(transaction.known("Article", sorted(articles)[:_MOST_ARTICLES]))
    transaction.connect("TOUCHED", [(key, article, "", {}) for article in left])
    return key
