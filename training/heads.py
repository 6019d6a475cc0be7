"""What stands on the encoder: name tags, parts of speech, and a biaffine parser; and how each is taught.

Dozat and Manning (2017), "Deep biaffine attention for neural dependency parsing", section 3. Every task reads its own
learnt mixture of the encoder's layers (Peters et al. 2018, section 3.2). A word is its first piece.
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from extractors.accurate.shapes import SHAPES
from training.minilm import LAYERS, WIDTH, Params, dense, dropped, product, states

# The row after those of the casings that a word can have is padding's.
PADDING_SHAPE = SHAPES
ARC_WIDTH, LABEL_WIDTH = 256, 96
# How much each task's loss counts. Names are what the product is measured by first.
WEIGHTS = {"names": 1.0, "arcs": 0.7, "rels": 0.5, "tag": 0.4, "pos": 0.4, "starts": 0.2}

Batch = dict[str, Array]


def new_heads(sizes: dict[str, int], seed: int) -> Params:
    """Untrained heads; `sizes` are the numbers of labels of names, tag, pos and rels."""
    rng = np.random.default_rng(seed)

    def affine(inside: int, outside: int) -> Params:
        scale = np.sqrt(2.0 / (inside + outside))
        return {"w": rng.normal(0, scale, (inside, outside)).astype(np.float32), "b": np.zeros(outside, np.float32)}

    return {
        "mix": {task: np.array([0.0] * LAYERS + [2.0], np.float32) for task in ("names", "tag", "tree")},
        "shapes": np.zeros((SHAPES + 1, WIDTH), np.float32),
        "names": affine(WIDTH, sizes["names"]),
        "tag": affine(WIDTH, sizes["tag"]),
        "pos": affine(WIDTH, sizes["pos"]),
        "starts": affine(WIDTH, 1),
        "arc_dep": affine(WIDTH, ARC_WIDTH),
        "arc_head": affine(WIDTH, ARC_WIDTH),
        "arc": np.zeros((ARC_WIDTH + 1, ARC_WIDTH), np.float32),
        "rel_dep": affine(WIDTH, LABEL_WIDTH),
        "rel_head": affine(WIDTH, LABEL_WIDTH),
        "rel": np.zeros((sizes["rels"], LABEL_WIDTH + 1, LABEL_WIDTH + 1), np.float32),
    }


def mixture(layers: Array, weights: Array) -> Array:
    """The layers' states under these weights' softmax, [B, T, WIDTH]."""
    return jnp.einsum("l,lbtd->btd", jax.nn.softmax(weights), layers)


def ones_after(x: Array) -> Array:
    """The same with a 1 appended to the last axis."""
    return jnp.concatenate([x, jnp.ones((*x.shape[:-1], 1), x.dtype)], axis=-1)


def outputs(params: Params, batch: Batch, rate: float, key: Array | None) -> Batch:
    """The scores of all heads for a batch, by the names of the exported model's outputs."""
    heads = params["heads"]
    firsts = batch["firsts"]
    keys = [None] * 4 if key is None else list(jax.random.split(key, 4))
    shapes = jnp.where(firsts > 0, batch["shapes"], PADDING_SHAPE)
    vectors = jnp.concatenate([heads["shapes"][:PADDING_SHAPE], jnp.zeros((1, WIDTH))])[shapes]
    place = jax.nn.one_hot(firsts, batch["pieces"].shape[1], dtype=jnp.float32)
    extra = jnp.einsum("bwt,bwd->btd", place, vectors)
    layers = states(params["encoder"], batch["pieces"], batch["mask"], extra, rate, keys[0])

    def words(task: str, with_root: bool = False) -> Array:
        mixed = mixture(layers, heads["mix"][task])
        taken = jnp.take_along_axis(mixed, firsts[:, :, None], axis=1)
        return jnp.concatenate([mixed[:, :1], taken], axis=1) if with_root else taken

    named = dropped(words("names"), 2 * rate, keys[1])
    tagged = dropped(words("tag"), 2 * rate, keys[2])
    tree = dropped(words("tree", with_root=True), 2 * rate, keys[3])
    arc_dep = jax.nn.gelu(dense(tree[:, 1:], heads["arc_dep"]), approximate=False)
    arc_head = jax.nn.gelu(dense(tree, heads["arc_head"]), approximate=False)
    arcs = jnp.einsum("bwd,bhd->bwh", product(ones_after(arc_dep), heads["arc"]), arc_head)
    return {
        "names": dense(named, heads["names"]),
        "tag": dense(tagged, heads["tag"]),
        "pos": dense(tagged, heads["pos"]),
        "starts": dense(tree[:, 1:], heads["starts"])[..., 0],
        "arcs": arcs,
        "rel_dep": jax.nn.gelu(dense(tree[:, 1:], heads["rel_dep"]), approximate=False),
        "rel_head": jax.nn.gelu(dense(tree, heads["rel_head"]), approximate=False),
    }


def cross_entropy(scores: Array, gold: Array) -> tuple[Array, Array]:
    """The summed loss over the last axis and how many answers count; a gold answer below 0 doesn't."""
    known = gold >= 0
    logs = jax.nn.log_softmax(scores, axis=-1)
    picked = jnp.take_along_axis(logs, jnp.maximum(gold, 0)[..., None], axis=-1)[..., 0]
    return -(picked * known).sum(), known.sum()


def losses(params: Params, batch: Batch, rate: float, key: Array | None) -> dict[str, tuple[Array, Array]]:
    """Each task's summed loss and the number of answers that it is summed over."""
    out = outputs(params, batch, rate, key)
    real = batch["firsts"] > 0
    columns = jnp.concatenate([jnp.ones_like(real[:, :1]), real], axis=1)
    arcs = jnp.where(columns[:, None, :], out["arcs"], -1e9)
    governors = jnp.take_along_axis(out["rel_head"], jnp.maximum(batch["head"], 0)[..., None], axis=1)
    halfway = jnp.einsum("bwi,rij->bwrj", ones_after(out["rel_dep"]), params["heads"]["rel"])
    labels = jnp.einsum("bwrj,bwj->bwr", halfway, ones_after(governors))
    known = batch["start"] >= 0
    signs = jnp.where(batch["start"] > 0, out["starts"], -out["starts"])
    return {
        "names": cross_entropy(out["names"], batch["name"]),
        "tag": cross_entropy(out["tag"], batch["tag"]),
        "pos": cross_entropy(out["pos"], batch["pos"]),
        "arcs": cross_entropy(arcs, batch["head"]),
        "rels": cross_entropy(labels, jnp.where(batch["head"] >= 0, batch["rel"], -1)),
        "starts": (-(jax.nn.log_sigmoid(signs) * known).sum(), known.sum()),
    }


def loss(params: Params, batch: Batch, rate: float, key: Array) -> tuple[Array, dict[str, Any]]:
    """The weighted sum of the tasks' mean losses, and each mean."""
    each = {task: total / jnp.maximum(count, 1) for task, (total, count) in losses(params, batch, rate, key).items()}
    return sum((WEIGHTS[task] * value for task, value in each.items()), jnp.zeros(())), each
