"""The manifest of the edition: every file with its hash, of which data it is, what is left out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256

from content import store
from content.share import public_address
from static_site.axes import is_overview
from static_site.taken import FOLDER, day
from zmos_data.exports.stamp import make_receipt
from zmos_data.selection import Selection
from zmos_data.version import APP_VERSION

NAME = "manifest.json"
_VIEWS = (
    "views with a search, with an amount from and to, or with several values of a filter",
    "views with years, but for a span of them alone on the map",
    "sorted lists of a theme and a period together, and grouped ones",
    "comparisons of towns that a reader chooses",
    "slides that a reader makes",
    "the web interface and the frames for other sites",
    "editing and the check of a receipt",
)
_SITE = (
    "sitemap.xml, the feed of releases, canonical addresses and share pictures: the address of "
    "the edition was not said",
)
_FILES = ("files to take away",)
_OVERVIEW = (
    "{n} projects are too many for more than the overview: pages of towns and projects, measures, "
    "sorted lists, spans of years and the evidence of figures",
    "files to take away but the tables, the data package and the map of the whole",
)


def manifest(files: Mapping[str, bytes], *, address: str, has_files: bool, most: int) -> bytes:
    """Write the manifest.

    Parameters
    ----------
    files : mapping of str to bytes
        Every other file by its path, but the service worker, which is made of the manifest.
    address : str
        Where the edition will stand; empty where nobody knows.
    has_files : bool
        Whether there are files to take away.
    most : int
        How many values of each filter are written; 0 for all of them.
    """
    dataset = store.dataset()
    fewer = (f"of each filter all values but the first {most}",) if most else ()
    projects = len(dataset.projects)
    many = [words.format(n=projects) for words in _OVERVIEW] if is_overview(dataset) else []
    said = {
        "data_version": dataset.version,
        "data_sha256": dataset.checksum,
        "day": day().isoformat(),
        "receipt": str(make_receipt(dataset, Selection(), day())),
        "application": APP_VERSION,
        "address": address or None,
        "live": public_address() or None,
        "left_out": [
            *many,
            *_VIEWS,
            *fewer,
            *(() if address else _SITE),
            *(() if has_files else _FILES),
        ],
        "bytes": _sizes(files),
        "files": {
            path: {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
            for path, content in sorted(files.items())
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def _sizes(files: Mapping[str, bytes]) -> dict[str, int]:
    """Sum the bytes of the dashboard itself, of the files to take away and of the pictures."""
    found: dict[str, int] = defaultdict(int)
    for path, content in files.items():
        top = path.partition("/")[0]
        found[top if top in (FOLDER, "pictures") else "dashboard"] += len(content)
    return dict(sorted(found.items()))
