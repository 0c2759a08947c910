"""Print how complete the tables are, as Markdown: ``python scripts/completeness.py [--write]``.

With ``--write`` the table in README.md is replaced between its two markers.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zmos_data import queries  # noqa: E402  (the script runs from anywhere)
from zmos_data.completeness import known_in  # noqa: E402
from zmos_data.loading import load_dataset  # noqa: E402
from zmos_data.model import Dataset  # noqa: E402

START, END = "<!-- completeness:start -->", "<!-- completeness:end -->"
PERIODS = ("2014-2020", "2021-2027")
PROJECT_COLUMNS = (
    "total_eur",
    "eu_eur",
    "cofin_total_eur",
    "start_year",
    "end_year",
    "stage",
    "priority_code",
    "fund",
    "beneficiary",
)
TOWN_COLUMNS = ("population_town", "strategy_title", "strategy_year", "member_since")
TABLES = (
    "municipalities",
    "municipality_provenance",
    "projects",
    "themes",
    "priorities",
    "programmes",
    "allocations",
    "organisation",
    "sources",
    "conflicts",
)


def completeness(dataset: Dataset) -> str:
    """Write the coverage, the known shares and the rows of every table as Markdown."""
    parts = (coverage(dataset), known_shares(dataset), row_counts(dataset))
    return "\n\n".join(parts) + "\n"


def coverage(dataset: Dataset) -> str:
    """Say how many of the approved projects are collected; of 2021-2027 no total is known."""
    found = queries.coverage(dataset)
    return (
        f"{found.first} projects of 2014-2020 are collected (approved were {found.approved}; for "
        f"{found.first_unnamed} of those collected the source does not name ITI), and "
        f"{found.second} of 2021-2027 (for {found.second_unnamed} it does not). What has no row "
        "is not in the collected data."
    )


def known_shares(dataset: Dataset) -> str:
    """Write in how many rows each important column is known, the projects by period."""
    by_period = [dataset.projects[dataset.projects["period"] == period] for period in PERIODS]
    lines = [f"| known | {' | '.join(PERIODS)} | all |", "| --- | --- | --- | --- |"]
    for column in PROJECT_COLUMNS:
        cells = [known(frame, column) for frame in (*by_period, dataset.projects)]
        lines.append(f"| projects: `{column}` | {' | '.join(cells)} |")
    for column in TOWN_COLUMNS:
        lines.append(
            f"| municipalities: `{column}` | | | {known(dataset.municipalities, column)} |"
        )
    return "\n".join(lines)


def known(frame: pd.DataFrame, column: str) -> str:
    """Write for how many rows a column is known, for example ``12 of 68 (18%)``."""
    found = known_in(frame, column)
    share = "" if found.share is None else f" ({found.share:.0%})"
    return f"{found.known} of {found.rows}{share}"


def row_counts(dataset: Dataset) -> str:
    """Write the number of rows of every table."""
    rows = [f"| {name} | {len(getattr(dataset, name))} |" for name in TABLES]
    return "\n".join(["| table | rows |", "| --- | --- |", *rows])


def replace_between_markers(text: str, table: str) -> str:
    """Put the table between the markers of a text.

    Raises
    ------
    ValueError
        If the text has not each marker once, in order.
    """
    if text.count(START) != 1 or text.count(END) != 1 or text.index(START) > text.index(END):
        raise ValueError(f"expected {START} and then {END}, each once; add them and run again")
    before, rest = text.split(START)
    return f"{before}{START}\n{table}{END}{rest.split(END)[1]}"


def main(arguments: list[str]) -> int:
    """Print the tables, or put them into README.md; 1 where that cannot be done."""
    table = completeness(load_dataset())
    if "--write" not in arguments:
        print(table, end="")
        return 0
    readme = ROOT / "README.md"
    try:
        text = replace_between_markers(readme.read_text(encoding="utf-8"), table)
    except (OSError, ValueError) as error:
        print(f"README.md: {error}", file=sys.stderr)
        return 1
    readme.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
