"""The pack of a town, read again: all its projects with their amounts, its filters, its map."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle
from types import SimpleNamespace

import pandas as pd
import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt
from pypdf import PdfReader

from content import project_amounts, store, town, town_pack
from content.amounts import in_full
from content.text import Text
from documents import town_map, town_pack_files, town_sites
from documents.export import Step, heard_by
from documents.town_pack import of_town, pack
from documents.town_pack_pdf import build_town_pdf
from documents.town_pack_pptx import build_town_pptx
from documents.town_spots import Spot, spread
from tests.pages import build_page
from tests.tables import projects, table
from tests.words import plain
from zmos_data.amounts import AMOUNTS
from zmos_data.rows import Project, rows_in
from zmos_data.selection import Selection

DAY = date(2026, 11, 28)
LINK = "https://dashboard.example/obcina?obcina=096&lang=sl"
TOWNS = table("municipalities").set_index("municipality_code")["name"].to_dict()
FILTERS = {"periods": ("2014-2020",), "themes": ("urban_environment",)}


def view(dataset, code, language="sl", **chosen):
    return store.page(dataset, Selection(municipality_code=code, **chosen), language)


def pages_of(content: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(content))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


def slides_of(content: bytes) -> list[str]:
    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        words = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
        words += [
            cell.text
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
            for cell in row.cells
        ]
        found.append(re.sub(r"\s+", " ", " ".join(words)))
    return found


BUILDERS = {"pdf": build_town_pdf, "pptx": build_town_pptx}
READERS = {
    "pdf": lambda page, link=LINK: pages_of(build_town_pdf(page, link=link, day=DAY)),
    "pptx": lambda page, link=LINK: slides_of(build_town_pptx(page, link=link, day=DAY)),
}


@pytest.fixture(scope="module")
def made(dataset):
    """Give the pack of a town as a file, made once for all tests that read it."""

    @cache
    def build(kind: str, code: str, language: str) -> bytes:
        return BUILDERS[kind](view(dataset, code, language), link=LINK, day=DAY)

    return build


def tables_of(deck):
    return [s.table for slide in deck.slides for s in slide.shapes if s.has_table]


def sizes_of(table):
    paragraphs = (p for row in table.rows for c in row.cells for p in c.text_frame.paragraphs)
    return [run.font.size for paragraph in paragraphs for run in paragraph.runs]


def squeezed(words: str) -> str:
    """Leave out the spaces, for lines break anywhere."""
    return re.sub(r"\s", "", plain(words))


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(("code", "language"), list(zip(TOWNS, cycle(["sl", "en"]), strict=False)))
def test_every_project_of_the_town_is_there_with_its_amounts(dataset, made, kind, language, code):
    page = view(dataset, code, language)
    read = {"pdf": pages_of, "pptx": slides_of}[kind]
    found = squeezed("".join(read(made(kind, code, language))))
    own = projects()[projects()["municipality_code"] == code]
    assert len(own) > 1
    for name in own[f"name_{language}"].dropna():
        assert squeezed(name) in found, name
    for column in AMOUNTS:
        for value in own.loc[own[f"{column}_precision"] == "exact", column].dropna():
            assert squeezed(in_full(page.text, value)) in found, (column, value)


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("code", TOWNS)
def test_it_is_two_pages_or_three_slides_with_letters_that_can_be_read(
    dataset, made, language, code
):
    page = view(dataset, code, language)
    assert len(PdfReader(io.BytesIO(made("pdf", code, language))).pages) == 2
    deck = Presentation(io.BytesIO(made("pptx", code, language)))
    assert len(deck.slides) == 3
    (table,) = tables_of(deck)
    assert len(table.rows) == len(pack(page, LINK).entries) + 2
    assert min(sizes_of(table)) >= Pt(9)


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("language", ["sl", "en"])
def test_it_begins_with_the_why_sentence_and_three_numbers(dataset, kind, language):
    page = view(dataset, "096", language)
    first, made = squeezed(READERS[kind](page)[0]), pack(page, LINK)
    assert made.lead and squeezed(made.lead) in first
    assert len(made.numbers) == 3
    for label, figure, note in made.numbers:
        assert all(squeezed(words) in first for words in (label, figure, note))


@pytest.mark.parametrize("build", [build_town_pdf, build_town_pptx])
def test_its_parts_are_told_as_they_are_made(dataset, build):
    told: list[Step] = []
    with heard_by(told.append):
        build(view(dataset, "096"), link=LINK, day=DAY)
    assert told == [Step("Zemljevid", 1, 3), Step("Projekti", 2, 3), Step("Viri", 3, 3)]


@pytest.mark.parametrize("kind", READERS)
def test_amounts_say_how_exact_they_are_and_what_is_not_known(dataset, kind):
    page = view(dataset, "061")
    found = squeezed("".join(READERS[kind](page)))
    own = store.town_projects(page, page.selection, "061")
    figures = [
        project_amounts.figure(page.text, project, column)
        for project in rows_in(own, Project)
        for column in AMOUNTS
    ]
    for words in ("pribl.", "več kot", "ni znano"):
        assert any(words in plain(figure) for figure in figures), words
    assert [figure for figure in figures if squeezed(figure) not in found] == []
    unknown = sum("ni znano" in figure for figure in figures)
    assert found.count("niznano") >= unknown


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("language", ["sl", "en"])
def test_filters_are_kept_to_and_written_on_it(dataset, kind, language):
    whole, page = view(dataset, "085", language), view(dataset, "085", language, **FILTERS)
    parts = READERS[kind](page)
    found = squeezed("".join(parts))
    rows = projects()
    own = rows[rows["municipality_code"] == "085"]
    kept = own[(own["period"] == "2014-2020") & (own["theme_code"] == "urban_environment")]
    assert 0 < len(kept) < len(own)
    for name in kept[f"name_{language}"]:
        assert squeezed(name) in found
    for name in set(own[f"name_{language}"]) - set(kept[f"name_{language}"]):
        assert squeezed(name) not in found, name
    said = town_pack.filtered(page)
    assert str(len(own)) in said and str(len(kept)) in said
    assert squeezed(said) in squeezed(parts[0]) and squeezed(said) in squeezed(parts[1])
    assert town_pack.filtered(whole) == ""


@pytest.mark.parametrize("kind", READERS)
def test_a_view_without_projects_of_the_town_says_so(dataset, kind):
    page = view(dataset, "054", themes=("energy_efficiency",))
    assert store.town_projects(page, page.selection, "054").empty
    found = " ".join(READERS[kind](page))
    assert "V zbranih podatkih za te filtre ni projektov" in plain(found)
    assert "Krško" in found


def crowded(dataset, n: int):
    """Return data in which a town has ``n`` projects more."""
    first = dataset.projects[dataset.projects["municipality_code"] == "096"].head(1)
    more = pd.concat([first] * n, ignore_index=True)
    ids = [f"096-x{i:03}" for i in range(n)]
    more = more.assign(project_id=ids, name_sl=[f"Projekt številka {i:03}" for i in range(n)])
    places = dataset.project_municipalities.head(1)
    own = pd.concat([places] * n, ignore_index=True)
    own = own.assign(project_id=ids, municipality_code="096")
    return replace(
        dataset,
        checksum="crowded",
        projects=pd.concat([dataset.projects, more], ignore_index=True),
        project_municipalities=pd.concat([dataset.project_municipalities, own], ignore_index=True),
    )


@pytest.mark.parametrize("kind", READERS)
def test_a_town_with_very_many_projects_has_pages_for_all_of_them(dataset, kind):
    page = build_page(crowded(dataset, 80), "sl", municipality_code="096")
    parts = READERS[kind](page)
    found = " ".join(parts)
    assert [i for i in range(80) if f"Projekt številka {i:03}" not in found] == []
    assert len(parts) > 4
    head = "Skupna vrednost (EUR)"
    with_projects = [part for part in parts if "Projekt številka" in part]
    assert all(head in part and "Ptuj" in part for part in with_projects)


def test_the_pages_are_counted_and_name_their_language(dataset):
    for language, name in (("sl", "sl-SI"), ("en", "en-GB")):
        content = build_town_pdf(view(dataset, "061", language), link=LINK, day=DAY)
        reader = PdfReader(io.BytesIO(content))
        of = len(reader.pages)
        for n, words in enumerate(pages_of(content), 1):
            assert f"{n}/{of}" in words
        assert reader.trailer["/Root"]["/Lang"] == name
        title = {"sl": "Gradivo za Ljubljano", "en": "Briefing on Ljubljana"}[language]
        assert reader.metadata.title == title
        assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_no_letter_of_a_pack_is_smaller_than_can_be_read(dataset):
    content = build_town_pdf(view(dataset, "061"), link=LINK, day=DAY)
    for page in PdfReader(io.BytesIO(content)).pages:
        sizes: list[float] = []

        def visit(words, cm, tm, font, size, sizes=sizes):
            if words.strip():
                sizes.append(size)

        page.extract_text(visitor_text=visit)
        assert min(sizes) >= 6.0  # of the source line at the foot
    page = build_page(crowded(dataset, 80), "sl", municipality_code="096")
    deck = Presentation(io.BytesIO(build_town_pptx(page, link=LINK, day=DAY)))
    assert all(min(sizes_of(table)) >= Pt(10) for table in tables_of(deck))


@pytest.mark.parametrize("kind", READERS)
def test_a_local_address_leaves_link_and_code_out_and_says_why(dataset, kind):
    page = view(dataset, "096")
    build = BUILDERS[kind]

    def pictures(link: str) -> int:
        content = build(page, link=link, day=DAY)
        if kind == "pdf":
            return sum(len(p.images) for p in PdfReader(io.BytesIO(content)).pages)
        slides = Presentation(io.BytesIO(content)).slides
        return sum(shape.shape_type == 13 for slide in slides for shape in slide.shapes)

    assert pictures(LINK) == pictures("") + 1
    open_, closed = (" ".join(READERS[kind](page, link)) for link in (LINK, ""))
    assert LINK in open_.replace(" ", "")
    assert "še nima javnega naslova" in closed and "še nima javnega naslova" not in open_


def test_what_the_town_confirmed_stands_at_its_projects(dataset):
    found = dataset.projects.copy()
    own = found["municipality_code"] == "096"
    found.loc[own, "confirmation"] = "confirmed"
    found.loc[own, "confirmed_on"] = pd.Timestamp("2026-11-12")
    changed = replace(dataset, checksum="confirmed", projects=found)
    page = build_page(changed, "sl", municipality_code="096")
    entries = pack(page, LINK).entries
    assert {plain(entry.state) for entry in entries} == {"potrjeno, 12. 11. 2026"}
    words = plain(" ".join(READERS["pdf"](page)))
    assert words.count("12. 11. 2026") >= len(entries)


def test_sources_are_numbered_once_and_named_by_their_projects(dataset):
    page = view(dataset, "061")
    made, named = pack(page, LINK), table("project_sources")
    assert [note.number for note in made.notes] == list(range(1, len(made.notes) + 1))
    own = {entry.id: entry for entry in made.entries}
    named = named[named["project_id"].isin(own)]
    assert len(made.notes) == named["source_id"].nunique()
    for project, rows in named.groupby("project_id"):
        assert len(own[project].sources) == rows["source_id"].nunique()
    assert {n for entry in made.entries for n in entry.sources} == {n.number for n in made.notes}


def test_pictures_and_bars_of_the_slides_are_said_in_words(dataset):
    content = build_town_pptx(view(dataset, "096"), link=LINK, day=DAY)
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.shape_type == 13 or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
    first = Presentation(io.BytesIO(content)).slides[0]
    words = [s._element.xpath(".//p:cNvPr")[0].get("descr") or "" for s in first.shapes]
    assert any("Trajnostna mobilnost, 2014–2020: 2 projekta" in plain(w) for w in words)


def test_the_map_says_where_each_project_is_and_of_how_many_it_is_not_known(dataset):
    sites = table("sites")
    for code, name in TOWNS.items():
        made = pack(view(dataset, code), LINK)
        words = town_sites.map_words(made)
        assert name in words
        with_site = {entry.id for entry in made.entries} & set(sites["project_id"])
        for entry in made.entries:
            assert (f" {entry.number}: " in words) == (entry.id in with_site), (code, entry.name)
        without = len(made.entries) - len(with_site)
        assert bool(without) == ("Lokacija ni znana" in words)


def test_the_map_draws_the_sites_of_the_view_alone(dataset):
    page = view(dataset, "061")
    made = pack(page, LINK)
    whole = town_map.town_picture(made, (310.0, 330.0), 100)
    without = town_map.town_picture(replace(made, entries=()), (310.0, 330.0), 100)
    one, other = (Image.open(io.BytesIO(picture)).convert("RGB") for picture in (whole, without))
    blue = (0, 114, 178)  # of mobility, the theme of most sites of Ljubljana
    assert sum(count for count, colour in one.getcolors(1 << 20) if colour == blue) > 200
    assert not [count for count, colour in other.getcolors(1 << 20) if colour == blue]


def test_discs_that_would_cover_one_another_part_and_stay_in_the_picture():
    crowd = [Spot(20.0, 20.0, 10.0) for _ in range(6)] + [Spot(150.0, 150.0, 10.0)]
    placed = spread(crowd, (200.0, 200.0))
    for n, one in enumerate(placed):
        assert 10 <= one.x <= 190 and 10 <= one.y <= 190
        for other in placed[:n]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > 19.0**2
    assert placed[-1] == crowd[-1]
    assert sum(spot.has_moved for spot in placed) >= 5


@pytest.mark.parametrize(
    ("name", "genitive", "title"),
    [
        ("Celje", "Celja", "Gradivo za Celje"),
        ("Koper", "Kopra", "Gradivo za Koper"),
        ("Krško", "Krškega", "Gradivo za Krško"),
        ("Ljubljana", "Ljubljane", "Gradivo za Ljubljano"),
        ("Murska Sobota", "Murske Sobote", "Gradivo za Mursko Soboto"),
        ("Nova Gorica", "Nove Gorice", "Gradivo za Novo Gorico"),
        ("Novo mesto", "Novega mesta", "Gradivo za Novo mesto"),
        ("Slovenj Gradec", "Slovenj Gradca", "Gradivo za Slovenj Gradec"),
        ("Dolenja vas", "Dolenje vasi", "Gradivo: Dolenja vas"),
        ("Brežice", "Brežic", "Gradivo: Brežice"),
        ("Ptuj", None, "Gradivo: Ptuj"),
    ],
)
def test_the_title_has_the_accusative_or_the_name_alone(name, genitive, title):
    row = SimpleNamespace(name=name, name_genitive_sl=genitive)
    assert town_pack.title(Text("sl"), row) == title
    assert town_pack.title(Text("en"), row) == f"Briefing on {name}"


def test_every_town_of_the_tables_has_its_accusative(dataset):
    page = view(dataset, "096")
    titles = [town_pack.title(page.text, row) for row in page.rows.towns.values()]
    assert all(title.startswith("Gradivo za ") for title in titles)


def test_the_files_are_named_by_town_and_day(dataset):
    made = town_pack_files.exports(of_town(view(dataset, "080")), LINK, DAY)
    assert [export.name for export in made.values()] == [
        "zmos-murska-sobota-gradivo-2026-11-28.pdf",
        "zmos-murska-sobota-gradivo-2026-11-28.pptx",
    ]
    starts = (b"%PDF-", b"PK\x03\x04")
    for export, start in zip(made.values(), starts, strict=True):
        assert export.build().startswith(start)


def test_the_files_of_a_town_s_page_hold_the_town_alone(dataset):
    page = town.alone(view(dataset, "096", **FILTERS))
    own = store.town_projects(page, page.selection, "096")
    assert page.view.headline.projects == len(own) > 0
    assert page.view.headline.towns == 1
    assert page.selection.themes == FILTERS["themes"]
