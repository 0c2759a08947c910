"""A problem of a table in the words of whoever fills a workbook in, who knows no tables."""

from __future__ import annotations

import pandas as pd

from zmos_data.editing.table_words import heading, in_words
from zmos_data.model import Problem
from zmos_data.phrase import Counted, Phrase

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


def in_plain_words(problem: Problem, themes: pd.DataFrame | None = None) -> tuple[str, str, str]:
    """Return what is wrong, what is allowed and what to do, for a person with the workbook.

    Parameters
    ----------
    problem : Problem
        A problem of the tables that a file would make.
    themes : pandas.DataFrame of str, optional
        The table of the themes, for their names.

    Returns
    -------
    (str, str, str)
        As in `zmos_data.editing.findings.Finding`; phrases, "" where there is nothing to say.
    """
    if (problem.table, problem.column) == ("projects", "source_id"):
        return (
            Phrase("The project has no source."),
            "",
            Phrase(
                "Add a row for it to the sheet Sources, with its title and address. "
                "A CSV has the columns “{title}” and “{address}” for them.",
                title=heading("projects", "source_title"),
                address=heading("projects", "source_url"),
            ),
        )
    name = heading(problem.table, problem.column or "")
    if problem.expected == _VALUE:
        return (
            Phrase("Something that every row needs is missing: {column}.", column=name),
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
    return _named(problem, problem.rule, themes), _named(problem, problem.expected, themes), _MEND


def _named(problem: Problem, words: str, themes: pd.DataFrame | None) -> str:
    """Say columns and codes within a phrase as the workbook does."""
    if not isinstance(words, Phrase) or not words.values or isinstance(words, Counted):
        return words
    values = {name: _in_workbook(problem, value, themes) for name, value in words.values.items()}
    return Phrase(words.message, **values)


def _in_workbook(problem: Problem, value: object, themes: pd.DataFrame | None) -> object:
    if not isinstance(value, str) or isinstance(value, Phrase):
        return value
    name = heading(problem.table, value)
    if name != value:
        return name
    return in_words(problem.table, problem.column or "", value, themes)
