"""What the dashboard needs of a data package: tables, columns, what they hold, and keys.

A descriptor may say more, never something else. ``python -m zmos_data.contract`` writes the
contract anew out of the shipped descriptor, after a change of its columns.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).resolve().parent / "contract.json"
_SHIPPED = _FILE.with_name("datapackage.json")
# Tables that a package may be without: it is read as if they were empty.
OPTIONAL = ("confirmations",)
# Codes that have words, colours and sentences of their own in the code.
CODES = {
    ("themes", "theme_code"): (
        "energy_efficiency",
        "sustainable_mobility",
        "urban_environment",
        "innovation_policy",
    ),
}

# Rows that pages lean on: without a row with these cells there is no page.
NEEDED: dict[str, dict[str, str]] = {
    "municipalities": {},
    "themes": {},
    "priorities": {},
    "sources": {},
    "programmes": {
        "programme_code": "iti-2014-2020",
        "figure_code": "approved_projects",
        "status": "latest",
    },
}


@cache
def contract() -> dict[str, Any]:
    """Return the schema of each table that the dashboard needs, without words."""
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def table_path(table: str) -> str:
    """Return where a table stands in the package."""
    return f"tables/{table}.csv"


def absent_resources(descriptor: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the shipped descriptor says of the optional tables that another does not name."""
    named = {resource["name"] for resource in descriptor["resources"]}
    absent = set(OPTIONAL) - named
    shipped = json.loads(_SHIPPED.read_text(encoding="utf-8"))["resources"] if absent else ()
    return [resource for resource in shipped if resource["name"] in absent]


def schemas_of(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Return of a descriptor what the contract holds."""
    return {
        resource["name"]: {
            "fields": {
                field["name"]: {"type": field["type"], **field.get("constraints", {})}
                for field in resource["schema"]["fields"]
            },
            "primaryKey": resource["schema"]["primaryKey"],
            "foreignKeys": resource["schema"].get("foreignKeys", []),
        }
        for resource in descriptor["resources"]
    }


def main() -> None:
    """Write the contract out of the shipped descriptor."""
    descriptor = json.loads(_SHIPPED.read_text(encoding="utf-8"))
    lines = [
        f" {json.dumps(name)}: {json.dumps(schema, ensure_ascii=False)}"
        for name, schema in schemas_of(descriptor).items()
    ]
    _FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
