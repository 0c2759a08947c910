"""CSV: for programs, for the web interface, and for a Slovenian spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.csv import WriteOptions, write_csv

from zmos_data.exports.fields import Field
from zmos_data.exports.formula_guard import SIGNS, guarded
from zmos_data.exports.rows import table_of

BOM = "\ufeff".encode()
_SIGNS = pa.array(SIGNS)


def csv(rows: pd.DataFrame, fields: Sequence[Field]) -> bytes:
    """Write rows as CSV in UTF-8 with commas and decimal points; what is missing is empty.

    It is for programs, so every text stands as the tables have it; what a spreadsheet would
    take for a formula is marked in `csv_for_excel` alone.
    """
    return _written(table_of(rows, fields), ",")


def csv_of_all(rows: pd.DataFrame) -> bytes:
    """Write rows with all their columns as RFC 4180 has it: CRLF, quotes where they are needed.

    It is for programs too: the web interface has answered so since its first version.
    """
    written: str = rows.to_csv(index=False, lineterminator="\r\n", float_format="%.15g")
    return written.encode()


def csv_of_table(rows: pd.DataFrame) -> bytes:
    """Write a table of a data package as it stands in its folder: UTF-8, commas, LF.

    Parameters
    ----------
    rows : pandas.DataFrame of str
        The table as text; "" is an empty cell.
    """
    written: str = rows.to_csv(index=False, lineterminator="\n")
    return written.encode()


def csv_for_excel(rows: pd.DataFrame, fields: Sequence[Field]) -> bytes:
    """Write rows as a Slovenian spreadsheet reads CSV: byte order mark, semicolons, decimal commas.

    Numbers stand in quotation marks like everything but the missing; spreadsheets take them
    for numbers all the same.
    """
    table = _with_guarded_texts(table_of(rows, fields))
    columns = [_decimal_comma(table[name]) for name in table.column_names]
    return BOM + _written(pa.table(columns, names=table.column_names), ";")


def _decimal_comma(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_floating(column.type):
        return column
    return pc.replace_substring(_plain(column), ".", ",")


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Write numbers out; a very large one never with an exponent."""
    written = pc.cast(column, pa.string())
    if not pc.any(pc.match_substring(written, "e")).as_py():
        return written
    numbers = [
        None if value is None else np.format_float_positional(value, trim="-")
        for value in column.to_pylist()
    ]
    return pa.chunked_array([numbers], pa.string())


def _with_guarded_texts(table: pa.Table) -> pa.Table:
    """Guard the columns that hold a text which a spreadsheet would take for a formula."""
    for n, name in enumerate(table.column_names):
        column = table[name]
        if not pa.types.is_string(column.type):
            continue
        if pc.any(pc.is_in(pc.utf8_slice_codeunits(column, 0, 1), _SIGNS)).as_py():
            cells = [guarded(cell) for cell in column.to_pylist()]
            table = table.set_column(n, name, pa.chunked_array([cells], pa.string()))
    return table


def _written(table: pa.Table, delimiter: str) -> bytes:
    buffer = BytesIO()
    write_csv(table, buffer, WriteOptions(delimiter=delimiter))
    return buffer.getvalue()
