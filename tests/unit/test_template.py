"""The workbook that is filled in: whatever the tables hold comes out of it again."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from string import ascii_uppercase

import openpyxl
import pytest

from zmos_data.dictionary import read_dictionary
from zmos_data.editing import marks
from zmos_data.editing.cell_labels import CellLabels, cell_labels
from zmos_data.editing.sheet_rows import sheet_rows
from zmos_data.editing.sheets import Column, layout
from zmos_data.editing.template import EMPTY_ROWS, file_name, template
from zmos_data.editing.template_lists import name_of
from zmos_data.package import PACKAGE_FOLDER, Package, read_package
from zmos_data.questions import questions
from zmos_data.tables import read_tables

PTUJ = "096"
LISTED = {"town", "theme", "priority"}
TEXTS = {"text", "id", "source", "url", "project", "project_id", "language", "ignored"}


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(PACKAGE_FOLDER)


@pytest.fixture(scope="module")
def frames(package):
    return read_tables(package).frames


@pytest.fixture(scope="module", params=["sl", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def book(package, language):
    return opened(template(package, language))


@pytest.fixture(scope="module")
def town_book(package, language):
    return opened(template(package, language, [PTUJ]))


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def rules_of(sheet) -> dict[str, openpyxl.worksheet.datavalidation.DataValidation]:
    """Return the rule over each heading, and that it holds from the first row to the last."""
    found, rows = {}, set()
    for rule in sheet.data_validations.dataValidation:
        (cells,) = rule.sqref.ranges
        rows.add((cells.min_row, cells.max_row))
        found[sheet.cell(1, cells.min_col).value] = rule
    assert rows == {(2, int(sheet.auto_filter.ref.rpartition(":")[2].strip(ascii_uppercase)))}
    return found


def code_of(column: Column, value: object, labels: CellLabels) -> str:
    """Read a cell back as the tables have it: an own, simple reading of what was written."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    if not isinstance(value, str):
        return "" if value is None else str(value)
    if column.kind == "code":
        words = layout().codes[column.codes]
        (code,) = [code for code, own in words.items() if own.words.of(labels.language) == value]
        return code
    if column.kind == "priority":
        return value.replace("IP ", "PN ").replace("SO ", "SC ")
    if column.kind in ("date", "day"):
        return month_of(value, labels)
    return codes_of(column, value, labels)


def month_of(words: str, labels: CellLabels) -> str:
    months = [str(labels.day(f"2020-{n:02}")).split()[0] for n in range(1, 13)]
    month, _, year = words.rpartition(" ")
    return f"{year}-{months.index(month) + 1:02}" if month in months else words


def codes_of(column: Column, words: str, labels: CellLabels) -> str:
    names = {
        "town": labels.towns,
        "theme": labels.themes,
        "town_field": labels.town_facts,
        "towns": labels.towns,
        "columns": labels.facts,
    }
    if column.kind not in names:
        return words
    codes = {name: code for code, name in names[column.kind].items()}
    several = words.split("; ") if column.kind in ("towns", "columns") else [words]
    return ";".join(codes.get(one, one) for one in several)


def is_same(one: str, other: str) -> bool:
    """Compare texts; numbers by their value, for a spreadsheet keeps no zero at the end."""
    number = re.compile(r"-?\d+(\.\d+)?$")
    if number.match(one) and number.match(other):
        return float(one) == float(other)
    return one == other


def test_every_cell_of_the_tables_comes_back(book, package, frames, language):
    labels = cell_labels(frames, read_dictionary(package), language)
    cells = 0
    for name, rows in sheet_rows(frames).items():
        declared = layout().sheets[name]
        sheet = book[declared.title.of(language)]
        heads = [cell.value for cell in sheet[1]]
        assert heads == [column.heading.of(language) for column in declared.columns]
        assert sheet.max_row == len(rows) + 1
        for n, row in enumerate(rows, 2):
            for k, column in enumerate(declared.columns, 1):
                found = code_of(column, sheet.cell(n, k).value, labels)
                assert is_same(found, row[column.name]), (name, n, column.name)
                cells += bool(found)
    assert cells > 8000


def test_cells_have_their_types(book, frames, language):
    for name, rows in sheet_rows(frames).items():
        declared = layout().sheets[name]
        sheet = book[declared.title.of(language)]
        for k, column in enumerate(declared.columns, 1):
            known = [sheet.cell(n, k) for n, row in enumerate(rows, 2) if row[column.name]]
            kinds = {cell.data_type for cell in known}
            if column.kind in ("amount", "number", "year", "integer"):
                assert kinds <= {"n"}, column.name
            elif column.kind in TEXTS:
                assert kinds <= {"s"}, column.name
                assert {cell.number_format for cell in known} <= {"@"}
            if column.kind == "amount":
                assert {cell.number_format for cell in known} == {"#,##0.00"}
    projects = book[layout().sheets["projects"].title.of(language)]
    assert projects["A2"].value == "011-01"
    stage_as_of = [column.name for column in layout().sheets["projects"].columns].index(
        "stage_as_of"
    )
    first = projects.cell(2, stage_as_of + 1)
    assert (first.value.date(), first.number_format) == (date(2021, 12, 31), "d. m. yyyy")
    months = {projects.cell(n, stage_as_of + 1).value for n in range(2, 90)}
    assert {"sl": "november 2018", "en": "November 2018"}[language] in months


def test_texts_are_never_formulas(package, language):
    table = package.files["tables/projects.csv"].decode()
    harm = "=HYPERLINK(1)"
    files = dict(package.files)
    files["tables/projects.csv"] = table.replace("Generator / Tehnopark Celje", harm, 1).encode()
    book = opened(template(Package(files), language))
    cell = book[layout().sheets["projects"].title.of(language)]["D2"]
    assert (cell.value, cell.data_type) == (harm, "s")


def test_lists_hold_every_word_once(book, package, frames, language):
    labels = cell_labels(frames, read_dictionary(package), language)
    lists = book[marks.LISTS.of(language)]
    assert lists.sheet_state == "hidden"
    wanted = {
        "town": set(labels.towns.values()),
        "theme": set(frames["themes"][f"title_{language}"]),
        "priority": {labels.priority(code) for code in frames["priorities"]["priority_code"]},
        **{
            name: {code.words.of(language) for code in codes.values()}
            for name, codes in layout().codes.items()
        },
    }
    seen = set()
    for declared in layout().sheets.values():
        rules = rules_of(book[declared.title.of(language)])
        for column in declared.columns:
            entries = column.codes or (column.kind if column.kind in LISTED else "")
            rule = rules[column.heading.of(language)]
            if entries not in wanted:
                assert rule.type != "list" or column.kind == "project"
                continue
            seen.add(entries)
            assert (rule.type, rule.formula1) == ("list", name_of(entries))
            assert rule.errorStyle in (None, "stop")
            ((title, cells),) = book.defined_names[name_of(entries)].destinations
            found = [cell.value for (cell,) in book[title][cells.replace("$", "")]]
            assert len(found) == len(set(found)) == len(wanted[entries])
            assert set(found) == wanted[entries]
    assert {"town", "theme", "priority", "fund", "stage", "precision"} <= seen
    assert {"PN 6.3", "SC 5.1"} <= wanted["priority"] or language == "en"
    assert {"IP 6.3", "SO 5.1"} <= wanted["priority"] or language == "sl"


def test_projects_are_a_list_that_knows_new_rows(book, frames, language):
    declared = layout().sheets["amounts"]
    rule = rules_of(book[declared.title.of(language)])[declared.columns[0].heading.of(language)]
    assert (rule.type, rule.formula1, rule.errorStyle) == ("list", "list_project", "warning")
    lists = book[marks.LISTS.of(language)]
    (column,) = [cells for cells in lists.columns if cells[0].value == "project"]
    title = layout().sheets["projects"].title.of(language)
    assert len(column) == 1 + len(frames["projects"]) + EMPTY_ROWS
    assert {cell.value for cell in column[1:]} == {
        f"=IF(INDEX('{title}'!$A:$A,ROW())<>\"\",INDEX('{title}'!$A:$A,ROW()),"
        f"INDEX('{title}'!$D:$D,ROW())&\"\")"
    }
    assert "list_project" in book.defined_names


def test_rules_of_numbers_and_days(book, language):
    sheets = layout().sheets

    def rule(sheet: str, column: str):
        declared = sheets[sheet]
        heading = declared.column(column).heading.of(language)
        return rules_of(book[declared.title.of(language)])[heading]

    start = rule("projects", "start_year")
    assert (start.type, start.formula1, start.formula2) == ("whole", "2014", "2030")
    assert "2014" in start.error
    assert "2030" in start.error
    eur = rule("amounts", "eur")
    assert (eur.type, eur.operator, eur.formula1) == ("decimal", None, "0")
    lat = rule("sites", "lat")
    assert (lat.type, lat.formula1, lat.formula2) == ("decimal", "45.4", "46.9")
    assert rule("sources", "date_read").type == "date"
    as_of = rule("amounts", "as_of")
    assert (as_of.type, as_of.formula1) == ("custom", "OR(ISTEXT(G2),G2>=DATE(1950,1,1))")
    assert rule("amounts", "source_id").type in (None, "none")


def test_hints_stand_on_the_headings_and_in_the_cells(book, language):
    for declared in layout().sheets.values():
        sheet = book[declared.title.of(language)]
        rules = rules_of(sheet)
        for k, column in enumerate(declared.columns, 1):
            hint = column.hint.of(language)
            assert sheet.cell(1, k).comment.text == hint
            assert rules[column.heading.of(language)].prompt == hint
            assert rules[column.heading.of(language)].showInputMessage


def test_what_is_protected(book, frames, language):
    for name, rows in sheet_rows(frames).items():
        declared = layout().sheets[name]
        sheet = book[declared.title.of(language)]
        allowed = sheet.protection
        assert allowed.sheet
        assert not allowed.password
        # In the file, what is allowed is a protection that is off.
        assert not any(
            (
                allowed.sort,
                allowed.autoFilter,
                allowed.insertRows,
                allowed.deleteRows,
                allowed.formatRows,
            )
        )
        for k, column in enumerate(declared.columns, 1):
            assert sheet.cell(1, k).protection.locked
            for n, row in enumerate(rows, 2):
                cell = sheet.cell(n, k)
                if row[column.name] or column.is_protected:
                    assert cell.protection.locked == column.is_protected, (name, cell)
                    grey = cell.fill.fgColor.rgb == f"FF{marks.LOCKED}"
                    assert grey == column.is_protected
            (below,) = [d for d in sheet.column_dimensions.values() if d.min <= k <= d.max]
            own = column.is_protected and column.kind not in ("project_id", "id")
            assert below.protection.locked == own, (name, column.name)


def test_sheets_stand_in_their_order_and_ready_to_read(book, language):
    titles = [sheet.title.of(language) for sheet in layout().sheets.values()]
    assert book.sheetnames == [marks.HOW_TO.of(language), *titles, marks.LISTS.of(language)]
    for title in titles:
        sheet = book[title]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_workbook_says_what_it_is_of(book, town_book, package, language):
    version = read_dictionary(package).version
    for one, towns in ((book, None), (town_book, PTUJ)):
        properties = {p.name: p.value for p in one.custom_doc_props.props}
        assert properties.pop(marks.TOWNS, None) == towns
        assert properties == {marks.CHECKSUM: package.checksum, marks.VERSION: version}
        page = one[marks.HOW_TO.of(language)]
        said = "\n".join(str(cell.value) for row in page for cell in row if cell.value)
        assert package.checksum in said
        assert version in said
        assert ("Ptuj" in said) == bool(towns)
        assert f" {read_dictionary(package).created[:4]}\n" in said


def test_a_template_of_a_town_has_its_rows_alone(town_book, frames, dataset, language):
    assert town_book.sheetnames[:2] == [marks.QUESTIONS.of(language), marks.HOW_TO.of(language)]
    rows = sheet_rows(frames, [PTUJ])
    assert len(rows["projects"]) < len(frames["projects"])
    for name, own in rows.items():
        assert town_book[layout().sheets[name].title.of(language)].max_row == len(own) + 1
    projects = town_book[layout().sheets["projects"].title.of(language)]
    assert {cell.value for cell in projects["B"][1:]} == {"Ptuj"}
    asked = [q.words for q in questions(dataset) if q.to == PTUJ]
    found = [cell.value for cell in town_book[marks.QUESTIONS.of(language)]["C"]]
    assert found[5:] == asked
    ((title, cells),) = town_book.defined_names[name_of("town")].destinations
    assert [cell.value for (cell,) in town_book[title][cells.replace("$", "")]] == ["Ptuj"]


def test_a_question_leads_to_its_row_and_names_where_the_answer_belongs(town_book, language):
    sheet = town_book[marks.QUESTIONS.of(language)]
    title = layout().sheets["projects"].title.of(language)
    links = [cell for cell in sheet["A"] if cell.hyperlink]
    assert links
    for cell in links:
        _, _, place = cell.hyperlink.location.partition("!")
        assert town_book[title][place].value == cell.value
    titles = tuple(f"{own.title.of(language)}: " for own in layout().sheets.values())
    assert all(cell.value.startswith(titles) for cell in sheet["D"][5:])


def test_a_town_that_is_not_there_is_named(package):
    with pytest.raises(ValueError, match=r"no such town: 999; there are 011, 050"):
        template(package, "sl", [PTUJ, "999"])


def test_names_of_files(package):
    version = read_dictionary(package).version
    assert file_name(package, "sl") == f"predloga-{version}.xlsx"
    assert file_name(package, "en", ["112"]) == f"template-slovenj-gradec-{version}.xlsx"


def test_no_two_facts_of_a_list_have_one_name(package, frames, language):
    labels = cell_labels(frames, read_dictionary(package), language)
    for names in (labels.facts, labels.town_facts, labels.towns, labels.themes):
        assert len(set(names.values())) == len(names)


def test_the_same_data_give_the_same_file(package):
    assert template(package, "sl") == template(package, "sl")


def test_every_proof_has_a_word(frames, package):
    labels = cell_labels(frames, read_dictionary(package), "sl")
    proofs = {one for cell in frames["project_sources"]["proves"] for one in cell.split(";")}
    assert proofs - set(labels.facts) <= {"proves"}
