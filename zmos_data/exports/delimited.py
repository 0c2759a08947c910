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
from zmos_data.exports.rows import table_of

BOM = "\ufeff".encode()
# What makes a spreadsheet take a text for a formula; the wide forms count in some of them.
FORMULA = "=+-@\t\r\n＝＋－＠"
_STARTS_FORMULA = f"^[{FORMULA.replace('-', '')}\\-]"


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
    table = _guarded(table_of(rows, fields))
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


def _guarded(table: pa.Table) -> pa.Table:
    """Put an apostrophe before every text that a spreadsheet would take for a formula."""
    for n, name in enumerate(table.column_names):
        column = table[name]
        if not pa.types.is_string(column.type):
            continue
        starts = pc.match_substring_regex(column, _STARTS_FORMULA)
        if pc.any(starts).as_py():
            marked = pc.binary_join_element_wise("'", column, "")
            table = table.set_column(n, name, pc.if_else(starts, marked, column))
    return table


def _written(table: pa.Table, delimiter: str) -> bytes:
    buffer = BytesIO()
    write_csv(table, buffer, WriteOptions(delimiter=delimiter))
    return buffer.getvalue()
