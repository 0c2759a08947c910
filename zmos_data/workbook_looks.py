"""How the workbooks look, those to be read and those to be filled in: colours as RGB."""

from __future__ import annotations

from typing import Any, Final

HEADING: Final = "DCE8F1"
STRIPE: Final = "EEF3F7"  # behind what is summed; the pages' token `stripe` (webmap/tokens.py)
# The head of a table that is to be read.
TABLE_HEAD: Final[dict[str, Any]] = {
    "bold": True,
    "bottom": 1,
    "bg_color": f"#{HEADING}",
    "text_wrap": True,
    "valign": "top",
}
