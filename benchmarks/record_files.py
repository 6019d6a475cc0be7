"""The JSON files of long runs: a part is written whenever something of it is done, the file whole or not at all."""

import json
import os
import platform
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def read_records(out: Path) -> Record:
    """What is in the file, by part; nothing where there is none."""
    found: Record = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    return found


def write_part(out: Path, part: str, record: Record) -> None:
    """Puts the part's record into the file, with the machine that made it; the other parts stay."""
    report = read_records(out) | {part: record}
    report["machine"] = f"{platform.machine()}, Python {platform.python_version()}"
    beside = out.with_suffix(".new")
    beside.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    os.replace(beside, out)
