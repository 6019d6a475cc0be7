"""The spaCy pipeline: the only file that loads one, and what identifies it."""

import hashlib
from functools import lru_cache
from pathlib import Path

import spacy.about
from spacy.language import Language

from dramatis.errors import PipelineError
from dramatis.extraction import Pipeline
from extractors import breaks  # its import registers the component that load_pipeline adds

_ROOM = Path(__file__).parent
_OWN = _ROOM / "models" / "small"
# What the rules read, the attribute that some component must assign, and who usually does.
_NEEDED = (
    ("token.dep", "a dependency parser", "parser"),
    ("doc.ents", "a named-entity recogniser", "ner"),
    ("token.pos", "a part-of-speech tagger", "morphologizer or tagger with attribute_ruler"),
    ("token.lemma", "a lemmatizer", "lemmatizer"),
)
# Text is read in pieces of breaks.PIECE_SIZE, so spaCy's own limit would only refuse what is safe.
_LENGTH_LIMIT = 2 * breaks.PIECE_SIZE


def load_pipeline(name: str | None = None) -> Language:
    """The pipeline of that name or folder, our own small one for None, made ready for any text.

    Raises PipelineError when it isn't installed, can't be loaded, or lacks what the rules read.
    """
    nlp = _load(name)
    _require_components(nlp)
    nlp.tokenizer = breaks.GuardedTokenizer(nlp.tokenizer, nlp.vocab)
    nlp.add_pipe("dramatis_line_starts", first=True)
    nlp.max_length = max(nlp.max_length, _LENGTH_LIMIT)
    return nlp


def pipeline_identity(nlp: Language) -> Pipeline:
    """Name, version and hashes: of the weights' files, and of the configuration together with our rules."""
    config = hashlib.sha256(nlp.config.to_str(interpolate=False).encode())
    config.update(_rules_hash().encode())
    meta = nlp.meta
    return Pipeline(
        name=f"{meta['lang']}_{meta['name']}",
        version=str(meta["version"]),
        model_hash=_weights_hash(nlp),
        config_hash=config.hexdigest(),
    )


def _load(name: str | None) -> Language:
    if name is None and not (_OWN / "config.cfg").is_file():
        raise PipelineError(
            "The pipeline that comes with Dramatis is missing from its installation. Install Dramatis again, "
            "or set DRAMATIS_SPACY_MODEL to an installed spaCy pipeline."
        )
    wanted = str(_OWN) if name is None else name
    try:
        return spacy.load(wanted)
    except (OSError, ValueError, ImportError) as problem:
        if name is not None and not Path(name).exists():
            raise PipelineError(
                f"There is no spaCy pipeline {name!r}. Install it (python -m spacy download {name}, or pip install its "
                "package), give the path of a pipeline's folder, or unset DRAMATIS_SPACY_MODEL to use our own."
            ) from problem
        raise PipelineError(
            f"The spaCy pipeline {wanted!r} can't be loaded: {problem}. Check that it was made for spaCy "
            f"{spacy.about.__version__}, or unset DRAMATIS_SPACY_MODEL to use our own."
        ) from problem


def _require_components(nlp: Language) -> None:
    assigned = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    # An attribute ruler may assign anything, which spaCy's meta data don't say.
    if "attribute_ruler" in nlp.pipe_names or "token.tag" in assigned:
        assigned.add("token.pos")
    missing = [f"{what} ({usual})" for attribute, what, usual in _NEEDED if attribute not in assigned]
    if missing:
        name = nlp.meta.get("name", "")
        raise PipelineError(
            f"The spaCy pipeline {nlp.lang}_{name} lacks {', '.join(missing)}. Choose a pipeline that has them "
            "(such as en_core_web_sm), or unset DRAMATIS_SPACY_MODEL to use our own."
        )


def _weights_hash(nlp: Language) -> str:
    digest = hashlib.sha256()
    if nlp.path is None:
        digest.update(nlp.to_bytes(exclude=["tokenizer"]))
        return digest.hexdigest()
    root = Path(nlp.path)
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _rules_hash() -> str:
    """Of every rule and lexicon of this room: another rule makes another extraction, whatever the weights."""
    digest = hashlib.sha256()
    for path in sorted(_ROOM.rglob("*")):
        if path.suffix in (".py", ".tsv", ".json", ".txt") and "models" not in path.relative_to(_ROOM).parts:
            digest.update(path.relative_to(_ROOM).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
