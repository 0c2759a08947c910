"""What streamlit-folium calls things, for whoever may not import it: see the head of ``ui/map.py``.

A module that stands before Streamlit's runtime, such as what answers for its files, must not
import the component, of which Streamlit has to hear in a run.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "streamlit_folium"
ADDRESS = f"/component/{PACKAGE}.st_folium"  # below the base path
CLICKED = "last_object_clicked_tooltip"  # of what a click sends: what was clicked
STATE = "feature_group"  # of what the frame is sent: the script that carries the map's state


def folder() -> Path:
    """Find the component's files, without importing it."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ImportError(f"{PACKAGE}: package not installed")
    return Path(found.origin).parent / "frontend" / "build"
