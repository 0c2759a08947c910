"""The data that a file was written of: a release that is kept, or none that is known."""

from __future__ import annotations

from dataclasses import replace

from zmos_data.editing.draft import Draft
from zmos_data.editing.findings import Finding, Place
from zmos_data.package import Package
from zmos_data.phrase import Phrase
from zmos_data.release.model import ReleaseStore

_UNKNOWN = Finding(
    Place(),
    "",
    Phrase(
        "the file was written of data that are not kept here, so what others have changed since "
        "then cannot be told from what the file changes; look at each change"
    ),
)


def with_base(
    draft: Draft, present: Package, store: ReleaseStore | None
) -> tuple[Draft, Package | None]:
    """Find the data that a file was written of.

    Parameters
    ----------
    draft : Draft
        What the file gives.
    present : Package
        The present data.
    store : ReleaseStore or None
        Where releases are kept, if anywhere.

    Returns
    -------
    (Draft, Package or None)
        The draft, with a finding where the file says of which data it is and they are not
        known; and the data, None where they are the present ones or not known.
    """
    if not draft.base or draft.base == present.checksum:
        return draft, None
    base = store.package_of(draft.base) if store is not None else None
    if base is None:
        return replace(draft, findings=(_UNKNOWN, *draft.findings)), None
    return draft, base
