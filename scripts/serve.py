"""Serve the dashboard and its web interface from one process, in the visitor's language.

Run from the project's folder: ``streamlit run scripts/serve.py``. Streamlit finds the `app`
below and serves it in the place of a script; ``streamlit run dashboard.py`` serves the
dashboard alone.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "pages").glob("*.py"))
sys.path.insert(0, str(ROOT))  # Streamlit puts only this script's own folder there


class LateInterface:
    """The web interface, loaded with the first request: the server is up seconds earlier.

    Before Streamlit's runtime stands, its caches could not be set up without a warning either.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        api = await run_in_threadpool(import_module, "ui.api")
        await api.Interface()(scope, receive, send)


async def first_page(request: Request) -> Response:
    """Answer with the page that a browser gets first; its words are loaded with the first one."""
    module = await run_in_threadpool(import_module, "ui.first_page")
    answered: Response = await module.answer(request)
    return answered


app = st.App(
    ROOT / "dashboard.py",
    routes=[
        *(Route(path, first_page) for path in ("/", *(f"/{page.stem}" for page in PAGES))),
        Route("/api", LateInterface()),
        Route("/api/{path:path}", LateInterface()),
    ],
)
