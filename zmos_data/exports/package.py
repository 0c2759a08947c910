"""The whole data package as one archive."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zmos_data.exports.origin import Origin
from zmos_data.package import Package

RECEIPT = "receipt.json"


def to_archive(package: Package, origin: Origin) -> bytes:
    """Pack the data package: its descriptor, its tables as they are, and the receipt.

    Parameters
    ----------
    package : Package
        The files of the data package.
    origin : Origin
        Of the view of everything.
    """
    contents = dict(package.files)
    about = json.dumps(origin.members(), ensure_ascii=False, indent=1)
    contents[RECEIPT] = about.encode()
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(_entry(name, origin), content, ZIP_DEFLATED)
    return buffer.getvalue()


def _entry(name: str, origin: Origin) -> ZipInfo:
    day = origin.receipt.created
    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    return entry
