"""The font of the pages: of Source Sans 3 what both languages and the signs of the pages need."""

from __future__ import annotations

from io import BytesIO

from fontTools import subset

from documents.text_layout import font_file

# Of the live page's one variable font these two stand for all weights; of 170 kB remain 40.
WEIGHTS = {400: False, 700: True}
_LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040))
_SIGNS = (
    0x2032,
    0x2033,
    0x2044,
    0x2060,
    0x20AC,
    *range(0x2190, 0x2194),
    0x2212,
    0x2248,
    0x2264,
    0x2265,
)
_FEATURES = ["kern", "mark", "ccmp", "locl", "tnum", "lnum"]


def font(weight: int) -> bytes:
    """Return the font of a weight as WOFF; the same bytes for the same font."""
    options = subset.Options(
        flavor="woff", hinting=False, layout_features=_FEATURES, recalc_timestamp=False
    )
    drawn = subset.load_font(str(font_file(bold=WEIGHTS[weight])), options)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=(*_LETTERS, *_SIGNS))
    cut.subset(drawn)
    written = BytesIO()
    subset.save_font(drawn, written, options)
    return written.getvalue()


def face(weight: int, name: str) -> str:
    """Write the rule by which a style, which stands beside it, finds the font of a weight."""
    return (
        f"@font-face{{font-family:'Source Sans';font-weight:{weight};font-display:swap;"
        f"src:url({name}) format('woff')}}"
    )
