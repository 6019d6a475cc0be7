"""Settings: one frozen object, built once from a mapping (the environment), then passed along."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dramatis.errors import SettingsError
from dramatis.request_limits import LIMIT_VARIABLES, Limits, default_of_limit, read_limits

# variable -> what it does; docs/configuration.md lists the same names, and a test compares them.
VARIABLES: dict[str, str] = {
    "DRAMATIS_STORE": "folder of the embedded store; default `.dramatis` in the current folder",
    "DRAMATIS_GAZETTEERS": "folder of the gazetteers that you loaded; default `gazetteers` in `DRAMATIS_STORE`",
    "DRAMATIS_PORT": "port of `dramatis serve`; default 8000",
    "DRAMATIS_HOST": "address that `dramatis serve` binds to; default 127.0.0.1",
    "DRAMATIS_API_KEY": "an admin's key, sent as `Authorization: Bearer …`; this or another is needed beyond loopback",
    "DRAMATIS_SPACY_MODEL": "`accurate`, or name or folder of a spaCy pipeline; default: the small one that ships",
    "DRAMATIS_LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR; default WARNING, INFO tells of each request",
    "DRAMATIS_LOG_FORMAT": "`text`, or `json` for one object a line; default text",
    "DRAMATIS_PUBLIC_READ": "1 lets callers without a key read; without introspection, and nothing of your own notes",
    "DRAMATIS_DOCUMENTS": "JSON file of registered queries, SHA-256 to text",
    "DRAMATIS_DOCUMENTS_ONLY": "1 answers registered queries only",
    "DRAMATIS_JOBS_APART": "1 leaves jobs and alerts to `dramatis work`, which then runs beside the server",
    "DRAMATIS_WEBHOOK_SECRET": "what alerts sent to addresses are signed with: `whsec_` and 24 to 64 bytes in base64",
    "NEO4J_URI": "Neo4j to use instead of the embedded store, as in bolt://127.0.0.1:7687",
    "NEO4J_USER": "its user; default neo4j",
    "NEO4J_PASSWORD": "its password",
    "NEO4J_DATABASE": "its database; default neo4j",
    **{name: f"{what}; default {default_of_limit(limit)}" for name, (limit, what) in LIMIT_VARIABLES.items()},
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
    log_format: str = "text"
    public_read: bool = False
    documents: Path | None = None
    documents_only: bool = False
    limits: Limits = field(default_factory=Limits)
    jobs_apart: bool = False
    webhook_secret: bytes | None = field(default=None, repr=False)
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
    log_format = (value("DRAMATIS_LOG_FORMAT") or "text").lower()
    if log_format not in ("text", "json"):
        raise SettingsError(f"DRAMATIS_LOG_FORMAT is {log_format!r}; write text or json")
    documents = value("DRAMATIS_DOCUMENTS")
    store = Path(value("DRAMATIS_STORE") or ".dramatis")
    return Settings(
        store=store,
        gazetteers=Path(value("DRAMATIS_GAZETTEERS") or store / "gazetteers"),
        port=_port(value("DRAMATIS_PORT") or "8000"),
        host=value("DRAMATIS_HOST") or "127.0.0.1",
        api_key=value("DRAMATIS_API_KEY"),
        spacy_model=value("DRAMATIS_SPACY_MODEL"),
        log_level=level,
        log_format=log_format,
        public_read=_flag("DRAMATIS_PUBLIC_READ", value("DRAMATIS_PUBLIC_READ")),
        documents=Path(documents) if documents else None,
        documents_only=_flag("DRAMATIS_DOCUMENTS_ONLY", value("DRAMATIS_DOCUMENTS_ONLY")),
        limits=read_limits(environment),
        jobs_apart=_flag("DRAMATIS_JOBS_APART", value("DRAMATIS_JOBS_APART")),
        webhook_secret=_webhook_secret(value("DRAMATIS_WEBHOOK_SECRET")),
        neo4j_uri=uri,
        neo4j_user=value("NEO4J_USER") or "neo4j",
        neo4j_password=value("NEO4J_PASSWORD"),
        neo4j_database=value("NEO4J_DATABASE") or "neo4j",
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65_535:
        raise SettingsError(f"DRAMATIS_PORT is {text!r}; write a number from 0 to 65535")
    return int(text)


def _webhook_secret(text: str | None) -> bytes | None:
    """The bytes of a secret as Standard Webhooks writes it; the message doesn't repeat a wrong one."""
    if text is None:
        return None
    try:
        secret = base64.b64decode(text.removeprefix("whsec_"), validate=True)
    except ValueError:
        secret = b""
    if not text.startswith("whsec_") or not 24 <= len(secret) <= 64:
        raise SettingsError("DRAMATIS_WEBHOOK_SECRET is no secret; write whsec_ and 24 to 64 bytes in base64")
    return secret


def _flag(name: str, text: str | None) -> bool:
    if text not in (None, "0", "1"):
        raise SettingsError(f"{name} is {text!r}; write 1 or 0")
    return text == "1"
