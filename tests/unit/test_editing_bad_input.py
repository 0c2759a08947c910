"""Bad input: whatever is dropped, a fault says where and what; nothing is raised, nothing is slow.

``ZMOS_EXAMPLES=5000`` runs that many generated files; a run without it, a few hundred.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbooks import (
    FRAMES,
    NEEDED,
    PROJECT,
    csv_of,
    drafted,
    part_of,
    with_parts,
    words_of,
    workbook,
)
from zmos_data import limits
from zmos_data.editing.draft import Draft
from zmos_data.editing.proposal import propose
from zmos_data.editing.reading import read_upload
from zmos_data.editing.sheets import layout
from zmos_data.editing.understanding import understand
from zmos_data.package import PACKAGE_FOLDER, read_package

SHIPPED = read_package(PACKAGE_FOLDER)
FILES = Path(__file__).parents[1] / "files"
REAL = (FILES / "libreoffice.xlsx").read_bytes()
CSV = (FILES / "slovenian_excel.csv").read_bytes()
GOOD = workbook({"Projekti": [["Oznaka", *NEEDED], ["", *PROJECT]]})
SHEET = "xl/worksheets/sheet1.xml"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


def ole(*names: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + b"".join(name.encode("utf-16-le") for name in names)
    )


def zipped(parts: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def bomb() -> bytes:
    """Pack 200 MB of nothing into a workbook of some kB."""
    return with_parts(GOOD, {SHEET: b"<worksheet>" + b" " * 200_000_000 + b"</worksheet>"})


def lying_bomb() -> bytes:
    """Say in the directory and before the part that 90 MB are 1,000 bytes."""
    size = 90_000_000
    content = with_parts(GOOD, {SHEET: b"<worksheet>" + b" " * (size - 11)})
    return content.replace(struct.pack("<L", size), struct.pack("<L", 1000))


def encrypted() -> bytes:
    """Set the mark of encryption in the directory."""
    content = bytearray(GOOD)
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def doubled() -> bytes:
    buffer = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    return buffer.getvalue()


def sheet_with(old: bytes, new: bytes) -> bytes:
    sheet = part_of(GOOD, SHEET)
    assert old in sheet
    return with_parts(GOOD, {SHEET: sheet.replace(old, new)})


def rows_of_xlsx(count: int) -> bytes:
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    return sheet_with(b"</sheetData>", row * count + b"</sheetData>")


# What is wrong, the name of the file, its content, and a word of what is said.
WHOLE_FILES = [
    ("nothing", "a.xlsx", lambda: b"", "empty"),
    ("blanks", "a.csv", lambda: b" \r\n\t\n", "empty"),
    ("a picture called CSV", "a.csv", lambda: PNG, "PNG"),
    ("a picture called XLSX", "a.xlsx", lambda: PNG, "PNG"),
    ("a PDF", "a.xlsx", lambda: b"%PDF-1.7\n...", "PDF"),
    ("a web page called XLS", "a.xls", lambda: b"<html><table></table></html>", "HTML"),
    ("an old workbook", "a.xls", lambda: ole("Workbook"), "XLS"),
    ("an encrypted workbook", "a.xlsx", lambda: ole("EncryptedPackage"), "password"),
    ("an encrypted part", "a.xlsx", encrypted, "password"),
    ("an old document", "a.doc", lambda: ole("WordDocument"), "Office"),
    ("an OpenDocument", "a.ods", lambda: zipped({"mimetype": b"", "content.xml": b""}), "ODS"),
    ("a binary workbook", "a.xlsb", lambda: zipped({"xl/workbook.bin": b""}), "XLSB"),
    ("a text document", "a.docx", lambda: zipped({"word/document.xml": b""}), "DOCX"),
    ("another zip", "a.xlsx", lambda: zipped({"a.txt": b"a"}), "ZIP"),
    ("half a workbook", "a.xlsx", lambda: GOOD[: len(GOOD) // 2], "damaged"),
    ("a broken part", "a.xlsx", lambda: with_parts(GOOD, {SHEET: b"<worksheet><row"}), "damaged"),
    ("a part that is missing", "a.xlsx", lambda: with_parts(GOOD, {SHEET: None}), "damaged"),
    ("a zip bomb", "a.xlsx", bomb, "too large"),
    ("a small zip bomb", "a.xlsx", lambda: with_parts(GOOD, {SHEET: b" " * 90_000_000}), "more"),
    ("a directory that lies", "a.xlsx", lying_bomb, "damaged"),
    ("two parts of one name", "a.xlsx", doubled, "one name"),
    (
        "many parts",
        "a.xlsx",
        lambda: with_parts(GOOD, {f"x{n}": b"" for n in range(1001)}),
        "parts",
    ),
    ("packed in another way", "a.xlsx", lambda: zipped({"xl/workbook.xml": b"x"}, 14), "packed"),
    (
        "entities",
        "a.xlsx",
        lambda: sheet_with(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        "DOCTYPE",
    ),
    (
        "UTF-16 inside",
        "a.xlsx",
        lambda: with_parts(GOOD, {SHEET: "<worksheet/>".encode("utf-16")}),
        "encoding",
    ),
    (
        "many styles",
        "a.xlsx",
        lambda: with_parts(
            GOOD, {"xl/styles.xml": b"<styleSheet>" + os.urandom(3_000_000).hex().encode()}
        ),
        "styles.xml",
    ),
    ("11 MB", "a.csv", lambda: b"a;b\n" * 2_800_000, "12 MB"),
    ("31 sheets", "a.xlsx", lambda: workbook({f"L{n}": [["a"]] for n in range(31)}), "sheets"),
]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [case[1:] for case in WHOLE_FILES],
    ids=[case[0] for case in WHOLE_FILES],
)
def test_a_file_that_cannot_be_read_says_what_it_is_and_what_to_do(name, content, words):
    upload = read_upload(name, content())
    (fault,) = upload.findings
    assert upload.grids == ()
    assert fault.is_fault
    assert words in fault.words
    assert fault.advice
    assert drafted(name, upload.content).faults == (fault,)


PLACES = [
    ("200,000 rows", "a.csv", lambda: csv_of(NEEDED) + b"\n1;2;3;4" * 200_000, "rows", 20_002),
    ("200,000 rows of XLSX", "a.xlsx", lambda: rows_of_xlsx(200_000), "rows", 20_001),
    ("1,000 columns", "a.csv", lambda: b";".join([b"a"] * 1000), "columns", 1),
    ("1,000 columns of XLSX", "a.xlsx", lambda: workbook({"A": [["a"] * 1000]}), "columns", 1),
    ("a far column", "a.xlsx", lambda: sheet_with(b'r="E2"', b'r="XFD2"'), "columns", 2),
    ("NUL bytes", "a.csv", lambda: csv_of(NEEDED, PROJECT) + b"\na\0b;c", "NUL", 3),
    ("a program called CSV", "a.csv", lambda: bytes(range(1, 32)) * 50, "no text", 1),
    ("letters of no encoding", "a.csv", lambda: b"a;b\n\x81\x83;c\n", "encoding", 2),
    ("a mark that is not true", "a.csv", lambda: b"\xef\xbb\xbfa;b\n\xff;c\n", "encoding", 2),
    ("half a letter", "a.csv", lambda: "a;b\nč".encode("utf-16") + b"a", "encoding", 2),
    (
        "an open quotation mark",
        "a.csv",
        lambda: csv_of(NEEDED) + b'\nPtuj;"a;b\nc;d\n',
        "quotation",
        2,
    ),
    ("a cell of 9 MB", "a.csv", lambda: b"a;b\n" + b"x" * 9_000_000 + b";1\n", "characters", 2),
]


@pytest.mark.parametrize(
    ("name", "content", "words", "row"),
    [case[1:] for case in PLACES],
    ids=[case[0] for case in PLACES],
)
def test_a_file_outside_the_limits_says_where(name, content, words, row):
    (fault,) = read_upload(name, content()).findings
    assert fault.is_fault
    assert words in fault.words
    assert (bool(fault.place.sheet), fault.place.row) == (True, row)
    assert fault.advice


def test_a_cell_of_9_mb_is_left_out_and_named():
    shared = b"<sst><si><t>" + os.urandom(4_700_000).hex().encode() + b"</t></si></sst>"
    content = with_parts(
        workbook({"A": [["a"]]}), {"xl/sharedStrings.xml": shared.replace(b"<sst>", SST)}
    )
    (fault,) = read_upload("a.xlsx", content).findings
    assert (fault.place.sheet, fault.place.row, fault.place.letters) == ("A", 1, "A")
    assert "9400000" in fault.words


SST = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def test_rows_with_a_format_alone_are_no_rows():
    """A spreadsheet formats whole columns down to row 1,048,576."""
    content = sheet_with(b"</sheetData>", b'<row r="1048576"><c r="A1048576"/></row></sheetData>')
    assert words_of(drafted("a.xlsx", content).faults) == []


def test_macros_and_links_are_left_out_and_said():
    parts = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    draft = drafted("a.xlsm", with_parts(GOOD, parts))
    assert words_of(draft.faults) == []
    said = words_of(draft.findings, faults=False)
    assert any("macros" in words for words in said)
    assert any("linked" in words for words in said)


def test_a_file_has_a_bound_of_cells(monkeypatch):
    monkeypatch.setattr(limits, "SHEET_CELLS", 5)
    for name, content in (("a.xlsx", GOOD), ("a.csv", csv_of(NEEDED, PROJECT))):
        (fault,) = read_upload(name, content).findings
        assert "cells" in fault.words


BAD_ROWS = [
    ("Skupna vrednost", "-5", "negative"),
    ("Skupna vrednost", "veliko", "number"),
    ("Občina", "Atlantida", "municipality"),
    ("Občina", "Domžale", "not one of"),
    ("Tema", "kultura", "words"),
    ("PN", "PN 9.9", "priorities"),
    ("Stanje", "propadel", "words"),
    ("Datum stanja", "31. 2. 2019", "calendar"),
    ("Začetek", "kmalu", "date"),
    ("Ime projekta", "a\u202eb", "sign"),
    ("Opomba", "=cmd|' /C calc'!A0", "formula"),
    ("Opomba", "=1+1", "formula"),
    ("Oznaka", "nov projekt", "id"),
    ("Spletni naslov vira", "javascript:alert(1)", "address"),
]


@pytest.mark.parametrize(("heading", "text", "words"), BAD_ROWS)
def test_a_bad_cell_has_a_fault_with_its_place(heading, text, words):
    head = list(NEEDED) if heading in NEEDED else [*NEEDED, heading]
    row = [*PROJECT, ""][: len(head)]
    row[head.index(heading)] = text
    faults = drafted("a.csv", csv_of(head, row)).faults
    assert words in faults[0].words
    assert (faults[0].place.sheet, faults[0].place.row) == ("a.csv", 2)
    assert faults[0].place.column == head.index(heading) + 1
    assert faults[0].advice


def test_the_wrong_sheet_is_a_fault():
    (fault,) = drafted("a.xlsx", workbook({"Proračun": [["Konto", "Znesek"], ["4000", 5]]})).faults
    assert fault.place.sheet == "Proračun"
    assert "Municipality" in fault.allowed


EXAMPLES = int(os.environ.get("ZMOS_EXAMPLES", "300"))
FUZZ = settings(
    max_examples=EXAMPLES // 3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SNIPPETS = [
    *(b";", b"\t", b",", b'"', b"\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x8a\x9e"),
    *(b"=1+1", b"=cmd|' /C calc'!A0", b"-5", b"1.234,50 \xe2\x82\xac", b"12 mio", b"1e999"),
    *(b"sep=,\n", b"061-13", b"Ptuj", b"2019-02-31", b"%", b"PK\x03\x04", b"<", b"{", b"\xc4"),
    *(
        b"&#0;",
        b"</v>",
        b"<v>1e999</v>",
        b't="s"',
        b't="e"',
        b' r="XFE1"',
        b"<f>A1</f>",
        b's="99999"',
    ),
    *(
        b"<mergeCell ref='A1:B2'/>",
        b'"/>',
        b"<!--",
        b"<![CDATA[",
        b"<!DOCTYPE",
        b"99999999999999999",
    ),
]
HEADINGS = [
    text
    for sheet in layout().sheets.values()
    for column in sheet.columns
    for text in (column.heading.sl, column.heading.en, column.name)
]
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(HEADINGS),
    st.sampled_from(["Ptuj", "61", "U", "12 mio", "-5", "1.234", "2021–2027", "da", "4/2019", "="]),
    st.floats(width=32).map(str),
    st.dates().map(str),
)


def check(name: str, content: bytes) -> Draft:
    """Drop a file: no error, and a refused file has a fault that names a place or the file."""
    upload = read_upload(name, content)
    draft = understand(upload, FRAMES)
    for finding in draft.findings:
        assert finding.words
    if not draft.sheets or not any(draft.sheets.values()):
        assert draft.faults
    for fault in draft.faults:
        whole = fault.place.sheet == ""
        assert (
            whole
            or fault.place.sheet in {name, *(g.sheet for g in upload.grids)}
            or not upload.grids
        )
        assert not whole or fault.advice
    if not draft.faults:
        preview(draft)
    return draft


def preview(draft: Draft) -> None:
    """Preview what was understood: no error, and what cannot be released says why."""
    proposal = propose(SHIPPED, draft)
    assert all(fault.words for fault in proposal.faults)
    assert (
        proposal.is_releasable
        or proposal.package is SHIPPED
        or proposal.dataset is None
        or (proposal.faults or proposal.questions)
    )


def mutated(draw: st.DrawFn, content: bytes) -> bytes:
    """Change a file in a few places: bytes, what is put in, what is cut out."""
    changed = bytearray(content)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(changed)))
        kind = draw(st.sampled_from(["put", "cut", "flip", "repeat"]))
        size = draw(st.integers(1, 40))
        if kind == "put":
            changed[at:at] = draw(st.sampled_from(SNIPPETS))
        elif kind == "cut":
            del changed[at : at + size]
        elif kind == "flip" and at < len(changed):
            changed[at] ^= 1 << draw(st.integers(0, 7))
        elif kind == "repeat":
            changed[at:at] = changed[at : at + size] * draw(st.integers(1, 50))
    return bytes(changed)


@st.composite
def csv_files(draw: st.DrawFn) -> bytes:
    """Draw a CSV: of cells, of a real one changed, or of any bytes."""
    kind = draw(st.sampled_from(["cells", "changed", "bytes"]))
    if kind == "bytes":
        return b"".join(
            draw(st.lists(st.one_of(st.binary(max_size=30), st.sampled_from(SNIPPETS))))
        )
    if kind == "changed":
        return mutated(draw, draw(st.sampled_from([CSV, csv_of(NEEDED, PROJECT)])))
    rows = draw(st.lists(st.lists(CELLS, max_size=6), max_size=6))
    head = draw(st.sampled_from([[], [NEEDED]]))
    content = csv_of(*head, *rows, delimiter=draw(st.sampled_from(";,\t")))
    encoding = draw(st.sampled_from(["utf-8", "utf-16", "cp1250", "utf-8-sig"]))
    return content.decode().encode(encoding, "replace")


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """Draw a workbook: the file changed, or one of its parts."""
    base = draw(st.sampled_from([REAL, GOOD]))
    if draw(st.booleans()):
        return mutated(draw, base)
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        names = sorted(name for name in archive.namelist() if not name.endswith("/"))
    name = draw(st.sampled_from(names))
    return with_parts(base, {name: mutated(draw, part_of(base, name))})


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """Draw a sound workbook of any cells under any headings."""
    cell = st.one_of(CELLS, st.booleans(), st.integers(-(10**12), 10**12), st.none(), st.dates())
    rows = st.lists(st.lists(cell, max_size=6), max_size=6)
    titles = st.sampled_from(["Projekti", "Zneski", "Sources", "Mesta", "x"])
    found = draw(st.dictionaries(titles, rows, min_size=1, max_size=3))
    head = draw(st.booleans())
    return workbook({title: [NEEDED, *own] if head else own for title, own in found.items()})


@FUZZ
@given(csv_files())
def test_any_csv_is_understood_or_refused_in_words(content: bytes):
    check("a.csv", content)


@FUZZ
@given(workbooks())
def test_any_change_to_a_workbook_is_understood_or_refused_in_words(content: bytes):
    check("a.xlsx", content)


@FUZZ
@given(sheets())
def test_any_cells_are_understood_or_refused_in_words(content: bytes):
    check("a.xlsx", content)
