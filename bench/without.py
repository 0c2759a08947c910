"""The dashboard without one of the tricks of its screen; the first address says which: ``?off=``.

One server for all of them: before a session's run the trick is taken off, and any other put
back. So only one session may run at a time.
"""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # Streamlit puts only this script's own folder there

from ui import page_shell, serving  # noqa: E402

_start_page = page_shell.start_page


def start_page(name: str):
    """Start the page as ever, without the session's trick."""
    off = st.session_state.setdefault("bench-off", st.query_params.get("off", "nothing"))
    # Not before the first run: the map's component is served only where a run has loaded it.
    from bench.tricks import switch

    switch(off)
    return _start_page(name)


page_shell.start_page = start_page
app = st.App(ROOT / "dashboard.py", **serving.parts())
