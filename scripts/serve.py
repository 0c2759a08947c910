"""Serve the dashboard: the same as ``streamlit run dashboard.py``, for commands that name it."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # Streamlit puts only this script's own folder there

from ui import serving  # noqa: E402

app = st.App(ROOT / "dashboard.py", **serving.parts())
