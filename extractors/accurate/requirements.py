"""The two libraries that only the accurate pipeline needs, imported when it is opened."""

from importlib import import_module
from typing import Any

from dramatis.errors import PipelineError


def onnxruntime() -> Any:
    """The module onnxruntime. Raises PipelineError saying what to install when it isn't there."""
    return _optional("onnxruntime")


def tokenizers() -> Any:
    """The module tokenizers. Raises PipelineError saying what to install when it isn't there."""
    return _optional("tokenizers")


def _optional(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as problem:
        raise PipelineError(
            f"The accurate pipeline needs {name}, which isn't installed. Run: pip install 'dramatis[accurate]' "
            "(or unset DRAMATIS_SPACY_MODEL to use the small pipeline)."
        ) from problem
