"""Colours, and the measures of what the map draws, once: for styles, scripts, charts and files.

A style names a colour as ``var(--ink)``, a script as ``zmosTokens.colours.ink``. The themes'
colours and the classes of the map are in `content.palette`: they come with the figures. Lengths
are in px of the screen, which the map's picture scales.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from typing import Final

from zmos_data.workbook_looks import STRIPE

COLOURS: Final = {
    "paper": "#ffffff",
    "ink": "#17232f",
    "body": "#3c4854",
    "note": "#44525f",
    "accent": "#245f8f",
    "link": "#1b5a8c",
    "focus": "#0b57d0",
    "rule": "#c6ccd2",
    "rule-thin": "#c9d1d8",
    "rule-strong": "#7b858e",
    "edge": "#8a9097",
    "ground": "#f3f5f7",
    "stripe": f"#{STRIPE.lower()}",
    "row-chosen": "#e8f0f6",
    "warning": "#b26a00",
    "warning-ground": "#fff4e0",
    "share": "#4a85b5",
    "arms-ground": "#eef1f4",
    "arms-shadow": "#555566",
    "arms-outline": "#222222",
    "arms-unknown": "#d9d9d9",
    "arms-unknown-edge": "#8c8c8c",
    # Of what is compared: periods, and towns beside one another.
    "later": "#b26a00",
    "later-dark": "#e0a040",
    "compared-1": "#3f7fb5",
    "compared-2": "#d0662c",
    "compared-3": "#8a63c4",
    "compared-4": "#3d9a63",
    # Of a dark page before Streamlit has started, as in `.streamlit/config.toml`.
    "paper-dark": "#12181f",
    "ink-dark": "#eef2f6",
    "ground-dark": "#1c2530",
    "accent-dark": "#7fabcf",
    "link-dark": "#9cc4e4",
    # Of a screen that a presenter has blanked.
    "black": "#000000",
    "white": "#ffffff",
    # Of the map, from the ground up.
    "sea": "#dbe9f2",
    "abroad": "#ece9e1",
    "abroad-edge": "#cfcabc",
    "land": "#fbfaf6",
    "land-edge": "#9d9788",
    "municipality-edge": "#d8d3c6",
    "line": "#33475b",
    "chosen": "#111111",
    "pattern": "#6b7178",
    "pattern-dark": "#9aa6b2",
    "land-dark": "#2b3743",
    "line-dark": "#b4c0cc",
    "no-part": "#9aa0a6",
    "shadow": "#00000030",
    "neighbour": "#5a5f66",
    "place": "#6a6f75",
    "place-own": "#3d434a",
}

# What the map on a dark page has in their place; the arms stand on white there too.
DARK: Final = {
    "ink": "#eef2f6",
    "sea": "#16222e",
    "abroad": "#1b232c",
    "abroad-edge": "#34404d",
    "land": COLOURS["land-dark"],
    "land-edge": "#73808d",
    "municipality-edge": "#3b4855",
    "line": COLOURS["line-dark"],
    "chosen": "#ffffff",
    "pattern": COLOURS["pattern-dark"],
    "neighbour": "#b9c3cd",
    "place": "#aab5c0",
    "place-own": "#dde4ea",
    "focus": "#8ab8ff",
}


@dataclass(frozen=True)
class Ring:
    """The four quarters round the arms, one a theme.

    Attributes
    ----------
    inset : float
        From the edge of the badge to the middle of the ring's line.
    gap : float
        Degrees that a quarter leaves free at either end.
    taken, empty, joint, joint_gap : float
        Widths of the line: where the town takes part, where it does not, and of a double line
        with what is free between its two.
    dash : (float, float)
        Where a theme was not open to the town: drawn, and left out.
    letter, letter_out, rim : float
        Radius of the letter's disc, how far outside the ring its middle is, and its rim.
    lettered : float
        The smallest badge that has room for letters.
    """

    inset: float = 6
    gap: float = 5
    taken: float = 5
    empty: float = 2.5
    joint: float = 4
    joint_gap: float = 1.6
    dash: tuple[float, float] = (1.6, 2.2)
    letter: float = 5.6
    letter_out: float = 2
    rim: float = 1
    lettered: float = 46


@dataclass(frozen=True)
class Badge:
    """What stands inside the ring: a disc with the arms; their size is a share of the badge.

    On screen the disc grows with the badge from the size that its inset is drawn for.
    """

    drawn_for: float = 52
    disc_inset: float = 3
    chosen_rim: float = 3
    arms: float = 0.6


@dataclass(frozen=True)
class Patterns:
    """The kinds of "no figure": the size of the tile that repeats, its line and its dot.

    On a large ground, as that of a cell, the tile is `SPARSE` times as large. The map's picture
    takes the width of the line alone: matplotlib has no tiles, but signs for an inch (``"///"``).
    """

    stroke: float = 1.2
    hatch: float = 6
    lines: float = 5
    dots: float = 6
    dot: float = 1.3


@dataclass(frozen=True)
class Outlines:
    """Widths of the lines of the map."""

    town: float = 1.2
    chosen: float = 3.5
    leader: float = 1
    abroad: float = 0.8
    country: float = 1.4
    municipality: float = 0.6


RING, BADGE, PATTERNS, OUTLINES = Ring(), Badge(), Patterns(), Outlines()
SPARSE: Final = 1.6  # a pattern on a large ground stands behind what is read


def style() -> str:
    """Write the tokens for a style, which stands behind them."""
    return f":root{{{''.join(f'--{name}:{value};' for name, value in _properties().items())}}}\n"


def dark_style() -> str:
    """Write what differs on a dark page; a printed map is light."""
    written = "".join(f"--{name}:{value};" for name, value in DARK.items())
    return f"@media screen{{:root.zmos-dark{{{written}}}}}\n"


def _properties() -> dict[str, str]:
    """Return the custom properties: the colours, and the measures that styles draw by."""
    across = PATTERNS.hatch / math.sqrt(2)  # the tile's diagonals, seen across
    return {
        **COLOURS,
        "disc-inset": f"{BADGE.disc_inset / BADGE.drawn_for:.1%}",
        "chosen-rim": f"{BADGE.chosen_rim}px",
        "arms": f"{BADGE.arms:.0%}",
        "stroke": f"{PATTERNS.stroke}px",
        "hatch": f"{across:.2f}px",
        "lines": f"{PATTERNS.lines}px",
        "dots": f"{PATTERNS.dots}px",
        "dot": f"{PATTERNS.dot}px",
        "sparse": f"{SPARSE}",
    }


def script() -> bytes:
    """Write the tokens for the map's scripts, which stand behind them."""
    values = {
        "colours": COLOURS,
        "ring": asdict(RING),
        "patterns": asdict(PATTERNS),
        "outlines": asdict(OUTLINES),
    }
    written = json.dumps(values, separators=(",", ":"))
    return f"window.zmosTokens={written};".encode()
