"""The day of an Office file, in it and around it: made twice of the same, it is the same bytes."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb'(W3CDTF">)[^<]*')


def dated(content: bytes, day: date) -> bytes:
    """Write a day into an Office file, and into the workbooks of its charts.

    Parameters
    ----------
    content : bytes
        PPTX or XLSX, whose parts and properties say when they were written.
    day : datetime.date
        What they say instead.
    """
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.external_attr = 0o600 << 16
            new.writestr(entry, _part(name, old.read(name), day), ZIP_DEFLATED)
    return buffer.getvalue()


def _part(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return dated(content, day)
    if name != _PROPERTIES:
        return content
    return _TIMES.sub(rb"\g<1>%sT00:00:00Z" % day.isoformat().encode(), content)
