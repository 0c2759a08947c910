"""The web interface: answers equal the view, errors name the parameter, ETags hold."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
from dataclasses import replace
from typing import Any

import pytest

from api import program, responses
from api.app import RESOURCES, Answer, Request, respond
from content import geometries, store
from tests.builders import add_column, change_text, tiny_package
from tests.tables import AMOUNTS, projects
from zmos_data.catalogue import CATALOGUES
from zmos_data.package import FOLDER_VARIABLE, PACKAGE_FOLDER
from zmos_data.queries import filter_projects, totals_by_municipality, totals_by_theme
from zmos_data.selection import Counting, Selection

pytestmark = pytest.mark.usefixtures("two_releases")


def ask(name: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
    names = {key.replace("_", "-"): value for key, value in headers.items()}
    return respond(Request(method, f"v1/{name}", query, names))


def read(name: str, query: str = "") -> dict[str, Any]:
    answer = ask(name, query)
    assert answer.status == 200, answer.body

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    return json.loads(answer.body, parse_constant=refuse)


def rows(query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ask("projects.csv", query).body.decode())))


QUERY = "tema=urban_environment,sustainable_mobility&obdobje=2014-2020&sklad=ESRR&lang=en"
SELECTION = Selection(
    themes=("sustainable_mobility", "urban_environment"), periods=("2014-2020",), funds=("ESRR",)
)


def test_the_projects_are_those_of_the_view_in_all_three_forms(dataset):
    ids = filter_projects(dataset, SELECTION)["project_id"].tolist()
    table = projects()
    assert set(ids) == set(
        table[
            table["theme_code"].isin(SELECTION.themes)
            & table["period"].isin(SELECTION.periods)
            & table["fund"].isin(SELECTION.funds)
        ]["project_id"]
    )
    assert 0 < len(ids) < len(table)
    assert [row["project_id"] for row in rows(QUERY)] == ids
    assert [row["project_id"] for row in read("projects.json", QUERY)["projects"]] == ids
    assert [row["id"] for row in read("projects.geojson", QUERY)["features"]] == ids


def test_what_is_not_known_is_null_in_json_and_empty_in_csv(dataset):
    unknown = dataset.projects["total_eur"].isna()
    found = [row["total_eur"] is None for row in read("projects.json")["projects"]]
    assert found == unknown.tolist() == [row["total_eur"] == "" for row in rows()]


def test_the_table_keeps_figures_and_slovenian_letters(dataset):
    table = rows()
    assert sum(float(row["total_eur"] or 0) for row in table) == pytest.approx(
        dataset.projects["total_eur"].sum(), abs=0.005
    )
    assert [row["name_sl"] for row in table] == dataset.projects["name_sl"].tolist()
    assert table[0]["total_eur"] == "5992070.76"
    assert table[0]["start_year"] == "2016"


def test_the_order_is_that_of_the_link():
    totals = [float(row["total_eur"]) for row in rows("razvrsti=-total_eur") if row["total_eur"]]
    assert totals == sorted(totals, reverse=True)


def test_the_points_are_the_seats_of_the_lead_towns(dataset):
    town = dataset.municipalities.set_index("municipality_code").loc["061"]
    places = {
        tuple(feature["geometry"]["coordinates"])
        for feature in read("projects.geojson", "mesta=061")["features"]
    }
    assert places == {(town["seat_lon"], town["seat_lat"])}


def test_the_sites_are_the_known_places_of_the_views_projects_and_no_other(dataset):
    theme = dataset.projects.set_index("project_id")["theme_code"]
    of_view = theme[theme == "urban_environment"].index
    known = dataset.sites[dataset.sites["project_id"].isin(of_view)]
    found = read("sites.geojson", "tema=urban_environment")["features"]
    assert 0 < len(found) == len(known) < len(dataset.sites)
    assert {each["id"] for each in found} == {
        f"{project}-{n}" for project, n in zip(known["project_id"], known["position"], strict=True)
    }
    first = found[0]
    row = known[known["project_id"] == first["properties"]["project_id"]].iloc[0]
    assert first["geometry"]["coordinates"] == [row["lon"], row["lat"]]
    assert first["properties"]["precision"] in {"address", "street", "line", "area"}
    assert first["properties"]["point_is_sl"] == row["point_is_sl"]
    assert first["properties"]["theme_code"] == "urban_environment"


@pytest.mark.parametrize("measure", AMOUNTS)
def test_the_municipalities_have_the_totals_of_the_view(dataset, measure):
    answer = read("municipalities.geojson", f"{QUERY}&kazalnik={measure}&stetje=each")
    totals = totals_by_municipality(dataset, replace(SELECTION, counting=Counting.EACH))
    assert [feature["id"] for feature in answer["features"]] == totals.index.tolist()
    for feature in answer["features"]:
        found, expected = feature["properties"], totals.loc[feature["id"]]
        assert found["projects"] == expected["projects"]
        for column in AMOUNTS:
            assert found[column] == pytest.approx(expected[column], nan_ok=True) or (
                found[column] is None and expected[f"{column}_known"] == 0
            )
            assert found[f"{column}_known"] == expected[f"{column}_known"]
            assert found[f"{column}_rounded"] == expected[f"{column}_rounded"]
        assert (found["measure"], found["value"]) == (measure, found[measure])
        assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
    assert any(feature["properties"]["eu_eur"] is None for feature in answer["features"])


def test_the_polygons_are_those_of_the_map():
    shapes = geometries.geometries().shapes
    found = read("municipalities.geojson")["features"]
    assert {feature["id"]: feature["geometry"] for feature in found} == shapes
    assert len(shapes) == 12


def test_a_municipality_that_the_layer_lacks_has_no_geometry(dataset):
    page = store.page(dataset, Selection(), "sl")
    found = json.loads(responses.municipalities(page, dict))["features"]
    assert [feature["geometry"] for feature in found] == [None] * 12


def test_the_themes_have_the_totals_of_the_view(dataset):
    expected = totals_by_theme(dataset, SELECTION)
    found = read("themes.json", QUERY)["themes"]
    assert {row["theme_code"]: row["projects"] for row in found} == {
        code: total.projects for code, total in expected.items()
    }
    for column in AMOUNTS:
        for name in ("eur", "known", "rounded"):
            member = column if name == "eur" else f"{column}_{name}"
            wanted = {
                code: getattr(total.amounts[column], name) for code, total in expected.items()
            }
            if name == "eur":  # to the cent, without what binary fractions leave behind it
                wanted = {code: eur and round(eur, 2) for code, eur in wanted.items()}
            assert {row["theme_code"]: row[member] for row in found} == wanted


def test_an_answer_says_what_it_shows():
    view = read("themes.json", "tema=energy_efficiency&lang=en&obcina=061&stran=2")["view"]
    table = projects()
    energy = table[table["theme_code"] == "energy_efficiency"]
    assert view["sentence"] == (
        f"Shown: {len(energy)} projects on energy efficiency in "
        f"{energy['municipality_code'].nunique()} urban municipalities; the total cost is known "
        f"for {energy['total_eur'].notna().sum()} projects."
    )
    assert view["query"] == "tema=energy_efficiency&lang=en"
    first = (table["period"] == "2014-2020").sum()
    assert f"{first} projects are collected (91 were approved;" in view["coverage"]


@pytest.mark.parametrize("cell", ["=1+1", "+386", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_the_table_for_programs_keeps_text_that_could_be_a_formula(dataset, cell):
    projects = dataset.projects.copy()
    projects.loc[0, ["name_sl", "note_sl"]] = cell
    page = store.page(dataset, Selection(), "sl")
    changed = replace(page, dataset=replace(page.dataset, projects=projects))
    text = responses.projects_csv(changed).decode()
    first = next(csv.DictReader(io.StringIO(text, newline="")))
    assert (first["name_sl"], first["note_sl"]) == (cell, cell)


NEW_COLUMNS = {
    "date": ("2024-01-31", "2024-01-31"),
    "boolean": ("true", True),
    "integer": ("7", 7),
    "number": ("1.5", 1.5),
    "string": ("=1", "=1"),
}


@pytest.mark.parametrize("kind", NEW_COLUMNS)
def test_a_new_column_of_any_type_is_answered(tmp_path, monkeypatch, kind):
    cell, value = NEW_COLUMNS[kind]
    folder = tiny_package(tmp_path)
    add_column(folder, "projects", "added", kind, cell)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    for name in RESOURCES:
        assert ask(name).status == 200
    assert {row["added"] for row in read("projects.json")["projects"]} == {value}
    shown = "True" if cell == "true" else cell
    assert {row["added"] for row in rows()} == {shown}


@pytest.mark.parametrize(
    ("query", "parameter", "found", "expected"),
    [
        ("tema=energy_efficiency,nič", "tema", "nič", "sustainable_mobility"),
        ("vrednost=5-1", "vrednost", "5-1", "the lower one first"),
        ("vrednost=veliko", "vrednost", "veliko", "two bounds"),
        ("stran=0", "stran", "0", "from 1 to 9999"),
        ("lang=de", "lang", "de", "sl, en"),
        ("neznana=ne", "neznana", "ne", "da"),
        ("kazalnik=x", "kazalnik", "x", "total_eur"),
        ("projekt=999-99", "projekt", "999-99", "id of a project"),
        ("primerjaj=061,070,080,085,096", "primerjaj", "096", "at most 4"),
        (f"isci={'a' * 201}", "isci", "a", "at most 200"),
        ("theme=energy_efficiency", "theme", "energy_efficiency", "tema"),
        ("embed=true", "embed", "true", "tema"),
    ],
)
@pytest.mark.parametrize("name", [name for name in RESOURCES if name != "openapi.json"])
def test_an_error_names_the_parameter_what_was_found_and_what_is_expected(
    name, query, parameter, found, expected
):
    answer = ask(name, query)
    problem = json.loads(answer.body)
    assert answer.status == problem["status"] == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    (error,) = problem["errors"]
    assert (error["parameter"], error["found"]) == (parameter, found)
    assert expected in error["expected"]
    assert parameter in problem["detail"]


def test_the_description_takes_no_parameter_and_a_flood_of_them_is_refused():
    assert ask("openapi.json", "lang=sl").status == 400
    assert ask("themes.json", "&".join(f"a{n}=1" for n in range(500))).status == 400


@pytest.mark.parametrize("path", ["", "v1", "v1/", "v2/themes.json", "v1/themes.json/", "v1/../x"])
def test_an_unknown_path_is_a_problem_that_says_what_there_is(path):
    answer = respond(Request("GET", path))
    assert answer.status == json.loads(answer.body)["status"] == 404
    assert "/api/v1/projects.csv" in json.loads(answer.body)["detail"]


def test_the_interface_follows_the_base_path():
    before = ask("openapi.json").headers["ETag"]
    below = respond(Request("GET", "v1/openapi.json", base="/karta"))
    assert json.loads(below.body)["servers"] == [{"url": "/karta/api/v1"}]
    assert below.headers["ETag"] != before
    refused = json.loads(respond(Request("GET", "v1/nothing", base="/karta")).body)["detail"]
    assert refused.startswith("There is no /karta/api/v1/nothing. There are: /karta/api/v1/")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(method):
    answer = ask("themes.json", method=method)
    assert answer.status == json.loads(answer.body)["status"] == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("name", RESOURCES)
def test_any_site_may_read(name):
    preflight = ask(name, method="OPTIONS")
    assert preflight.status == 204
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for answer in (preflight, ask(name), ask(name, "x=y")):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("name", RESOURCES)
def test_an_unchanged_answer_is_not_sent_again(name):
    etag = ask(name).headers["ETag"]
    assert not etag.startswith("W/")
    for sent in (etag, f'"other", W/{etag}', "*"):
        again = ask(name, if_none_match=sent)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == etag
    assert ask(name, if_none_match='"other"').status == 200


def etag_of(query: str, name: str = "projects.json", **headers: str) -> str:
    return ask(name, query, **headers).headers["ETag"]


def test_an_etag_stands_for_exactly_one_content(monkeypatch):
    same = ("", "tema=", "lang=sl", "obcina=061", "stran=3&skupine=theme", "kazalnik=eu_eur")
    assert len({etag_of(query) for query in same}) == 1
    order = ("tema=energy_efficiency,urban_environment", "tema=urban_environment,energy_efficiency")
    assert len({etag_of(query) for query in order}) == 1
    other = ("", "lang=en", order[0], "razvrsti=name", "stetje=each", "isci=Celje")
    assert len({etag_of(query) for query in other}) == len(other)
    assert etag_of("") != etag_of("", accept_encoding="gzip")
    assert etag_of("", "projects.csv") != etag_of("", "projects.geojson")
    assert etag_of("", "municipalities.geojson") != etag_of(
        "kazalnik=eu_eur", "municipalities.geojson"
    )


def test_an_etag_of_another_state_of_the_data_or_the_program_does_not_hold(
    dataset, monkeypatch, tmp_path
):
    before = etag_of("")
    monkeypatch.setattr("api.program.digest", lambda: "of another program")
    other = etag_of("")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tiny_package(tmp_path)))
    assert len({before, other, etag_of("")}) == 3


@pytest.mark.parametrize("changed", ["api/app.py", "locale/sl/LC_MESSAGES/messages.po"])
def test_the_program_is_another_when_its_code_or_its_words_are(tmp_path, changed):
    for name in ("api/app.py", "locale/sl/LC_MESSAGES/messages.po", "requirements.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before", "utf-8")
    before = program.digest.__wrapped__(tmp_path)
    assert program.digest.__wrapped__(tmp_path) == before
    (tmp_path / changed).write_text("after", "utf-8")
    assert program.digest.__wrapped__(tmp_path) != before


def test_every_word_and_every_line_of_code_counts_for_the_program():
    found = {path for part in program.PARTS for path in program.ROOT.glob(part)}
    code = (
        path
        for folder in ("api", "content", "webmap", "zmos_data", "geodata")
        for path in (program.ROOT / folder).rglob("*.py")
    )
    assert {*code, *CATALOGUES.rglob("*.po")} <= found
    assert len({*CATALOGUES.rglob("*.po")}) == 2


@pytest.mark.parametrize("name", RESOURCES)
def test_an_answer_is_compressed_for_who_takes_it(name):
    plain = ask(name)
    zipped = ask(name, accept_encoding="br, gzip;q=0.8")
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert zipped.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(zipped.body) == plain.body
    assert zipped.body == ask(name, accept_encoding="gzip").body
    for header in ("", "gzip;q=0", "br", "identity"):
        assert "Content-Encoding" not in ask(name, accept_encoding=header).headers


@pytest.mark.parametrize("name", RESOURCES)
def test_an_answer_names_the_version_of_its_data(name, dataset):
    answer = ask(name)
    assert answer.headers["Data-Version"] == dataset.version
    again = ask(name, if_none_match=answer.headers["ETag"])
    assert (again.status, again.headers["Data-Version"]) == (304, dataset.version)


def test_tables_that_break_leave_the_answers_of_the_version_before(tmp_path, monkeypatch):
    folder = tiny_package(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    before = ask("projects.csv")
    change_text(folder, "projects", lambda text: text.replace(",", ";"))
    after = ask("projects.csv")
    assert (after.status, after.body, after.headers) == (200, before.body, before.headers)


@pytest.mark.parametrize("name", RESOURCES)
def test_head_has_the_headers_and_no_body(name):
    whole, head = ask(name), ask(name, method="HEAD")
    assert (head.status, head.body, head.headers) == (200, b"", whole.headers)
    assert head.headers["Content-Length"] == str(len(whole.body))


@pytest.mark.parametrize("path", ["v1/nothing", "v1/themes.json?tema=x"])
def test_head_of_an_error_has_no_body_either(path):
    name, _, query = path.partition("?")
    whole, head = (respond(Request(method, name, query)) for method in ("GET", "HEAD"))
    assert (head.status, head.headers, head.body) == (whole.status, whole.headers, b"")
    assert head.headers["Content-Length"] == str(len(whole.body))


def test_tables_that_do_not_pass_are_said_and_half_the_data_are_not_sent(tmp_path, monkeypatch):
    folder = tmp_path / "package"
    shutil.copytree(PACKAGE_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    table = folder / "tables" / "projects.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("5992070.76", "veliko"), "utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    answer = ask("projects.csv")
    problem = json.loads(answer.body)
    assert answer.status == problem["status"] == 503
    assert answer.headers["Retry-After"]
    assert any("projects, row 2, column total_eur" in line for line in problem["problems"])


def test_boundaries_that_cannot_be_drawn_are_said(monkeypatch, tmp_path):
    monkeypatch.setattr("content.map_layers.SOURCE", tmp_path)
    answer = ask("municipalities.geojson")
    assert answer.status == 503
    assert "urban_municipalities.geojson" in answer.body.decode()
    assert ask("themes.json").status == 200
