"""The programme's own totals beside what was collected: how much of it the data hold."""

from __future__ import annotations

from dataclasses import dataclass

from zmos_data.amounts import Amount, amount
from zmos_data.model import Dataset
from zmos_data.periods import PERIODS
from zmos_data.rows import ProgrammeFigure, rows_in

# Published figure -> column of the projects with the same meaning. Grants are EU and state
# together, so that they stand beside the co-financing and never beside the EU contribution.
COUNTERPARTS = {
    "approved_projects": "projects",
    "invested_eur": "total_eur",
    "eu_eur": "eu_eur",
    "grants_eur": "cofin_total_eur",
}


@dataclass(frozen=True)
class Published:
    """One published total of a programming period, with its counterpart in the data.

    Attributes
    ----------
    figure : ProgrammeFigure
        Row of the table ``programmes``: value, unit, qualifier, status, as_of, note, source.
    counterpart : str
        ``projects``, or the column of the projects that means the same; "" where there is none.
    collected : Amount or None
        What the collected projects of the period hold; None where nothing means the same.
        ``eur`` is None for a count, whose number is ``projects``.
    share : float or None
        The collected part of the published total.
    """

    figure: ProgrammeFigure
    counterpart: str
    collected: Amount | None
    share: float | None


def published_totals(dataset: Dataset) -> list[Published]:
    """Set the published totals of ITI, of all priorities together, beside the collected data.

    Returns
    -------
    list of Published
        By period in the order of the table: the latest figures and other statements of the
        same; interim ones and those of one priority are left to `other_figures`.
    """
    return [_published(dataset, row) for row in _figures(dataset) if _is_total(row)]


def other_figures(dataset: Dataset) -> list[ProgrammeFigure]:
    """Return the other published figures: interim ones, of one priority, of HIGHER."""
    return [row for row in _figures(dataset) if not _is_total(row)]


def _figures(dataset: Dataset) -> list[ProgrammeFigure]:
    return list(rows_in(dataset.programmes, ProgrammeFigure))


def _is_total(row: ProgrammeFigure) -> bool:
    whole = not isinstance(row.priority_code, str) and str(row.programme_code).startswith("iti-")
    return whole and row.status in ("latest", "alternative")


def _published(dataset: Dataset, row: ProgrammeFigure) -> Published:
    column = COUNTERPARTS.get(row.figure_code, "")
    if not column or row.period not in PERIODS:
        return Published(row, "", None, None)
    own = dataset.projects[dataset.projects["period"] == row.period]
    if column == "projects":
        collected, value = Amount(None, len(own), len(own), False), float(len(own))
    else:
        collected = amount(own, column)
        value = collected.eur or 0.0
    share = value / row.value if row.value and (collected.known or column == "projects") else None
    return Published(row, column, collected, share)
