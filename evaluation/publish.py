"""Where the figures go: into the package, for the API's `quality`, and into docs/quality.md."""

import json
from pathlib import Path
from typing import Any

from evaluation.run import CHECKOUT, empty_report, merged
from evaluation.table import as_markdown, as_sources

REPORT = CHECKOUT / "api" / "quality.json"
PAGE = CHECKOUT / "docs" / "quality.md"
OPENS, CLOSES = "<!-- figures: written by `dramatis evaluate --publish` -->", "<!-- end of the figures -->"


def publish(report: dict[str, Any], target: Path = REPORT, page: Path = PAGE) -> None:
    """Writes the entries beside those already published, and the page's table anew."""
    earlier = json.loads(target.read_text("utf-8")) if target.is_file() else empty_report()
    # What was skipped is no figure.
    whole = merged(earlier, report) | {"skipped": {}}
    target.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", "utf-8")
    page.write_text(with_figures(page.read_text("utf-8"), whole), "utf-8")


def with_figures(text: str, report: dict[str, Any]) -> str:
    """The page with the report's tables between its two marks. Raises ValueError when a mark is missing."""
    before, after = text.index(OPENS) + len(OPENS), text.index(CLOSES)
    return f"{text[:before]}\n\n{as_markdown(report)}\n{as_sources(report)}\n{text[after:]}"
