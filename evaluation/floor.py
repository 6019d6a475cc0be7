"""The floor that CI keeps: no figure of the committed sample falls by more than half its interval, or by one item.

`python -m evaluation.floor` measures the sample and writes the floor anew: do so when a figure rose for good, or fell
for a reason that the commit gives.
"""

import json
import sys
from pathlib import Path
from typing import Any

from evaluation.run import SMALL, chosen, run
from evaluation.task import TUNE

FLOOR = Path(__file__).with_name("floor.json")

Floor = dict[str, dict[str, dict[str, float]]]


def floor_of(report: dict[str, Any]) -> Floor:
    """The figures of a report by task and measure, and how far each may fall."""
    return {
        entry["task"]: {
            measure["name"]: {
                "value": measure["value"],
                # A figure of 1 has no interval to speak of; one item more or less is no regression.
                "may_fall": round(max((measure["high"] - measure["low"]) / 2, 1 / entry["n"]), 4),
            }
            for measure in entry["measures"]
        }
        for entry in report["entries"]
    }


def read_floor(path: Path = FLOOR) -> Floor:
    """The committed floor."""
    floor: Floor = json.loads(path.read_text("utf-8"))
    return floor


def fallen(report: dict[str, Any], *, complete: bool = True, floor: Floor | None = None) -> list[str]:
    """What fell too far, a line each. `complete`: a figure of the floor that the report doesn't have fell too."""
    found = floor_of(report)
    lines = []
    for task, measures in (read_floor() if floor is None else floor).items():
        if task not in found and not complete:
            continue
        for name, expected in measures.items():
            lowest = round(expected["value"] - expected["may_fall"], 4)
            now = found.get(task, {}).get(name)
            if now is None:
                lines.append(f"{task}: {name} was {expected['value']:.3f} and isn't measured any more")
            elif now["value"] < lowest:
                lines.append(
                    f"{task}: {name} is {now['value']:.3f}, was {expected['value']:.3f}, may be {lowest:.3f} at least"
                )
    return lines


def main() -> int:
    """Measures the sample and writes the floor."""
    # The sample reads nothing but the checkout, so it needs no data folder.
    report = run(chosen([], sample=True, split=TUNE), Path(), SMALL, TUNE)
    FLOOR.write_text(json.dumps(floor_of(report), indent=1, ensure_ascii=False) + "\n", "utf-8")
    print("\n".join(f"{name} {why}" for name, why in report["skipped"].items()), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
