"""Writes the schema's text: `python -m api.export_schema > api/schema.graphql`. A test keeps the two the same."""

import sys

from api.contract.build import build_contract


def main() -> None:
    """The schema on standard output."""
    sys.stdout.write(build_contract().sdl)


if __name__ == "__main__":
    main()
