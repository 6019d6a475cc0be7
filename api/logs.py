"""How the server's log looks: a line of text, or one JSON object a line, with the fields that stand beside the message.

Ids, names and times are logged; the text of queries, the values of variables and keys are not.
"""

import logging
import sys
from datetime import UTC, datetime
from typing import Any

import orjson

# What every record has; all else was put there by whoever logged it.
_USUAL = frozenset((*vars(logging.makeLogRecord({})), "message", "asctime", "taskName", "color_message"))


def configure_logs(level: str, form: str) -> None:
    """Sends everything from `level` on to standard error, in the form `text` or `json`. For entry points only."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        return orjson.dumps(_fields(record) | _trace(self, record), default=str).decode()


class TextLines(logging.Formatter):
    """A line of text, fields behind it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line; a traceback follows on lines of its own."""
        told = _fields(record)
        at, level, logger, message = (told.pop(name) for name in ("at", "level", "logger", "message"))
        beside = "".join(f" {name}={_plain(value)}" for name, value in told.items())
        trace = _trace(self, record).get("trace")
        return f"{at} {level:7} {logger}: {message}{beside}" + (f"\n{trace}" if trace else "")


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    found = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": record.getMessage(),
    }
    return found | {name: value for name, value in vars(record).items() if name not in _USUAL and value is not None}


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> dict[str, str]:
    return {"trace": formatter.formatException(record.exc_info)} if record.exc_info else {}


def _plain(value: object) -> str:
    """On one line, whatever it is."""
    text = str(value)
    return text if text.isprintable() and " " not in text else orjson.dumps(text).decode()
