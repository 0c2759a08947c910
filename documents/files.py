"""Every file that a page hands out, by the code that stands in its address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from content import editing, file_names, share, store
from content.page import Page
from content.reports import reports_to
from content.town import alone, with_town
from documents import briefing_pack, exports, town_pack_files
from documents.export import Export
from documents.town_pack import of_town
from zmos_data import links
from zmos_data.selection import Selection

HTML = "html"
OF_TOWN = ("town-pdf", "town-pptx")  # the pack of a town, on top of its page
SHEETS = ("confirmation-pdf", "confirmation-xlsx")  # of the page of the data, of a town


def files(page: Page, path: str, day: date) -> dict[str, Export]:
    """Name the files of a page by code; nothing is made yet.

    Parameters
    ----------
    page : Page
        The page; its selection is the view.
    path : str
        Which page it is in an address, such as ``projekti``; empty for the map.
    day : datetime.date
        Day of the files.
    """
    if page.name == "data":
        return {**sheets(page, day), **template_files(page)}
    is_town = page.name == "town"
    view = alone(page) if is_town else page
    return {
        **(pack_of_town(page, day) if is_town else {}),
        **data_files(page, path, day),
        **briefing_pack.exports(view, share.leaving(_place(view, path)), day),
        HTML: _html_file(view, path, day),
    }


def pack_of_town(page: Page, day: date) -> dict[str, Export]:
    """Name the pack of the town of a page: two pages, and slides."""
    view = of_town(page)
    return town_pack_files.exports(view, share.leaving(_place(view, "obcina")), day)


def data_files(page: Page, path: str, day: date) -> dict[str, Export]:
    """Name the files of the rows and sums of a view."""
    orders = {code: order_of(page, path, code, day) for code in exports.FORMATS}
    return {
        code: Export(
            exports.label(page.text, code),
            exports.file_name(order, code),
            exports.FORMATS[code].mime,
            partial(exports.build, order, code),
        )
        for code, order in orders.items()
    }


def order_of(page: Page, path: str, code: str, day: date) -> exports.Order:
    """Return what a format takes away: the view, or everything for the data package."""
    if exports.FORMATS[code].holds == "package":
        # The package has no filters, so its link leads to the map without any.
        whole = store.page(page.dataset, Selection(), page.text.language)
        return exports.Order(whole, _place(whole, ""), day)
    view = replace(page, selection=replace(page.selection, page=1, project_id=None))
    return exports.Order(view, _place(view, path), day)


def _place(page: Page, path: str) -> str:
    return f"/{path}?{links.link(page.selection, page.text.language)}"


def _html_file(page: Page, path: str, day: date) -> Export:
    def build() -> bytes:
        from documents.standalone import build_standalone

        return build_standalone(page, share.leaving(_place(page, path)), day)

    name = file_names.file_name(page, day, "html")
    return Export(page.text.say("This view as one HTML file"), name, "text/html", build)


def template_files(page: Page) -> dict[str, Export]:
    """Name the workbook in which data are edited, of the chosen town or of all."""
    town, text = page.selection.municipality_code, page.text

    def build() -> bytes:
        from zmos_data.editing.template import template

        return template(page.dataset.package, text.language, (town,) if town else ())

    name = editing.template_name(page.town_names[town] if town else "", page.dataset.version)
    mime = exports.FORMATS["xlsx"].mime
    return {"template": Export(text.say("Download the template"), name, mime, build)}


def sheets(page: Page, day: date) -> dict[str, Export]:
    """Name the sheets on which the chosen town confirms its data, or the first one."""
    text, own, mail = page.text, replace(with_town(page), name="town"), reports_to()
    whole = replace(own, selection=Selection(municipality_code=own.town))
    name = partial(file_names.file_name, whole, day, kind=text.say_as("file", "confirmation"))

    def as_pdf() -> bytes:
        from documents.confirmation_sheet import confirmation_sheet

        link = share.town_address(page, own.town, share.public_address())
        return confirmation_sheet(page, own.town, day, link=link, mail=mail)

    def as_workbook() -> bytes:
        from documents.confirmation_workbook import confirmation_workbook

        return confirmation_workbook(page, own.town, day, mail=mail)

    kinds: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (text.say("Sheet to print (PDF)"), "pdf", "application/pdf", as_pdf),
        (text.say("Sheet to answer in (XLSX)"), "xlsx", exports.FORMATS["xlsx"].mime, as_workbook),
    )
    return {
        code: Export(label, name(ending=ending), mime, build)
        for code, (label, ending, mime, build) in zip(SHEETS, kinds, strict=True)
    }
