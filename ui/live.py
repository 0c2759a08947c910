"""Parts of a page that lead to other views: plain HTML in, the chosen view out.

One part is one element for the browser, whatever stands in it. Measured: a page of facets as
Streamlit's own widgets re-renders fifty elements with each click, this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from streamlit.components import v2
from streamlit.components.v2.types import ComponentRenderer

from ui import html, url_state

if TYPE_CHECKING:
    from ui.page import Page

# Streamlit sends a component's script with every run, so that here stands only where it is.
_LOADER = """let live;
export default (part) => live ? live(part) : import(new URL("{address}", document.baseURI).href)
  .then((module) => {{ live = module.default; live(part); }});"""


@cache
def _component(script: str, address: str) -> ComponentRenderer:
    return v2.component(
        f"zmos_{script}",
        html='<div class="zmos-live"></div>',
        js=_LOADER.format(address=address),
        isolate_styles=False,
    )


def render(template: str, page: Page, key: str, **values: object) -> None:
    """Draw a template whose controls lead to other views.

    A control is any element with ``data-go`` (a query string from `ui.url_state.link`), a
    ``select`` with ``data-go`` whose options have such values, or a form with ``data-base``,
    whose fields are put behind it. Every value is escaped by the template.
    """
    show(html.fill(template, lang=page.text.language, **values), page, key)


def show(body: str, page: Page, key: str) -> None:
    """Draw HTML whose controls lead to other views; it comes from a template, see `render`."""
    _draw("live", body, page, key, {})


def render_constant(template: str, page: Page, key: str, **values: object) -> None:
    """Draw a template whose controls do not depend on the view, so that no filter redraws it."""
    body = html.fill(template, lang=page.text.language, **values)
    _draw("live", body, page, key, {"view": ""})


def render_slides(
    template: str, page: Page, key: str, data: Mapping[str, object], **values: object
) -> None:
    """Draw a template that the presentation's own script shows, with more data for it."""
    body = html.fill(template, lang=page.text.language, **values)
    _draw("presentation", body, page, key, data)


def _draw(script: str, body: str, page: Page, key: str, data: Mapping[str, object]) -> None:
    _component(script, page.assets.on_page(script))(
        key=key,
        data={
            "html": body,
            "view": url_state.link(page.selection, page.text.language),
            **data,
        },
        on_go_change=partial(url_state.on_go, key, page.dataset),
    )
