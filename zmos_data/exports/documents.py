"""JSON and Parquet: the rows together with what they are and where they come from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO

import pandas as pd
import pyarrow.parquet

from zmos_data.exports.fields import Field
from zmos_data.exports.origin import Origin
from zmos_data.exports.rows import table_of

METADATA = "zmos"  # key of the Parquet file's metadata


def to_json(rows: pd.DataFrame, fields: Sequence[Field], origin: Origin) -> bytes:
    """Write rows as one JSON object: ``about``, ``fields`` and ``projects``; missing is null."""
    document = {
        "about": origin.members(),
        "fields": [
            {
                "name": field.name,
                "type": field.type,
                "unit": field.unit or None,
                "title": field.title(origin.language),
                "description": field.description(origin.language),
            }
            for field in fields
        ],
        "projects": table_of(rows, fields).to_pylist(),
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1).encode()


def to_parquet(rows: pd.DataFrame, fields: Sequence[Field], origin: Origin) -> bytes:
    """Write rows as Parquet; the receipt stands in the file's metadata under ``zmos``."""
    about = json.dumps(origin.members(), ensure_ascii=False)
    table = table_of(rows, fields).replace_schema_metadata({METADATA: about})
    buffer = BytesIO()
    pyarrow.parquet.write_table(table, buffer)
    return buffer.getvalue()
