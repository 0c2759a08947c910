"""The pictures that others show beside a link: of the whole, and of each town."""

from __future__ import annotations

from content import cache, store
from documents.map_pictures import card_picture
from documents.wall_picture import wall_picture
from static_site.axes import is_overview
from static_site.named import digest
from static_site.taken import day
from ui.first import view
from zmos_data.parameters import TOWN, codes_of


def towns() -> tuple[str, ...]:
    """Return the codes of what has a picture; "" is the whole."""
    dataset = store.dataset()
    return ("",) if is_overview(dataset) else ("", *codes_of(dataset).towns)


@cache.kept(60)
def picture(language: str, town: str) -> bytes:
    """Draw the picture of the whole (an empty code) or of a town, as the live page has it."""
    query = f"{TOWN}={town}" if town else ""
    page = view.of_view("obcina" if town else "", language, query)
    return card_picture(page, day(), height=630.0) if town else wall_picture(page)


def path_of(language: str, town: str, content: bytes) -> str:
    """Return where a picture stands."""
    return f"pictures/{language}-{town or 'all'}-{digest(content)}.png"
