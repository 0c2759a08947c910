"""What the tables imply: columns that no file holds, added once when the data are loaded."""

from __future__ import annotations

from datetime import date

import pandas as pd

from zmos_data.periods import closed_periods
from zmos_data.precision import kinds_of_figures

# What exports and the web interface carry beside the columns of the descriptor.
DERIVED = ("figures", "is_period_closed", "source_title", "source_url", "source_url_status")


def with_derived(
    projects: pd.DataFrame, sources: pd.DataFrame, today: date | None = None
) -> pd.DataFrame:
    """Add the derived columns to the projects.

    Parameters
    ----------
    projects, sources : pandas.DataFrame
        Tables ``projects`` and ``sources``, cast.
    today : datetime.date, optional
        Day on which the data are looked at; today unless told.

    Returns
    -------
    pandas.DataFrame
        The projects with ``figures`` (``exact``, ``rounded`` or ``none``, of all amounts
        together), ``is_period_closed`` (bool), and ``source_title``, ``source_url`` and
        ``source_url_status`` of the main source; an address that is not there is missing.
    """
    closed = closed_periods(today or date.today())
    main = sources.set_index("source_id")
    return projects.assign(
        figures=kinds_of_figures(projects),
        is_period_closed=projects["period"].isin(closed).to_numpy(dtype=bool),
        source_title=projects["source_id"].map(main["title"]),
        source_url=projects["source_id"].map(main["url"]),
        source_url_status=projects["source_id"].map(main["url_status"]),
    )
