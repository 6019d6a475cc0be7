"""The spaCy pipeline: the only file that loads one, and what identifies it."""

import hashlib
from functools import lru_cache
from pathlib import Path

import spacy.about
from spacy.language import Language
from spacy.pipeline import Lemmatizer

from dramatis.errors import PipelineError
from dramatis.extraction import Pipeline
from extractors import breaks, lemma_case, name_spans  # their import registers the components that load_pipeline adds
from extractors.accurate import component as accurate
from extractors.accurate.model import ENCODER
from extractors.forgetful import Forgetful

_ROOM = Path(__file__).parent
_OWN = _ROOM / "models" / "small"
_OWN_LEMMATIZER = _OWN / "lemmatizer"
# What DRAMATIS_SPACY_MODEL calls our own accurate pipeline, whatever folder of that name lies about.
ACCURATE = "accurate"
# What the rules read, the attribute that some component must assign, and who usually does.
_NEEDED = (
    ("token.dep", "a dependency parser", "parser"),
    ("doc.ents", "a named-entity recogniser", "ner"),
    ("token.pos", "a part-of-speech tagger", "morphologizer or tagger with attribute_ruler"),
    ("token.lemma", "a lemmatizer", "lemmatizer"),
)
# Words of news with their tags that keep their lemmas, in about 15 MB.
_KEPT_LEMMAS = 50_000
# Text is read in pieces of breaks.PIECE_SIZE, so spaCy's own limit would only refuse what is safe.
_LENGTH_LIMIT = 2 * breaks.PIECE_SIZE


def load_pipeline(name: str | None = None) -> Language:
    """The pipeline of that name or folder, made ready for any text: our own small one for None, ours for "accurate".

    A folder may be a spaCy pipeline's or an accurate model's. Raises PipelineError when it, or what it runs on, isn't
    installed, when it can't be loaded, or lacks what the rules read.
    """
    folder = _accurate_folder(name)
    nlp = _load(name) if folder is None else _assemble_accurate(folder)
    if name is None or folder is not None:
        nlp.add_pipe(name_spans.FACTORY)
        nlp.add_pipe(lemma_case.FACTORY)
    _require_components(nlp)
    nlp.tokenizer = breaks.GuardedTokenizer(nlp.tokenizer, nlp.vocab)
    nlp.add_pipe("dramatis_line_starts", first=True)
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, Lemmatizer):
            # spaCy's keeps every word that it ever saw: 0.3 kB each, for ever.
            pipe.cache = Forgetful(_KEPT_LEMMAS)
    nlp.max_length = max(nlp.max_length, _LENGTH_LIMIT)
    return nlp


def pipeline_identity(nlp: Language, own_gazetteers: str | None = None) -> Pipeline:
    """Name, version and hashes: of the weights' files, and of the configuration together with our rules.

    `own_gazetteers` is the checksum of the gazetteers that the user loaded, which count as configuration; None when
    there are none.
    """
    config = hashlib.sha256(nlp.config.to_str(interpolate=False).encode())
    config.update(_rules_hash().encode())
    if own_gazetteers is not None:
        config.update(own_gazetteers.encode())
    meta = nlp.meta
    return Pipeline(
        name=f"{meta['lang']}_{meta['name']}",
        version=str(meta["version"]),
        model_hash=_weights_hash(nlp),
        config_hash=config.hexdigest(),
    )


def _accurate_folder(name: str | None) -> Path | None:
    if name == ACCURATE:
        return accurate.OWN_FOLDER
    return Path(name) if name is not None and (Path(name) / ENCODER).is_file() else None


def _assemble_accurate(folder: Path) -> Language:
    """The accurate model behind a blank English tokenizer, with the small pipeline's lemmas."""
    nlp = spacy.blank("en")
    # Our own folder stays out of the configuration, whose hash shall be the same wherever Dramatis is installed.
    own = folder == accurate.OWN_FOLDER
    nlp.add_pipe(accurate.FACTORY, config={} if own else {"folder": str(folder)})
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    try:
        lemmatizer.from_disk(_OWN_LEMMATIZER, exclude=["vocab"])  # type: ignore[attr-defined]  # the lemmatizer's, not any function's
    except (OSError, ValueError) as problem:
        raise PipelineError(
            f"The lemmatizer's tables in {_OWN_LEMMATIZER} can't be read: {problem}. Install Dramatis again."
        ) from problem
    labels = _accurate_component(nlp).model.labels
    nlp.meta.update(name=labels.name, version=labels.version)
    return nlp


def _accurate_component(nlp: Language) -> accurate.AccurateComponent:
    found = nlp.get_pipe(accurate.FACTORY)
    assert isinstance(found, accurate.AccurateComponent)
    return found


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
    if accurate.FACTORY in nlp.pipe_names:
        roots = [_accurate_component(nlp).folder, _OWN_LEMMATIZER]
    elif nlp.path is None:
        digest.update(nlp.to_bytes(exclude=["tokenizer"]))
        return digest.hexdigest()
    else:
        roots = [Path(nlp.path)]
    for root in roots:
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
