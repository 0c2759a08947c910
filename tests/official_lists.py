"""Official lists as they are published, with made-up operations, as files for tests."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

Cell = str | float | date
# Slovenia's list of 2014-2020: each heading in both languages, one below the other.
MANAGING_AUTHORITY = {
    "axis": "Kratek naziv prednostne osi\nShort priority axis name",
    "code": "Šifra operacije\nOperation code",
    "name": "Ime operacije\nOperation name",
    "beneficiary": "Ime upravičenca \nBeneficiary name",
    "summary": "Povzetek operacije\nOperation summary",
    "start": "Datum začetka operacije \nOperation start date",
    "end": "Datum zaključka operacije \nOperation end date",
    "eligible": "Skupni upravičeni izdatki, dodeljeni operaciji\nTotal eligible expenditure",
    "rate": "Stopnja sofinanciranja Unije (po prednostnih oseh) \nUnion co-financing rate",
    "postcode": "Poštna številka \nOperation postcode",
    "municipality": "Občina\nMunicipality",
    "country": "Država \nCountry",
    "updated": "Datum zadnje posodobitve seznama operacij\nDate of last update of the list",
}
# After the words of Regulation (EU) 2021/1060, Article 49(3).
SLOVENIAN_2021 = {
    "beneficiary": "Naziv upravičenca",
    "name": "Naziv operacije",
    "summary": "Namen operacije in njeni pričakovani ali dejanski dosežki",
    "start": "Datum začetka",
    "end": "Pričakovani ali dejanski datum zaključka",
    "total": "Skupni stroški operacije",
    "eu": "Prispevek Unije",
    "fund": "Zadevni sklad",
    "priority": "Zadevni specifični cilj",
    "rate": "Stopnja sofinanciranja Unije",
    "place": "Kazalnik lokacije",
}
ENGLISH_2021 = {
    "beneficiary": "Beneficiary's name",
    "name": "Name of the operation",
    "summary": "Purpose of the operation",
    "start": "Start date of the operation",
    "end": "Expected or actual date of completion",
    "total": "Total cost of the operation",
    "eu": "Union contribution",
    "fund": "Fund concerned",
    "priority": "Specific objective concerned",
    "rate": "Union co-financing rate",
    "place": "Location indicator",
}
KOHESIO = {
    "id": "Operation_Unique_Identifier",
    "code": "Operation_Local_Identifier",
    "name_en": "Operation_Name_English",
    "name": "Operation_Name_Programme_Language",
    "country": "Country",
    "postcode": "Postal_Code",
    "start": "Operation_Start_Date",
    "end": "Operation_End_Date",
    "rate": "Cofinancing_Rate",
    "eligible": "Total_Eligible_Expenditure_amount",
    "currency": "Total_Eligible_Expenditure_Currency",
    "eu": "Project_EU_Budget",
    "beneficiary": "Beneficiary_Name",
    "fund": "Fund_Code",
    "priority": "Specific_Objective_Label",
    "municipality": "LAU_Labels",
    "period": "Programming_Period",
    "summary": "Operation_Summary_Programme_Language",
}
Rows = Sequence[Mapping[str, Cell]]


def grid(headings: Mapping[str, str], rows: Rows) -> list[list[Cell]]:
    """Lay rows out under their headings."""
    return [list(headings.values()), *([row.get(name, "") for name in headings] for row in rows)]


def csv_file(
    headings: Mapping[str, str], rows: Rows, delimiter: str = ";", encoding: str = "utf-8"
) -> bytes:
    """Write a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(grid(headings, rows))
    return text.getvalue().encode(encoding)


def xlsx_file(headings: Mapping[str, str], rows: Rows, above: Sequence[str] = ()) -> bytes:
    """Write a workbook: lines of a title, the headings, the rows; days as days."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Seznam")
        day = book.add_format({"num_format": "d.m.yyyy"})
        for n, line in enumerate(above):
            sheet.write_string(n, 0, line)
        for n, cells in enumerate(grid(headings, rows), len(above)):
            for c, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(n, c, cell, day)
                else:
                    sheet.write(n, c, cell)
    return buffer.getvalue()


def json_stat(
    figures: Mapping[str, Mapping[str, int | None]], names: Mapping[str, str], version: int = 2
) -> bytes:
    """Write inhabitants by municipality and half-year as PX-Web answers."""
    halves = list(next(iter(figures.values())))
    values = [figures[code][half] for code in figures for half in halves]
    dimension = {
        "OBČINE": _category(list(figures), [names[code] for code in figures]),
        "POLLETJE": _category(halves, halves),
        "STAROST": _category(["999"], ["Starost - SKUPAJ"]),
    }
    ids, sizes = list(dimension), [len(figures), len(halves), 1]
    if version == 2:
        said = {"class": "dataset", "id": ids, "size": sizes, "dimension": dimension}
        return json.dumps({"version": "2.0", **said, "value": values}).encode()
    said = {"dimension": {**dimension, "id": ids, "size": sizes}, "value": values}
    return json.dumps({"dataset": said}).encode()


def _category(codes: Sequence[str], labels: Sequence[str]) -> dict[str, object]:
    index = {code: n for n, code in enumerate(codes)}
    label = dict(zip(codes, labels, strict=True))
    return {"label": "", "category": {"index": index, "label": label}}
