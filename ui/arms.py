"""Coats of arms: the drawn ones, and a plain shield in the tinctures for one that is not.

Two cuts of each: ``full`` for pages and exports, ``marker`` for 36 to 44 px.
"""

from __future__ import annotations

from pathlib import Path

from zmos_data.model import Dataset

ARMS_FOLDER = Path(__file__).resolve().parent.parent / "zmos_data" / "arms"
# Main tinctures from the blazons, for the plain shield: field and principal charge.
_TINCTURES = {
    "011": ("#1266AC", "#FDDD04"),
    "050": ("#0994DC", "#FDDD04"),
    "052": ("#FFFFFF", "#E0392B"),
    "054": ("#0000FF", "#009900"),
    "061": ("#ED1C24", "#43AC44"),
    "070": ("#ED1C24", "#FFFFFF"),
    "080": ("#00897E", "#FEEA01"),
    "084": ("#FFFFFF", "#CB3337"),
    "085": ("#FFFFFF", "#009D4D"),
    "096": ("#FFFFFF", "#F80000"),
    "112": ("#0170B8", "#00A15D"),
    "133": ("#FFFF33", "#009966"),
}
_UNKNOWN = ("#d9d9d9", "#8c8c8c")


def files(dataset: Dataset, code: str, folder: Path = ARMS_FOLDER) -> dict[str, bytes]:
    """Return both cuts of a town's arms as SVG.

    Parameters
    ----------
    dataset : Dataset
        The data set that the code belongs to.
    code : str
        Municipality code, ``"061"``.

    Returns
    -------
    dict of str to bytes
        ``full`` and ``marker``; a town without drawn arms has the plain shield in both.
    """
    full, marker = folder / f"grb-{code}.svg", folder / f"grb-{code}-marker.svg"
    drawn = full.read_bytes() if full.exists() else plain_shield(code)
    return {"full": drawn, "marker": marker.read_bytes() if marker.exists() else drawn}


def plain_shield(code: str) -> bytes:
    """Draw a shield of the field's tincture with a base of the charge's; grey if unknown."""
    field, charge = _TINCTURES.get(code, _UNKNOWN)
    outline = "M4 4H96V62C96 92 72 110 50 118C28 110 4 92 4 62Z"
    base = "M4 62H96C96 92 72 110 50 118C28 110 4 92 4 62Z"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 122">'
        f'<path id="field" d="{outline}" fill="{field}"/>'
        f'<path id="charge-base" d="{base}" fill="{charge}"/>'
        f'<path d="{outline}" fill="none" stroke="#222" stroke-width="3"/></svg>'
    ).encode()
