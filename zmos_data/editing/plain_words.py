"""A problem of a table in the words of whoever fills a workbook in, who knows no tables."""

from __future__ import annotations

from zmos_data.editing.sheets import Column, layout
from zmos_data.model import Problem
from zmos_data.phrase import Phrase

_ABOVE = {
    ("eu_eur", "total_eur"): Phrase("The EU contribution is above the total cost."),
    ("cofin_total_eur", "total_eur"): Phrase("The public co-financing is above the total cost."),
    ("eu_eur", "cofin_total_eur"): Phrase(
        "The EU contribution is above the public co-financing, of which it is a part."
    ),
    ("start_year", "end_year"): Phrase("The project ends before it starts."),
}
_PRECISION = Phrase("a known amount has a precision")
_VALUE = Phrase("a value")
_MEND = Phrase("Correct the cell.")


def in_plain_words(problem: Problem) -> tuple[str, str, str]:
    """Return what is wrong, what is allowed and what to do, for a person with the workbook.

    Parameters
    ----------
    problem : Problem
        A problem of the tables that a file would make.

    Returns
    -------
    (str, str, str)
        As in `zmos_data.editing.findings.Finding`; phrases, "" where there is nothing to say.
    """
    if (problem.table, problem.column) == ("projects", "source_id"):
        return (
            Phrase("The project has no source."),
            "",
            Phrase("Add a row for it to the sheet Sources, with its title and address."),
        )
    if problem.expected == _VALUE:
        return (
            Phrase(
                "Something that every row needs is missing: {column}.", column=_heading(problem)
            ),
            "",
            Phrase("Fill the cell in; if the file does not have the column, add it."),
        )
    if problem.rule == _PRECISION:
        return (
            Phrase("The amount does not say how exact it is."),
            Phrase("exact, rounded or at least"),
            Phrase("Say it in the column Precision."),
        )
    values = getattr(problem.rule, "values", {})
    if words := _ABOVE.get((values.get("part", ""), values.get("whole", ""))):
        return words, problem.expected, _MEND
    return problem.rule, problem.expected, _MEND


def _heading(problem: Problem) -> str:
    """Name a column as the workbook does; in both languages, for the reader has either."""
    for column in (*layout().flat, *_columns(problem.table)):
        if column.name == problem.column:
            return f"{column.heading.sl} / {column.heading.en}"
    return problem.column or ""


def _columns(table: str) -> tuple[Column, ...]:
    sheet = layout().sheets.get(table)
    return sheet.columns if sheet else ()
