"""Settings: one frozen object, built once from a mapping (the environment), then passed along."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dramatis.errors import SettingsError

# variable -> what it does; docs/configuration.md lists the same names, and a test compares them.
VARIABLES: dict[str, str] = {
    "DRAMATIS_STORE": "folder of the embedded store; default `.dramatis` in the current folder",
    "DRAMATIS_GAZETTEERS": "folder of the gazetteers that you loaded; default `gazetteers` in `DRAMATIS_STORE`",
    "DRAMATIS_PORT": "port of `dramatis serve`; default 8000",
    "DRAMATIS_HOST": "address that `dramatis serve` binds to; default 127.0.0.1",
    "DRAMATIS_API_KEY": "key that clients send as `Authorization: Bearer …`; required to bind beyond loopback",
    "DRAMATIS_SPACY_MODEL": "`accurate`, or name or folder of a spaCy pipeline; default: the small one that ships",
    "DRAMATIS_LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR; default WARNING",
    "NEO4J_URI": "Neo4j to use instead of the embedded store, as in bolt://127.0.0.1:7687",
    "NEO4J_USER": "its user; default neo4j",
    "NEO4J_PASSWORD": "its password",
    "NEO4J_DATABASE": "its database; default neo4j",
}
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_NEO4J_SCHEMES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")


@dataclass(frozen=True, slots=True)
class Settings:
    """What an entry point was told. `neo4j_uri` None: the embedded store in `store`.

    `gazetteers` is the folder of the gazetteers that the user loaded; None: only what ships counts, as in measuring.
    """

    store: Path = Path(".dramatis")
    gazetteers: Path | None = None
    port: int = 8000
    host: str = "127.0.0.1"
    api_key: str | None = field(default=None, repr=False)
    spacy_model: str | None = None
    log_level: str = "WARNING"
    neo4j_uri: str | None = None
    neo4j_user: str = "neo4j"
    neo4j_password: str | None = field(default=None, repr=False)
    neo4j_database: str = "neo4j"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from variables; an empty variable counts as unset. A bad value raises SettingsError naming it."""

    def value(name: str) -> str | None:
        return environment.get(name) or None

    uri = value("NEO4J_URI")
    if uri is not None and not uri.startswith(_NEO4J_SCHEMES):
        raise SettingsError(f"NEO4J_URI is {uri!r}; write an address such as bolt://127.0.0.1:7687")
    if uri is not None and value("NEO4J_PASSWORD") is None:
        raise SettingsError("NEO4J_URI is set but NEO4J_PASSWORD is not; set the password of NEO4J_USER")
    level = (value("DRAMATIS_LOG_LEVEL") or "WARNING").upper()
    if level not in _LEVELS:
        raise SettingsError(f"DRAMATIS_LOG_LEVEL is {level!r}; write one of {', '.join(_LEVELS)}")
    store = Path(value("DRAMATIS_STORE") or ".dramatis")
    return Settings(
        store=store,
        gazetteers=Path(value("DRAMATIS_GAZETTEERS") or store / "gazetteers"),
        port=_port(value("DRAMATIS_PORT") or "8000"),
        host=value("DRAMATIS_HOST") or "127.0.0.1",
        api_key=value("DRAMATIS_API_KEY"),
        spacy_model=value("DRAMATIS_SPACY_MODEL"),
        log_level=level,
        neo4j_uri=uri,
        neo4j_user=value("NEO4J_USER") or "neo4j",
        neo4j_password=value("NEO4J_PASSWORD"),
        neo4j_database=value("NEO4J_DATABASE") or "neo4j",
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65_535:
        raise SettingsError(f"DRAMATIS_PORT is {text!r}; write a number from 0 to 65535")
    return int(text)
