"""Coats of arms for the screen: the town's, or a plain shield in its tinctures.

Two cuts of each: ``full`` for pages and exports, ``marker`` for 36 to 44 px.
"""

from __future__ import annotations

from pathlib import Path

from webmap.tokens import COLOURS
from zmos_data.heraldry import ARMS_FOLDER, Arms, load_arms
from zmos_data.model import Dataset

KEY = "municipality_code"
_UNKNOWN = (COLOURS["arms-unknown"], COLOURS["arms-unknown-edge"])


def load_all(dataset: Dataset, folder: Path = ARMS_FOLDER) -> dict[str, Arms]:
    """Load the arms of every town, by code; a town without any has a plain shield."""
    return {code: of_town(dataset, code, folder) for code in dataset.municipalities[KEY]}


def of_town(dataset: Dataset, code: str, folder: Path = ARMS_FOLDER) -> Arms:
    """Load the arms of one town; in the place of missing ones stands a plain shield."""
    arms = load_arms(code, folder)
    if arms.full is not None:
        return arms
    shield = plain_shield(*tinctures(dataset, code))
    return Arms(code, shield, shield, "none", arms.problems)


def tinctures(dataset: Dataset, code: str) -> tuple[str, str]:
    """Return the colours of field and principal charge (sRGB); grey where unknown."""
    rows = dataset.arms.loc[dataset.arms[KEY] == code, "tinctures"]
    colours = [part.split()[1] for cell in rows for part in cell.split(";")]
    return (colours[0], colours[1]) if len(colours) > 1 else _UNKNOWN


def plain_shield(field: str, charge: str) -> bytes:
    """Draw a shield of the field's tincture with a base of the charge's."""
    line = COLOURS["arms-outline"]
    outline = "M4 4H96V62C96 92 72 110 50 118C28 110 4 92 4 62Z"
    base = "M4 62H96C96 92 72 110 50 118C28 110 4 92 4 62Z"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 122">'
        f'<path id="field" d="{outline}" fill="{field}"/>'
        f'<path id="charge-base" d="{base}" fill="{charge}"/>'
        f'<path d="{outline}" fill="none" stroke="{line}" stroke-width="3"/></svg>'
    ).encode()
