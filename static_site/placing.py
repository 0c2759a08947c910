"""Put the edition into its folder: whole, or not at all where the process ends before."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from static_site.manifest import NAME as MANIFEST


class PlaceError(ValueError):
    """A folder cannot be replaced by an edition, or holds what nobody may lose."""


def check(out: Path) -> None:
    """Tell that a folder can be replaced: it is not there, or empty, or holds an edition.

    Raises
    ------
    PlaceError
        If it holds anything else, or is where a disk begins, which has no other name.
    """
    if out.is_mount():
        raise PlaceError(f"{out} is where a disk begins. Nothing was written; name a folder in it.")
    is_free = not out.exists() or (out.is_dir() and not any(out.iterdir()))
    if not is_free and not (out / MANIFEST).is_file():
        raise PlaceError(
            f"{out} holds something else than an edition (it has no {MANIFEST}), and would be "
            "replaced. Nothing was written; name a folder that is new or has an edition."
        )


def put(files: Mapping[str, bytes], out: Path) -> None:
    """Write files beside a folder, and then put them into its place as a whole.

    Parameters
    ----------
    files : mapping of str to bytes
        Content by path.
    out : Path
        The folder, see `check`. What was in it is gone afterwards.
    """
    check(out)
    out = out.resolve()
    beside, former = (out.with_name(f".{out.name}.{what}") for what in ("new", "former"))
    if former.exists() and not out.exists():  # a process ended between the two renames
        former.rename(out)
    for left in (beside, former):
        shutil.rmtree(left, ignore_errors=True)
    for path, content in files.items():
        file = beside / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if out.exists():
        out.rename(former)
    beside.rename(out)
    shutil.rmtree(former, ignore_errors=True)
