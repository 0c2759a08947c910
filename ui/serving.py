"""How the dashboard is served: one process with pages, their files and the web interface.

What a request needs is loaded late: the caches want Streamlit's runtime to stand, and a module
that a developer has changed is the new one.
"""

from __future__ import annotations

import ast
import logging
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from ui.base_path import base_path
from ui.client import trusted
from ui.guard.closed import Closed
from ui.guard.headers import SecurityHeaders
from ui.guard.messages import VisitorMessages
from ui.guard.origins import Origins
from ui.guard.uploads import Uploads
from ui.interface import Interface
from ui.returning import ReturnToEditing
from ui.streamlit_files import Compressed, files
from ui.watch import figures, log
from ui.watch.metrics import Metrics
from ui.watch.requests import Watched
from ui.watch.state import alive, ready

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "pages").glob("*.py"))
HEALTH = "/_stcore/health"
SWITCH_S = 0.001  # how long a thread may be kept from going on; Python's own 0.005 is long
LOG = logging.getLogger(__name__)


def parts() -> dict[str, Any]:
    """Return what makes Streamlit's application ours; see `streamlit.starlette.App`."""
    return {
        "routes": routes(base_path()),
        "middleware": [
            Middleware(ProxyHeadersMiddleware, trusted_hosts=trusted()),
            Middleware(Watched, base=base_path()),
            Middleware(SecurityHeaders, base=base_path()),
            Middleware(Metrics, base=base_path()),
            Middleware(Closed, base=base_path()),
            Middleware(Origins),
            Middleware(VisitorMessages),
            Middleware(Uploads, base=base_path()),
            Middleware(Health, path=base_path() + HEALTH),
            Middleware(ReturnToEditing, base=base_path()),
            Middleware(Compressed, files=files(base_path())),
        ],
        "lifespan": lifespan,
        "on_script_error": say_failure,
    }


def routes(base: str) -> list[Route]:
    """Return the paths that are ours, below the operator's base path."""
    pages = ("/", *(f"/{page.stem}" for page in PAGES))
    return [
        *(Route(f"{base}{path}", first_page) for path in pages),
        Route(f"{base}/healthz", alive),
        Route(f"{base}/readyz", ready),
        Route(f"{base}/app/static/published/{{name}}", published),
        Route(f"{base}/app/static/view{{kind}}.png", picture),
        Route(f"{base}/app/static/view.png", picture),
        Route(f"{base}/datoteke/{{page}}/{{code}}", file),
        Route(f"{base}/app/static/ahead/{{name}}", views_ahead),
        Route(f"{base}/app/static/next-view", next_view, methods=["POST"]),
        Route(f"{base}/api", Interface("api.app", base)),
        Route(f"{base}/api/{{path:path}}", Interface("api.app", base)),
        Route(f"{base}/oembed", Interface("api.oembed", base)),
    ]


async def first_page(request: Request) -> Response:
    """Answer with the page that a browser gets first."""
    module = await run_in_threadpool(import_module, "ui.first.page")
    answered: Response = await module.answer(request)
    return answered


async def picture(request: Request) -> Response:
    """Answer with the picture of a view."""
    module = await run_in_threadpool(import_module, "ui.first.picture")
    answered: Response = await module.answer(request)
    return answered


async def file(request: Request) -> Response:
    """Answer with a file of a view, made for who asks for it."""
    module = await run_in_threadpool(import_module, "ui.files.answer")
    answered: Response = await module.answer(request)
    return answered


async def views_ahead(request: Request) -> Response:
    """Answer with the views of a page that are one click away."""
    module = await run_in_threadpool(import_module, "ui.ahead")
    answered: Response = await module.answer(request)
    return answered


async def next_view(request: Request) -> Response:
    """Answer with the view that a click leads to."""
    module = await run_in_threadpool(import_module, "ui.next_view")
    answered: Response = await module.answer(request)
    return answered


async def published(request: Request) -> Response:
    """Answer with a static file of the pages."""
    return await run_in_threadpool(import_module("webmap.published").answer, request)


class Health:
    """Tells who watches over the server that the map cannot be drawn.

    A browser asks the same path before it connects and goes on asking until it hears 200; it
    has Streamlit's own answer, for a page without its map is better than none.
    """

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"] == self.path and not _is_browser(scope):
            why = import_module("webmap.bundle").why_no_map()
            if why:
                headers = {"Cache-Control": "no-store"}
                await PlainTextResponse(why, 503, headers)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _is_browser(scope: Scope) -> bool:
    return Request(scope).headers.get("user-agent", "").startswith("Mozilla/")


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Make what the first visitor would wait for; the server answers nobody before.

    The map's page comes first and under Streamlit's runtime, which knows the map's component
    only from a run. What fails here fails for the visitor too, who is told in their language.
    """
    log.begin()
    sys.setswitchinterval(SWITCH_S)
    try:
        ran, why = await runtime.get_instance().does_script_run_without_error()
        if ran:
            await run_in_threadpool(warm)
        else:
            LOG.error("The page of the map has not run to its end: %s.", why)
    except Exception:
        LOG.exception("The server starts, but not everything that it needs could be made.")
    workshop = import_module("ui.workshop.workshop").WORKSHOP
    workshop.open()
    with import_module("ui.ahead").writing():
        yield
    workshop.stop()


def warm() -> None:
    """Load the modules of all pages, and what the map and the web interface are made of."""
    for name in sorted({name for page in PAGES for name in uses(page)}):
        import_module(name)
    files(base_path()).warm()
    from api import app
    from content import share, store
    from ui.first.page import first_page
    from zmos_data.languages import LANGUAGES
    from zmos_data.model import DataError
    from zmos_data.selection import Selection

    if not share.public_address():
        name = share.ADDRESS_VARIABLE
        LOG.warning("%s is no public address: files and slides carry no links.", name)
    try:
        dataset = store.dataset()
    except DataError:
        LOG.error("The tables do not pass their checks: the pages list every problem.")
        return
    for language in LANGUAGES:
        first_page("", language)
        store.page(dataset, Selection(), language)
        app.respond(app.Request("GET", "v1/themes.json", f"lang={language}"))


def uses(page: Path) -> Iterator[str]:
    """Name the modules of `ui` that the script of a page imports."""
    for node in ast.walk(ast.parse(page.read_bytes())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "ui":
            for name in (f"{node.module}.{alias.name}" for alias in node.names):
                is_module = (ROOT / f"{name.replace('.', '/')}.py").exists()
                yield name if is_module else str(node.module)


def say_failure(error: Exception) -> bool:
    """Say on a page that broke off that it did; Streamlit has logged why."""
    figures.BROKEN.inc()
    import_module("ui.failure").render()
    return True
