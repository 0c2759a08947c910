"""Draw all arms on one sheet: ``python scripts/contact_sheet.py [PATH]``.

Each town at 44 px (the marker's cut), 96 and 400 px, on light and on dark ground, as the map,
the tables and the pages show them. Without a path the sheet goes to docs/contact-sheet.png.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geodata.boundaries import TOWNS  # noqa: E402  (the script runs from anywhere)
from zmos_data.heraldry import load_arms, rasterise  # noqa: E402

SHEET = ROOT / "docs" / "contact-sheet.png"
SIZES = (("marker", 44), ("full", 96), ("full", 400))
GROUNDS = ("#ffffff", "#14181d")
COLUMNS, GAP, CELL_HEIGHT = 4, 12, 540


def picture(code: str, cut: str, width: int) -> Image.Image:
    """Draw one cut of a town's arms, transparent outside the shield.

    Raises
    ------
    SystemExit
        If the town has no arms.
    """
    drawing = load_arms(code).drawable(cut)
    if drawing is None:
        raise SystemExit(f"zmos_data/arms: no arms for {code} {TOWNS[code]}; draw grb-{code}.svg")
    return Image.open(io.BytesIO(rasterise(drawing, width))).convert("RGBA")


def cell(code: str) -> Image.Image:
    """Draw one town: the small sizes on both grounds beside the large picture."""
    large = picture(code, "full", SIZES[-1][1])
    side = SIZES[1][1] + 2 * GAP
    sheet = Image.new("RGB", (large.width + side + 3 * GAP, CELL_HEIGHT), GROUNDS[0])
    sheet.paste(large, (GAP, GAP), large)
    half = CELL_HEIGHT // 2
    for row, ground in enumerate(GROUNDS):
        left, top = large.width + 2 * GAP, row * half
        sheet.paste(Image.new("RGB", (side, half), ground), (left, top))
        y = top + GAP
        for cut, width in SIZES[:-1]:
            small = picture(code, cut, width)
            sheet.paste(small, (left + GAP, y), small)
            y += small.height + GAP
    return sheet


def contact_sheet() -> Image.Image:
    """Draw all towns in rows of four."""
    cells = [cell(code) for code in TOWNS]
    width = cells[0].width
    rows = -(-len(cells) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * width, rows * CELL_HEIGHT), GROUNDS[0])
    for index, drawn in enumerate(cells):
        sheet.paste(drawn, (index % COLUMNS * width, index // COLUMNS * CELL_HEIGHT))
    return sheet


def main(path: Path = SHEET) -> None:
    """Write the sheet."""
    contact_sheet().quantize(128).save(path, optimize=True)
    print(f"{path.name}: {len(TOWNS)} towns, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
