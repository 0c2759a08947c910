"""What a browser is told to fetch at once, which it would else hear of step by step.

Streamlit's page names the scripts that it begins with. Those of its elements it asks for when
the first messages have come, those of the boards after that, and those of the map when its
frame has been built.
"""

from __future__ import annotations

import re
from html import escape

from content import cache, store
from ui.board import scripts
from ui.page_styles import shared_address
from ui.streamlit_files import INDEX, chunks, component_scripts
from webmap.assets import PAGE_BASE
from webmap.published import File, publish
from zmos_data.model import DataError

STYLE = r'<link rel="stylesheet" crossorigin href="\./([^"]+)">'
# The map's page shows two icons of Streamlit's font of icons, and a third of a first visit is the
# font: the arrow of the sidebar's button is drawn here, the sign that opens it in shell.css.
_ARROW = (
    "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E"
    "%3Cpath d='M13 6l6 6-6 6M6 6l6 6-6 6' fill='none' stroke='%23000' stroke-width='2'/%3E"
    '%3C/svg%3E")'
)
_BUTTONS = ("[data-testid=stExpandSidebarButton]", "[data-testid=stSidebarCollapseButton] button")
_ARROWS = (
    f":is({','.join(_BUTTONS)}) [data-testid=stIconMaterial]{{display:none!important}}"
    f"{_BUTTONS[1]}::before{{content:'';width:1.25rem;height:1.25rem;background:currentColor;"
    f"mask:{_ARROW} center/contain no-repeat;transform:scaleX(-1)}}"
)
_ICONS = re.compile(r"@font-face\{font-family:Material Symbols Rounded;")
WITH_MAP = ("", "obcina")


def preloads(path: str, language: str) -> str:
    """Write the links for a page by its path, such as ``teme``."""
    names = ("presentation",) if path == "predstavitev" else ("connection", "board")
    modules = [f"static/js/{name}" for name in chunks()]
    modules += filter(None, map(scripts.address, (*names, f"words-{language}")))
    links = [f'<link rel="modulepreload" crossorigin href="./{escape(m)}">' for m in modules]
    return "".join(links + (_of_map() if path in WITH_MAP else []))


def _of_map() -> list[str]:
    try:
        assets = store.assets(store.dataset())
    except DataError:
        return []
    kinds = {"script": "script", "style": "style", "layers": "fetch"}
    found = {assets.on_page(name): kinds[name] for name in kinds if name in assets.names}
    found |= {path.strip("/"): "script" for path in component_scripts()}
    return [
        f'<link rel="preload" fetchpriority="low" as="{kind}" crossorigin href="./{path}">'
        for path, kind in found.items()
    ]


def style_link() -> str:
    """Write the link to `style`, and the style of what the font would draw on each page."""
    address = f"./{PAGE_BASE}/{style().name}"
    return f'<style>{_ARROWS}</style><link rel="stylesheet" crossorigin href="{address}">'


def shared_style_link() -> str:
    """Write the link to the styles of all pages; it stands in the body.

    Streamlit writes styles of its own into the head, after all that is there: of two rules that
    say the same place as exactly, ours is to hold.
    """
    return f'<link rel="stylesheet" data-shared href="{shared_address()}">'


@cache.kept()
def style() -> File:
    """Publish Streamlit's style so that its font of icons is fetched where one is shown.

    Streamlit asks for the font at once, by a space. A font that has no space is not fetched.
    """
    named = re.findall(STYLE, INDEX.read_text(encoding="utf-8"))
    written = "".join((INDEX.parent / name).read_text(encoding="utf-8") for name in named)
    written = written.replace("url(../", "url(../../../static/")
    return publish("streamlit.css", _ICONS.sub(r"\g<0>unicode-range:U+30-7A;", written).encode())
