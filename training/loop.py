"""The training loop that both models share: shuffled epochs, warm-up then decay, averaged weights, best kept."""

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

# Words in one update: small steps at first learn faster, large ones later are steadier.
FIRST_BATCH_WORDS, LAST_BATCH_WORDS = 300, 1200
PEAK_LEARN_RATE = 0.001
WARM_UP_UPDATES = 250


def learn_rate(step: int, total: int) -> float:
    """Straight up over the warm-up, then straight down to a twentieth of the peak at the last step."""
    if step < WARM_UP_UPDATES:
        return PEAK_LEARN_RATE * (step + 1) / WARM_UP_UPDATES
    left = max(0.0, 1 - (step - WARM_UP_UPDATES) / max(1, total - WARM_UP_UPDATES))
    return PEAK_LEARN_RATE * (0.05 + 0.95 * left)


def batches(examples: Sequence[Example], words: int) -> list[list[Example]]:
    """The examples in their order, each batch of about `words` words or one example."""
    out: list[list[Example]] = [[]]
    held = 0
    for one in examples:
        size = len(one.predicted)
        if out[-1] and held + size > words:
            out.append([])
            held = 0
        out[-1].append(one)
        held += size
    return [batch for batch in out if batch]


def batch_words(epoch: int, epochs: int) -> int:
    """Words in a batch of this epoch (from 0): the same factor from each to the next."""
    return int(FIRST_BATCH_WORDS * (LAST_BATCH_WORDS / FIRST_BATCH_WORDS) ** (epoch / max(1, epochs - 1)))


def train(
    nlp: Language,
    epoch_examples: Callable[[int], list[Example]],
    score: Callable[[Language], float],
    folder: Path,
    epochs: int,
    seed: int,
    dropout: float,
    say: Callable[[str], None],
) -> float:
    """The best development score; the pipeline that reached it lies in `folder`.

    `epoch_examples(n)` gives epoch n's examples (n from 0). The averaged weights are scored and saved.
    """
    fix_random_seed(seed)
    first = epoch_examples(0)
    nlp.initialize(lambda: first)
    optimizer = Adam(PEAK_LEARN_RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    rng = random.Random(seed)
    best, step = -1.0, 0
    total = 0
    began = time.monotonic()
    for epoch in range(epochs):
        examples = first if epoch == 0 else epoch_examples(epoch)
        rng.shuffle(examples)
        cut = batches(examples, batch_words(epoch, epochs))
        if epoch == 0:
            total = sum(len(batches(examples, batch_words(later, epochs))) for later in range(epochs))
        losses: dict[str, float] = {}
        for batch in cut:
            optimizer.learn_rate = learn_rate(step, total)
            nlp.update(batch, sgd=optimizer, drop=dropout, losses=losses)
            step += 1
        with nlp.use_params(optimizer.averages):
            value = score(nlp)
            if value > best:
                best = value
                nlp.to_disk(folder)
        shown = " ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
        say(
            f"epoch {epoch + 1}/{epochs} step {step}/{total} {time.monotonic() - began:.0f} s score {value:.4f} {shown}"
        )
    return best
