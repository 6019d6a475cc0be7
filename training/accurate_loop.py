"""The training of encoder and heads: AdamW, a warm-up and a straight decay, and a checkpoint to go on from."""

import pickle
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from training.features import Ints
from training.heads import Batch, loss
from training.minilm import Params

# Of all steps, this share warms up.
WARM_UP = 0.06
ENCODER_RATE, HEADS_RATE = 2.5e-4, 1.2e-3
DECAY, CLIP, DROPOUT = 0.01, 1.0, 0.08
# Steps between two checkpoints: about two minutes of work that a stop may lose.
CHECKPOINT_STEPS = 100
SHOWN_STEPS = 50


def optimizer(steps: int, pace: float) -> optax.GradientTransformation:
    """AdamW with a rate of its own for the encoder and for the heads, over `steps` steps; `pace` scales both."""

    def schedule(peak: float) -> optax.Schedule:
        return optax.warmup_cosine_decay_schedule(0.0, peak, max(1, int(WARM_UP * steps)), steps, peak * 0.02)

    def adam(peak: float) -> optax.GradientTransformation:
        return optax.adamw(schedule(peak), weight_decay=DECAY)

    def groups(params: Params) -> Params:
        return {name: jax.tree.map(lambda _, group=name: group, tree) for name, tree in params.items()}

    rates = {"encoder": adam(pace * ENCODER_RATE), "heads": adam(pace * HEADS_RATE)}
    return optax.chain(optax.clip_by_global_norm(CLIP), optax.multi_transform(rates, groups))


def train(
    params: Params,
    epoch_batches: Callable[[int], list[dict[str, Ints]]],
    epochs: int,
    seed: int,
    checkpoint: Path,
    scored: Callable[[Params, int], None],
    say: Callable[[str], None],
    pace: float = 1.0,
) -> Params:
    """The parameters after the last epoch. Goes on from `checkpoint` when one is there.

    `epoch_batches(n)` must give the same batches each time it is asked for the same epoch.
    """
    first = epoch_batches(0)
    steps = len(first) * epochs
    rule = optimizer(steps, pace)
    state = rule.init(params)
    epoch, done = 0, 0
    if checkpoint.is_file():
        epoch, done, params, state = pickle.loads(checkpoint.read_bytes())
        say(f"going on from epoch {epoch + 1}, batch {done}")

    @jax.jit
    def update(params: Params, state: Any, batch: Batch, key: jax.Array) -> tuple[Params, Any, dict[str, jax.Array]]:
        (_, each), slopes = jax.value_and_grad(loss, has_aux=True)(params, batch, DROPOUT, key)
        changes, state = rule.update(slopes, state, params)
        return optax.apply_updates(params, changes), state, each

    began, at = time.monotonic(), 0
    seen: list[dict[str, float]] = []
    while epoch < epochs:
        cut = first if epoch == 0 else epoch_batches(epoch)
        for number in range(done, len(cut)):
            key = jax.random.key(seed * 1_000_003 + epoch * 100_003 + number, impl="rbg")
            params, state, each = update(params, state, jax.tree.map(jnp.asarray, cut[number]), key)
            at += 1
            if at % SHOWN_STEPS == 0:
                seen.append({task: float(value) for task, value in each.items()})
                mean = {task: sum(one[task] for one in seen[-4:]) / len(seen[-4:]) for task in seen[-1]}
                shown = " ".join(f"{task} {value:.3f}" for task, value in mean.items())
                pace = (time.monotonic() - began) / at
                say(f"epoch {epoch + 1} batch {number + 1}/{len(cut)} {pace:.2f} s/step {shown}")
            if at % CHECKPOINT_STEPS == 0:
                save(checkpoint, (epoch, number + 1, params, state))
        epoch, done = epoch + 1, 0
        save(checkpoint, (epoch, done, params, state))
        scored(params, epoch)
    return params


def save(checkpoint: Path, what: tuple[int, int, Params, Any]) -> None:
    """Writes the checkpoint whole or not at all."""
    fresh = checkpoint.with_suffix(".new")
    fresh.write_bytes(pickle.dumps(jax.tree.map(np.asarray, what)))
    fresh.replace(checkpoint)
