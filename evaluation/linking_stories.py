"""Which documents tell one story, by their texts alone: average link over words, names, beginnings and people.

Linking events across documents needs to know which reports go together. The makers' topics aren't given to it: this is
the predicted topic of the literature. Nothing is learnt; the threshold was chosen on ECB+'s train part.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evaluation.linking_reading import ReadDocument
from stories.terms import cosine

# B-cubed F1 .90 over the 50 stories of ECB+ train, within .003 of the best from .20 to .26.
ONE_STORY_FROM = 0.22
# Words, names, beginnings, people: round figures, people less since half of all reports name none.
_SHARES = (2.0, 2.0, 2.0, 1.0)
# What people count where a document names none: between those of one story and those of two.
_NOBODY = 0.33

Matrix = NDArray[np.float64]


def predicted_stories(documents: Sequence[ReadDocument]) -> dict[str, int]:
    """The number of the story that each document tells."""
    alike = np.zeros((len(documents), len(documents)))
    for row, left in enumerate(documents):
        for column, right in enumerate(documents[:row]):
            alike[row, column] = alike[column, row] = _likeness(left, right)
    groups = average_link(alike, ONE_STORY_FROM)
    return {documents[member].doc_id: number for number, group in enumerate(groups) for member in group}


def _likeness(left: ReadDocument, right: ReadDocument) -> float:
    values = [cosine(one, other) for one, other in zip(left.topics, right.topics, strict=True)]
    if not left.topics[-1] or not right.topics[-1]:
        values[-1] = _NOBODY
    return sum(share * value for share, value in zip(_SHARES, values, strict=True)) / sum(_SHARES)


def average_link(alike: Matrix, join_at: float) -> list[list[int]]:
    """Groups of rows: the two most alike on average are joined until none reach `join_at`; the first among equals."""
    count = len(alike)
    groups = {index: [index] for index in range(count)}
    if not count:
        return []
    now = alike.astype(np.float64)
    np.fill_diagonal(now, -1.0)
    size = np.ones(count)
    while True:
        left, right = divmod(int(now.argmax()), count)
        if now[left, right] < join_at or left == right:
            return list(groups.values())
        now[left] = (now[left] * size[left] + now[right] * size[right]) / (size[left] + size[right])
        now[:, left] = now[left]
        now[left, left] = -1.0
        now[right] = now[:, right] = -1.0
        size[left] += size[right]
        groups[left] += groups.pop(right)
