"""The colours of the product, once: for its styles, the map's script, its charts and its files.

A style names one as ``var(--ink)``, a script as ``zmosTokens.colours.ink``. The themes' colours
and the classes of the map are in `content.palette`: they come with the figures.
"""

from __future__ import annotations

import json
from typing import Final

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
    "stripe": "#eef3f7",
    "row-chosen": "#e8f0f6",
    "warning": "#b26a00",
    "warning-ground": "#fff4e0",
    "share": "#4a85b5",
    "arms-ground": "#eef1f4",
    "arms-shadow": "#555566",
    "arms-outline": "#222222",
    "arms-unknown": "#d9d9d9",
    "arms-unknown-edge": "#8c8c8c",
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
    "no-part": "#9aa0a6",
    "shadow": "#00000030",
    "neighbour": "#5a5f66",
    "place": "#6a6f75",
    "place-own": "#3d434a",
}


def style() -> str:
    """Write the tokens for a style, which stands behind them."""
    return f":root{{{''.join(f'--{name}:{value};' for name, value in COLOURS.items())}}}\n"


def script() -> bytes:
    """Write the tokens for the map's scripts, which stand behind them."""
    written = json.dumps({"colours": COLOURS}, separators=(",", ":"))
    return f"window.zmosTokens={written};".encode()
