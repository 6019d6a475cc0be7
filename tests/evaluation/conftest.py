"""What the evaluation's tests share: the extractor with the small pipeline, loaded once."""

import pytest

from evaluation.run import SMALL, open_model
from extractors.extract import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return open_model(SMALL)
