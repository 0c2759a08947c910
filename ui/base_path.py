"""Where the operator has put the dashboard: the path that stands before every other."""

from __future__ import annotations

import streamlit as st


def base_path() -> str:
    """Return ``/karta`` for the setting ``server.baseUrlPath=karta``; empty at the root."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""
