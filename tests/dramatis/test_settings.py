"""Settings: read once, named when wrong, documented."""

from pathlib import Path

import pytest

from dramatis.errors import SettingsError
from dramatis.settings import VARIABLES, read_settings

_GUIDE = Path(__file__).parents[2] / "docs" / "configuration.md"


def test_without_variables_everything_has_its_default() -> None:
    settings = read_settings({})

    assert (settings.port, settings.host, settings.neo4j_uri) == (8000, "127.0.0.1", None)


def test_an_empty_variable_counts_as_unset() -> None:
    assert read_settings({"DRAMATIS_PORT": "", "NEO4J_URI": ""}) == read_settings({})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DRAMATIS_PORT", "eighty"),
        ("DRAMATIS_PORT", "65536"),
        ("DRAMATIS_PORT", "-1"),
        ("DRAMATIS_LOG_LEVEL", "LOUD"),
        ("NEO4J_URI", "127.0.0.1:7687"),
        ("DRAMATIS_WEBHOOK_SECRET", "c2VjcmV0"),
        ("DRAMATIS_WEBHOOK_SECRET", "whsec_c2hvcnQ="),
        ("DRAMATIS_WEBHOOK_SECRET", "whsec_no base64 at all, however long it may be"),
    ],
)
def test_a_bad_value_names_its_variable(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=variable):
        read_settings({variable: value})


def test_neo4j_without_a_password_says_so() -> None:
    with pytest.raises(SettingsError, match="NEO4J_PASSWORD"):
        read_settings({"NEO4J_URI": "bolt://127.0.0.1:7687"})


def test_secrets_dont_show_when_settings_are_printed() -> None:
    settings = read_settings(
        {"DRAMATIS_API_KEY": "open-sesame", "NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "hush-hush"}
    )

    assert "open-sesame" not in repr(settings)
    assert "hush-hush" not in repr(settings)


def test_every_variable_is_documented_in_the_same_words() -> None:
    guide = _GUIDE.read_text(encoding="utf-8")

    for name, meaning in VARIABLES.items():
        assert f"| `{name}` | {meaning} |" in guide
