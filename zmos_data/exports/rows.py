"""The rows of a view, in the order of the screen, and as a typed table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pyarrow as pa

from zmos_data.exports.fields import Field
from zmos_data.model import Dataset
from zmos_data.ordering import order_projects
from zmos_data.queries import projects_of_town
from zmos_data.selection import Selection

_TYPES = {
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def view_rows(dataset: Dataset, selection: Selection, *, of_town: bool = False) -> pd.DataFrame:
    """Return the projects of a view in the order of its list, all pages of it.

    Parameters
    ----------
    dataset : Dataset
        The data.
    selection : Selection
        Filters and order.
    of_town : bool
        Keep the chosen town's projects alone, as the page of a town does.
    """
    if of_town and selection.municipality_code:
        own = projects_of_town(dataset, selection, selection.municipality_code)
        positions = own.index.to_numpy()
    else:
        positions = dataset.index.filtered(selection).positions
    ordered: pd.DataFrame = dataset.projects.iloc[
        order_projects(dataset, positions, selection.sort)
    ]
    return ordered


def sources_of(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the sources of projects, in the order of their table: every one, each once."""
    links = dataset.project_sources
    used = links.loc[links["project_id"].isin(rows["project_id"]), "source_id"]
    found: pd.DataFrame = dataset.sources[dataset.sources["source_id"].isin(set(used))]
    return found


def table_of(rows: pd.DataFrame, fields: Sequence[Field]) -> pa.Table:
    """Write rows as a typed table; what is missing is null.

    Parameters
    ----------
    rows : pandas.DataFrame
        With at least the columns of ``fields``.
    fields : sequence of Field
        Columns of the table, in their order.
    """
    schema = pa.schema([(field.name, _TYPES.get(field.type, pa.string())) for field in fields])
    return pa.Table.from_pandas(rows[schema.names], schema=schema, preserve_index=False)
