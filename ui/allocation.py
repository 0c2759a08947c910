"""A town's indicative allocation of 2019 against the co-financing that was read of its projects."""

from __future__ import annotations

from ui import amounts, cache, dates, figure_links
from ui.page import Page, Row
from zmos_data.amounts import Amount, amount
from zmos_data.selection import FACETS, Selection

_FIRST_PERIOD = "2014-2020"


def allocation(page: Page) -> dict[str, object]:
    """Write the town's indicative allocation of 2019 against what was read of it (pure)."""
    text, code = page.text, page.selection.municipality_code
    row, grants = cache.lasting(page, _allocated, code or "")
    title = text.say("Allocation and the projects read, 2014–2020")
    if row is None:
        return {"title": title, "words": text.say("The town was not eligible in 2014–2020.")}
    selection = Selection(periods=(_FIRST_PERIOD,))
    share = _share(grants, row.amount_eur)
    return {
        "title": title,
        "words": text.say(
            "Indicative ITI allocation in {year}: {amount}. Co-financing (EU and state) read in "
            "published sources: {read}, {known}. What is missing was not read; it may exist.",
            year=row.year,
            amount=text.short_euros(row.amount_eur, rounded=row.figures == "rounded"),
            read=amounts.amount(text, grants),
            known=amounts.known_of(text, grants),
        ),
        "papers": figure_links.opened(
            page, "cofin_total_eur", text.say("papers of the co-financing"), code,
            **_filters_of(selection)),
        "source": cache.lasting(page, _source_of, row.source_id),
        "share": share,
        "label": text.say("Read against the allocation: {share}",
                          share=text.percent(share / 100, 1)),
    }  # fmt: skip


def _filters_of(selection: Selection) -> dict[str, object]:
    """Return the filters of a selection: what else a reader has chosen stays."""
    kept = (*FACETS, "total_min", "total_max", "total_unknown", "search", "counting")
    return {name: getattr(selection, name) for name in kept}


def _allocated(page: Page, code: str) -> tuple[Row, Amount]:
    """Return the town's allocation, and the co-financing of its own projects of that period."""
    table = page.dataset.allocations
    row: Row = next(table[table["municipality_code"] == code].itertuples(name="Allocation"), None)
    own = cache.town_projects(page, Selection(periods=(_FIRST_PERIOD,)), code)
    return row, amount(own[own["municipality_code"] == code], "cofin_total_eur")


def _source_of(page: Page, source_id: str) -> str:
    """Name the source of the allocation with the day on which it was published."""
    text, sources = page.text, page.dataset.sources
    row: Row = next(sources[sources["source_id"] == source_id].itertuples(name="Source"))
    return text.say("Source of the allocation: {source}; published: {date}.",
                    source=row.title, date=dates.known_day(text, row.date_published))  # fmt: skip


def _share(grants: Amount, allocated: float) -> float:
    return min(100.0, round(100 * (grants.eur or 0) / allocated, 1))
