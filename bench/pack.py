"""The briefing pack: how long a picture, a presentation and the towns' sheets take, warm."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from content import store
from content.page import Page
from content.slides import Slide
from documents.briefing import slides_of_view, with_closing
from documents.briefing_pdf import build_slides_pdf
from documents.briefing_pptx import build_pptx
from documents.map_picture import map_picture
from documents.town_pack_pdf import build_town_pdf
from documents.town_pack_pptx import build_town_pptx
from documents.town_sheets import build_towns_pdf
from zmos_data.selection import Selection

TIMES, SLIDES = 9, 12
LINK = "https://dashboard.example/?obcina=061&lang=sl"
DAY = date(2026, 11, 24)


def pack() -> dict[str, float]:
    """Measure with everything imported and read.

    Returns
    -------
    dict of str to float
        Medians in ms: ``png_ms`` and ``png_300_ms`` (drawn anew each time), ``svg_ms``,
        ``pptx_ms`` (12 slides whose map is drawn anew), ``slides_pdf_ms``, ``towns_pdf_ms``;
        ``town_pdf_ms`` and ``town_pptx_ms``, the pack of a town, of another town each time.
    """
    page = _page()
    slides, towns = _slides(page), _towns(page)
    return {
        "png_ms": _median(lambda: map_picture(page, DAY)),
        "png_300_ms": _median(lambda: map_picture(page, DAY, dpi=300)),
        "svg_ms": _median(lambda: map_picture(page, DAY, kind="svg")),
        "pptx_ms": _median(lambda: build_pptx(slides, link=LINK, day=_another_day())),
        "slides_pdf_ms": _median(lambda: build_slides_pdf(slides, link=LINK, day=DAY)),
        "towns_pdf_ms": _median(lambda: build_towns_pdf(page, link=LINK, day=DAY)),
        "town_pdf_ms": _median(lambda: build_town_pdf(next(towns), link=LINK, day=DAY)),
        "town_pptx_ms": _median(lambda: build_town_pptx(next(towns), link=LINK, day=DAY)),
    }


def _page() -> Page:
    chosen = Selection(municipality_code="061")
    return store.page(store.dataset(), chosen, "sl")


def _towns(page: Page) -> Iterator[Page]:
    """Return the towns round and round; a new data version each time has no picture kept."""
    for n in count():
        code = list(page.town_names)[n % len(page.town_names)]
        fresh = replace(page.dataset, checksum=f"bench {n}")
        yield replace(page, dataset=fresh, selection=Selection(municipality_code=code))


def _slides(page: Page) -> list[Slide]:
    """Return twelve slides: those of a view with four towns, and the closing one."""
    view = replace(page, selection=replace(page.selection, compared=("061", "070", "080", "133")))
    slides = with_closing(slides_of_view(view), LINK, DAY)
    assert len(slides) == SLIDES, f"expected {SLIDES} slides, found {len(slides)}"
    return slides


_days = iter(range(740_000, 750_000))  # from 2027 on; what is zipped is never from before 1980


def _another_day() -> date:
    """Return a day that no picture was drawn for, so that none comes out of the cache."""
    return date.fromordinal(next(_days))


def _median(make: Callable[[], bytes]) -> float:
    """Return the median time of a call in ms; the first one warms up."""
    make()
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        make()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    for name, value in pack().items():
        print(f"{name}: {value:.0f}")
