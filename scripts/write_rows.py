"""Write the types of the tables' rows out of the descriptor: ``python scripts/write_rows.py``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zmos_data.derived import DERIVED  # noqa: E402  (the script runs from anywhere)

FILE = ROOT / "zmos_data" / "rows.py"
DESCRIPTOR = ROOT / "zmos_data" / "datapackage.json"
# What a row of each table is called that the pages read row by row.
NAMES = {
    "municipalities": "Town",
    "projects": "Project",
    "themes": "Theme",
    "priorities": "Priority",
    "programmes": "ProgrammeFigure",
    "allocations": "Allocation",
    "sources": "Source",
    "conflicts": "Conflict",
    "project_sources": "ProjectSource",
    "organisation": "Fact",
    "outputs": "Output",
    "sites": "Site",
    "confirmations": "Confirmation",
    "arms": "Blazon",
}
TYPES = {
    "string": "str",
    "number": "float",
    "integer": "int",
    "boolean": "bool",
    "date": "Cell",
}
HEAD = '''"""Rows of the tables, as ``itertuples()`` gives them; see ``scripts/write_rows.py``.

A cell that the descriptor does not require is a value or missing (``Cell``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import pandas as pd

Cell = Any
Kind = TypeVar("Kind")


def rows_in(table: pd.DataFrame, kind: type[Kind]) -> Iterator[Kind]:
    """Return the rows of a table, of the kind that it holds."""
    rows: Iterator[Any] = table.itertuples(name=kind.__name__)
    return rows


class Row:
    """What every row has: its label in the table."""

    Index: int
'''


def written(descriptor: dict[str, Any]) -> str:
    """Write the module."""
    tables = {resource["name"]: resource for resource in descriptor["resources"]}
    classes = ("\n".join(_class(tables[table], name)) for table, name in NAMES.items())
    return f"{HEAD}\n\n" + "\n\n\n".join(classes) + "\n"


def _class(table: dict[str, Any], name: str) -> Iterator[str]:
    yield f"class {name}(Row):"
    yield f'    """A row of ``{table["name"]}``."""'
    yield ""
    for field in table["schema"]["fields"]:
        required = field.get("constraints", {}).get("required", False)
        yield f"    {field['name']}: {TYPES[field['type']] if required else 'Cell'}"
    if table["name"] == "projects":
        yield from (f"    {column}: Cell" for column in DERIVED)


def main(arguments: list[str]) -> int:
    """Write the module, or say with ``--check`` whether it is out of date."""
    module = written(json.loads(DESCRIPTOR.read_text(encoding="utf-8")))
    if "--check" in arguments:
        return int(FILE.read_text(encoding="utf-8") != module)
    FILE.write_text(module, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
