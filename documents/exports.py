"""Downloads of exactly the present view, built when they are asked for and not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from content import cache, column_labels, file_names, map_layers, share, store, view_description
from content.page import Page
from content.text import Text
from content.town import sentence
from zmos_data.exports import fields
from zmos_data.exports.origin import Origin
from zmos_data.exports.rows import sources_of, view_rows
from zmos_data.exports.stamp import Receipt, make_receipt, view_id, with_receipt
from zmos_data.model import Dataset
from zmos_data.selection import Selection


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, its media type and what it holds."""

    ending: str
    mime: str
    holds: str


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "xlsx": Format("xlsx", _SHEET, "projects"),
    "csv_excel": Format("csv", "text/csv", "projects"),
    "csv": Format("csv", "text/csv", "projects"),
    "json": Format("json", "application/json", "projects"),
    "parquet": Format("parquet", "application/vnd.apache.parquet", "projects"),
    "geojson": Format("geojson", "application/geo+json", "municipalities"),
    "gpkg": Format("gpkg", "application/geopackage+sqlite3", "municipalities"),
    "package": Format("zip", "application/zip", "package"),
}


@dataclass(frozen=True)
class Order:
    """What is asked for: the view, the place it is seen at, and the day.

    Attributes
    ----------
    page : Page
        The page; its selection is the view. On a town's page the rows are the town's alone.
    place : str
        Path and query of the view below the dashboard's address, such as ``/projekti?lang=sl``.
    day : datetime.date
        Day of the export.
    """

    page: Page
    place: str
    day: date

    @property
    def of_town(self) -> bool:
        """Whether the rows are those of the chosen town alone."""
        return self.page.name == "town"

    @property
    def id(self) -> str:
        """Id of the receipt; no figure is computed for it."""
        return view_id(self.page.dataset, self.page.selection, of_town=self.of_town)

    def rows(self) -> pd.DataFrame:
        """Return the projects of the view in the order of the screen."""
        return view_rows(self.page.dataset, self.page.selection, of_town=self.of_town)

    def origin(self) -> Origin:
        """Return what the export says of itself."""
        page = self.page
        receipt = _receipt(page.dataset, page.selection, self.day, self.of_town)
        words = sentence(page) if self.of_town else view_description.describe_view(page)
        return Origin(
            receipt,
            with_receipt(share.leaving(self.place), receipt) if share.public_address() else "",
            with_receipt(self.place, receipt),
            words,
            page.text.language,
        )


def label(text: Text, code: str) -> str:
    """Name a format and what it holds."""
    return {
        "xlsx": text.say("Excel (XLSX): projects, codes, dictionary, sources"),
        "csv_excel": text.say("CSV for Slovenian Excel (semicolon, decimal comma): projects"),
        "csv": text.say("CSV for programs (codes, comma, decimal point): projects"),
        "json": text.say("JSON: projects"),
        "parquet": text.say("Parquet: projects"),
        "geojson": text.say("GeoJSON: municipalities with totals"),
        "gpkg": text.say("GeoPackage: municipalities with totals"),
        "package": text.say("Data package (ZIP): all tables, without filters"),
    }[code]


def file_name(order: Order, code: str) -> str:
    """Name a file: the view in words, and the day."""
    text, kind = order.page.text, FORMATS[code]
    kinds = {"csv_excel": "excel", "package": text.say_as("file", "data package")}
    of_view = kind.holds != "package"
    said = kinds.get(code, "")
    return file_names.file_name(order.page, order.day, kind.ending, said, of_view=of_view)


def build(order: Order, code: str) -> bytes:
    """Build the file of a format."""
    return _BUILDERS[code](order)


def _csv(order: Order) -> bytes:
    from zmos_data.exports.delimited import csv

    return csv(order.rows(), project_fields())


def _csv_excel(order: Order) -> bytes:
    from zmos_data.exports.delimited import csv_for_excel
    from zmos_data.exports.labelled import in_words

    page = order.page
    return csv_for_excel(
        *in_words(order.rows(), project_fields(), page.text.language, column_labels.sayer(page))
    )


def _json(order: Order) -> bytes:
    from zmos_data.exports.documents import to_json

    return to_json(order.rows(), project_fields(), order.origin())


def _parquet(order: Order) -> bytes:
    from zmos_data.exports.documents import to_parquet

    return to_parquet(order.rows(), project_fields(), order.origin())


def _xlsx(order: Order) -> bytes:
    from documents.sheet_words import sheet_words
    from zmos_data.exports.workbook import to_xlsx

    rows, origin, columns = order.rows(), order.origin(), project_fields()
    words = sheet_words(order.page, rows, origin, columns)
    return to_xlsx(rows, columns, sources_of(order.page.dataset, rows), origin, words)


def _geojson(order: Order) -> bytes:
    from geodata.exports import municipality_features, to_geojson

    features = municipality_features(_layers())
    return to_geojson(features, _totals(order), {"zmos": order.origin().members()})


def _gpkg(order: Order) -> bytes:
    from geodata.exports import municipality_layer, to_geopackage

    members = order.origin().members()
    return to_geopackage(municipality_layer(_layers()), _totals(order), members, order.day)


def _layers() -> Path:
    return map_layers.drawn().folder


def _totals(order: Order) -> pd.DataFrame:
    from zmos_data.exports.municipalities import municipality_totals

    return municipality_totals(order.page.dataset, order.page.selection, of_town=order.of_town)


def _package(order: Order) -> bytes:
    from zmos_data.exports.package import to_archive

    return to_archive(order.page.dataset.package, order.origin())


_BUILDERS: dict[str, Callable[[Order], bytes]] = {
    "xlsx": _xlsx,
    "csv_excel": _csv_excel,
    "csv": _csv,
    "json": _json,
    "parquet": _parquet,
    "geojson": _geojson,
    "gpkg": _gpkg,
    "package": _package,
}


def project_fields() -> tuple[fields.Field, ...]:
    """Return the columns of the projects, which every export of rows has."""
    return _fields(store.dataset())


@cache.kept(2, key=cache.of_data)
def _fields(data: Dataset) -> tuple[fields.Field, ...]:
    return fields.project_fields(data.package)


@cache.kept(20, key=cache.of_data)  # the files of a view follow one another
def _receipt(data: Dataset, selection: Selection, day: date, of_town: bool) -> Receipt:
    return make_receipt(data, selection, day, of_town=of_town)
