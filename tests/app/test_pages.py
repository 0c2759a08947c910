"""Every page in both languages, in Streamlit's own test harness."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from tests.links import action
from tests.tables import AMOUNTS
from tests.tables import projects as read_projects
from tests.words import plain
from zmos_data.parameters import FACET_PARAMETERS

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "dashboard.py": {"sl": "Mestne občine Slovenije", "en": "Urban municipalities of Slovenia"},
    "pages/projekti.py": {"sl": "Galerija Cukrarna", "en": "Cukrarna Gallery"},
    "pages/projekt.py": {"sl": "Vsi projekti", "en": "All projects"},
    "pages/obcina.py": {"sl": "V Celju je v zbranih podatkih 8 projektov", "en": "In Celje"},
    "pages/teme.py": {"sl": "Preglednica mest in tem kaže", "en": "The matrix shows"},
    "pages/primerjava.py": {"sl": "Izberite največ štiri mesta", "en": "Choose up to four"},
    "pages/podatki.py": {"sl": "Manjkajoča vrednost ni znana", "en": "Data dictionary"},
    "pages/predstavitev.py": {
        "sl": "Skupna vrednost: podatek za",
        "en": "Total cost known for",
    },
    "pages/o_zdruzenju.py": {"sl": "Šest temeljnih nalog", "en": "Six basic tasks"},
}
EVERYTHING = {
    "tema": "energy_efficiency,sustainable_mobility,urban_environment",
    "obdobje": "2014-2020,2021-2027",
    "sklad": "ESRR,KS,ESRR/KS",
    "kohezija": "SI03,SI04",
    "tocnost": "exact,rounded,none",
    "ctn": "yes,no",
    "vrednost": "0-",
    "neznana": "da",
    "obcina": "080",
    "primerjaj": "061,080,096,133",
    "skupine": "theme",
    "stetje": "each",
    "razvrsti": "-total_eur",
    "projekt": "096-02",
    "kazalnik": "eu_eur",
}
NOTHING = {"tema": "energy_efficiency", "obdobje": "2021-2027", "isci": "(.*) žaba"}
SELECTIONS = {"everything": EVERYTHING, "nothing": NOTHING}


def run(page: str, **params: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    if page != "dashboard.py":
        app.switch_page(page)
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
    return app


def address(app: AppTest) -> dict[str, str]:
    values = dict(app.query_params)
    return {name: v[0] if isinstance(v, list) else v for name, v in values.items()}


def html(app: AppTest) -> str:
    """Return everything that the page shows as HTML: fragments, and parts with controls."""
    parts = [str(element.proto.body) for element in app.get("html")]
    for board in app.get("bidi_component"):
        data = json.loads(board.proto.json)
        parts += [data["html"]] if "html" in data else data.get("parts", {}).values()
    return "\n".join(parts)


def words_of(app: AppTest) -> str:
    """Return the page's HTML without the drawings of its charts."""
    return re.sub(r"data-(?:drawing|rows)='[^']*'", "", html(app))


def notices(app: AppTest) -> list[str]:
    """Return what the page says was not understood."""
    found = re.findall(r'<(div|p) class="advice notice"[^>]*>(.*?)</\1>', html(app), re.S)
    return [words for _, words in found]


NUMBERS = itertools.count(1)  # of the clicks, as board.js counts them


def click(app: AppTest, control: str) -> None:
    """Click a control, an element with this id.

    What the browser would send goes to the board that the control stands in, and the page does
    the rest; nothing here knows what a link means but `action`, which is what ``links.js`` does.
    """
    for board in app.get("bidi_component"):
        data = json.loads(board.proto.json)
        found = re.search(rf'<(?:button|a)[^>]* id="{control}"[^>]*', "".join(parts_of(data)))
        if not found:
            continue
        go = re.search(r'data-nav="([^"]*)"', found[0])
        assert go, f"{control} leads nowhere"
        send(app, board, action(unescape(go[1])))
        return
    raise AssertionError(f"no board has {control}")


def switch(app: AppTest, facet: str, code: str) -> None:
    """Switch an option of a facet, as its box does."""
    option = rf'<details [^>]*data-facet="{facet}".*?<label data-code="{code}"'
    for board in app.get("bidi_component"):
        if re.search(option, "".join(parts_of(json.loads(board.proto.json))), re.S):
            send(app, board, {"toggle": [facet, code]})
            return
    raise AssertionError(f"no board has {facet} {code}")


def parts_of(data: dict[str, Any]) -> Iterable[str]:
    found: dict[str, str] = data.get("parts", {})
    return found.values()


def send(app: AppTest, board: Any, sent: object) -> None:
    """Hand an action of a board to the page as Streamlit's frontend does, and run it."""
    view = json.loads(board.proto.json)["view"]
    trigger(app, board, {"action": sent, "view": view, "number": next(NUMBERS)})


def trigger(app: AppTest, board: Any, message: object) -> None:
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = _make_trigger_id(board.proto.id, "events")
    state.json_trigger_value = json.dumps([{"event": "navigate", "value": message}])
    app._run(states)


def tap(app: AppTest, said: str) -> None:
    """Click the map, which hands on what it was said of the town, as streamlit-folium does."""
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = app.get("component_instance")[0].proto.id
    state.json_value = json.dumps({"last_object_clicked_tooltip": said})
    app._run(states)


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_in_both_languages(page, language):
    app = run(page, lang=language)
    assert not app.exception
    assert PAGES[page][language] in html(app)


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_every_page_runs_with_every_filter_and_with_an_empty_view(page, language, selection):
    app = run(page, lang=language, **SELECTIONS[selection])
    assert not app.exception
    assert not notices(app)
    # BibTeX, styles, actions and words that a script fills in have braces of their own; elsewhere
    # one is a word not filled in.
    own = r"<(style|textarea)\b.*?</\1>|data-(?:nav|words|saved)=\"[^\"]*\""
    assert "{" not in re.sub(own, "", words_of(app), flags=re.S)


ROUNDED = "Približne vsote so zaokrožene na štiri števke"


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("grouping", ["town", "theme", "priority", "year"])
def test_the_groups_add_up_to_the_headline(grouping, exact):
    view, own = {"tocnost": "exact"} if exact else {}, read_projects()
    own = own[own["figures"] == "exact"] if exact else own
    page = plain(html(run("pages/projekti.py", skupine=grouping, **view)))
    rows = re.search(r"<tbody>(.*?)</tbody>\s*<tfoot>(.*?)</tfoot>", page, re.S)
    assert rows
    body, foot = (re.sub(r"</?a[^>]*>", "", part) for part in (rows[1], rows[2]))
    lines = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in body.split("</tr>")[:-1]]
    whole = re.findall(r"<td[^>]*>(.*?)</td>", foot)
    assert {len(line) for line in lines} == {len(whole)} == {1 + len(AMOUNTS)}
    assert sum(int(line[0]) for line in lines) == int(whole[0]) == len(own)
    # Exact sums to the cent, approximate ones as far as they are written.
    for column, amount in enumerate(AMOUNTS, 1):
        sum_, step = cents(whole[column])
        assert abs(round(own[amount].sum() * 100) - sum_) <= step / 2
        assert sum_ > 0
        found = [cents(line[column]) for line in lines] + [cents(whole[column])]
        apart = abs(sum(value for value, _ in found[:-1]) - found[-1][0])
        assert apart <= sum(step / 2 for _, step in found)
        assert exact == all(step == 0 for _, step in found)
    assert exact or whole[1].startswith("pribl. 322.700.000 <")
    assert (ROUNDED in page) is not exact


def cents(cell: str) -> tuple[int, int]:
    """Read an amount in cents, and to how many it is written; nothing where it is not known."""
    found = re.search(r"(\d[\d.]*)(?:,(\d\d))?", cell.partition("<")[0])
    if not found:
        return 0, 0
    digits = found[1].replace(".", "")
    step = 10 ** max(0, len(digits) - 4) * 100 if cell.startswith("pribl. ") else 0
    return int(digits) * 100 + int(found[2] or 0), step


def test_the_card_of_a_project_says_what_its_figures_are():
    body = html(run("pages/projekti.py", projekt="096-02"))
    for words in (
        "Spominski park Ptuj",
        "1.207.343",
        "v viru točno",
        "Razlike med viri",
        "733.348",
        "900.000",
        "Sofinanciranje",
        "ni znano",
    ):
        assert words in body, words


def test_a_project_in_the_list_of_a_town_leads_to_its_page():
    app = run("pages/obcina.py", obcina="096")
    assert "7 projektov" in html(app)
    click(app, "project-096-02")
    assert address(app) == {"obcina": "096", "projekt": "096-02", "lang": "sl"}
    assert re.search(r"<h1[^>]*>Spominski park Ptuj</h1>", html(app))
    assert 'class="life"' in html(app)


def test_the_page_of_a_project_holds_what_its_card_does_and_the_reports_of_its_row():
    body = html(run("pages/projekt.py", projekt="096-02"))
    for words in (
        "Spominski park Ptuj",
        "1.207.343",
        "v viru točno",
        "Razlike med viri",
        "900.000",
        "odločitev o podpori",
        "Lokacija ni znana",
        "Napaka pri projektu 096-02",
        "Manjka projekt: Ptuj (096)",
    ):
        assert words in body, words
    assert "mailto:" not in body  # no address is set


def test_an_address_of_no_project_says_so_and_leads_to_all():
    app = run("pages/projekt.py", projekt="999-99")
    assert "Tega projekta ni v podatkih" in html(app)
    click(app, "all-projects")
    assert "Galerija Cukrarna" in html(app)


def test_an_address_with_a_project_alone_opens_its_page_and_the_card_leads_there():
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["projekt"] = "096-02"
    app.run()
    assert 'class="project-head"' in html(app)
    card = run("pages/projekti.py", projekt="096-02")
    assert 'class="project-head"' not in html(card)
    click(card, "card-more")
    assert 'class="project-head"' in html(card)
    assert address(card) == {"projekt": "096-02", "lang": "sl"}


@pytest.mark.parametrize(
    ("code", "theme", "words"),
    [
        ("080", "", "V Murski Soboti je v zbranih podatkih 7 projektov;"),
        ("096", "", "Na Ptuju je v zbranih podatkih 7 projektov;"),
        (
            "054",
            "urban_environment",
            "V Krškem je v zbranih podatkih 1 projekt s področja urbanega okolja in oživitve mest;",
        ),
        ("054", "", "V Krškem sta v zbranih podatkih 2 projekta;"),
        ("084", "", "V Novi Gorici je v zbranih podatkih 5 projektov;"),
        ("133", "", "V Velenju je v zbranih podatkih 7 projektov;"),
    ],
)
def test_a_town_is_spoken_of_in_the_right_case(code, theme, words):
    view = {"tema": theme} if theme else {}
    assert words in html(run("pages/obcina.py", obcina=code, **view))


def test_previous_and_next_go_round_the_alphabet():
    app = run("pages/obcina.py", obcina="133")
    assert "Naslednje mesto: Celje" in html(app)
    click(app, "town-next")
    assert address(app)["obcina"] == "011"
    assert "Prejšnje mesto: Velenje" in html(app)


def test_the_matrix_keeps_the_four_kinds_of_empty_apart():
    body = html(run("pages/teme.py"))
    for status in ("no_project", "not_eligible", "joint"):
        assert f'class="empty {status}"' in body
    later = html(run("pages/teme.py", obdobje="2021-2027"))
    assert 'class="empty no_strand"' in later
    assert "tema v tem obdobju ni vključena" in later


def test_a_cell_of_the_matrix_leads_to_its_projects():
    body = html(run("pages/teme.py"))
    cell = re.search(
        r'id="cell-061-sustainable_mobility"[^>]* data-nav="([^"]*)"[^>]*>(\d+)<', body
    )
    assert cell
    assert cell[2] == "7"
    assert "mesta=061" in cell[1] and "tema=sustainable_mobility" in cell[1]


def test_a_comparison_with_few_known_figures_says_so():
    body = html(run("pages/primerjava.py", primerjaj="061,084,050,085"))
    assert "znana je manj kot polovica zneskov" in body
    assert len(re.findall(r'id="compare-\d+"\s+aria-pressed="true"', body)) == 4
    assert "disabled" in body
    assert "Mediana" in body


def test_both_ways_of_counting_are_compared_in_words():
    body = html(run("pages/projekti.py", skupine="town"))
    assert "zato se načina štetja ne razlikujeta" in body


@pytest.mark.parametrize(
    ("params", "words"),
    [
        (
            {},
            "Prikazano: 98 projektov v 12 mestnih občinah; skupna vrednost je znana za 84 "
            "projektov.",
        ),
        (
            {"tema": "sustainable_mobility", "obdobje": "2014-2020"},
            "Prikazano: 36 projektov s področja trajnostne mobilnosti v 11 mestnih občinah, "
            "2014–2020;",
        ),
        (
            {"tema": "energy_efficiency"},
            "Prikazano: 6 projektov s področja energetske učinkovitosti v 6 mestnih občinah; ",
        ),
        (
            {"tema": "sustainable_mobility", "obdobje": "2021-2027"},
            "Prikazano: 3 projekti s področja trajnostne mobilnosti v 3 mestnih občinah, "
            "2021–2027;",
        ),
        (
            {"tema": "sustainable_mobility", "obdobje": "2021-2027", "mesta": "052,054"},
            "Prikazano: 2 projekta s področja trajnostne mobilnosti v 2 mestnih občinah, "
            "2021–2027, ",
        ),
        (
            {"tema": "innovation_policy"},
            "Prikazano: v zbranih podatkih ni projektov s področja inovacijske politike.",
        ),
        (
            {"lang": "en", "tema": "energy_efficiency"},
            "Shown: 6 projects on energy efficiency in 6 urban municipalities",
        ),
    ],
)
def test_one_sentence_says_what_is_shown(params, words):
    assert words in plain(html(run("dashboard.py", **params)))


@pytest.mark.parametrize(
    "measure",
    [
        "projects",
        "total_eur",
        "cofin_total_eur",
        "eu_eur",
        "projects_per_1000",
        "total_eur_per_1000",
        "cofin_total_eur_per_1000",
        "eu_eur_per_1000",
        "themes",
    ],
)
@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_measure_can_colour_the_map(measure, language):
    app = run("dashboard.py", kazalnik=measure, lang=language, obdobje="2014-2020")
    assert not app.exception
    assert f"kazalnik={measure}" in html(app) or measure == "projects"
    (select,) = re.findall(r'<select id="measure".*?</select>', html(app), re.S)
    assert select.count(" selected>") == 1
    assert len(re.findall(r'id="measure-\d+" aria-pressed="true"', html(app))) == 1


def test_a_theme_chosen_in_the_filter_stands_in_the_address_and_as_a_chip():
    app = run("dashboard.py")
    switch(app, "tema", "energy_efficiency")
    assert address(app)["tema"] == "energy_efficiency"
    assert 'aria-label="Odstrani filter: Energetska učinkovitost"' in html(app)
    click(app, "reset")
    assert "tema" not in app.query_params
    assert f"{len(read_projects())} projektov" in html(app)


def test_a_town_that_is_clicked_on_the_map_opens_its_panel():
    app = run("dashboard.py", kazalnik="eu_eur")
    tap(app, "080@1@1")
    assert address(app) == {"obcina": "080", "kazalnik": "eu_eur", "lang": "sl"}
    assert "7 projektov v Murski Soboti" in html(app)


@pytest.mark.parametrize(
    "message", [["~tema:x", "", 1], {"action": {"set": 1}, "view": "", "number": 1}]
)
def test_a_message_that_is_no_action_leaves_the_page_as_it_is(message):
    app = run("dashboard.py", tema="energy_efficiency")
    before = html(app)
    trigger(app, app.get("bidi_component")[0], message)
    assert not app.exception
    assert address(app) == {"tema": "energy_efficiency"}
    assert html(app) == before


def test_an_option_that_leaves_nothing_is_disabled_with_its_zero():
    app = run("dashboard.py", tema="energy_efficiency")
    option = re.search(r'data-code="2021-2027"([^>]*)>.*?<small>(.*?)</small>', html(app))
    assert option
    assert "data-off" in option[1]
    assert option[2] == "0"


def test_an_empty_view_says_which_filter_to_take_off():
    app = run("dashboard.py", tema="energy_efficiency", obdobje="2021-2027", sklad="KS")
    assert "Brez filtra »Programsko obdobje« ostane 6 projektov." in html(app)
    click(app, "loosen")
    assert "obdobje" not in app.query_params
    assert "Prikazano: 6 projektov" in html(app)


def test_a_chosen_town_opens_its_panel():
    app = run("dashboard.py", obcina="080")
    assert "7 projektov v Murski Soboti" in html(app)


def test_a_long_list_of_projects_is_turned_page_by_page():
    app = run("dashboard.py", obcina="085")
    first = html(app)
    click(app, "page-next")
    assert address(app)["stran"] == "2"
    assert html(app) != first


def test_the_language_switch_keeps_the_view():
    app = run("dashboard.py", obcina="061", tema="urban_environment", kazalnik="eu_eur")
    click(app, "lang-en")
    assert address(app)["lang"] == "en"
    assert address(app)["obcina"] == "061"
    assert "projects in Ljubljana" in html(app)


@pytest.mark.parametrize(
    "name",
    [
        *FACET_PARAMETERS.values(),
        "obcina",
        "kazalnik",
        "stran",
        "lang",
        "vrednost",
        "neznana",
        "primerjaj",
        "projekt",
        "razvrsti",
        "skupine",
        "stetje",
    ],
)
def test_an_unknown_value_in_the_link_is_said_and_the_rest_holds(name):
    params = {"tema": "energy_efficiency", "obcina": "061"} | {name: "<b>nič</b>"}
    app = run("dashboard.py", **params)
    assert not app.exception
    assert len(notices(app)) == 1
    assert ("razpon zneskov" if name == "vrednost" else name) in notices(app)[0]
    assert "&lt;b&gt;" in notices(app)[0]


@pytest.mark.parametrize(
    ("page", "view"),
    [
        ("dashboard.py", {"obcina": "061"}),
        ("dashboard.py", {}),
        ("pages/projekti.py", {}),
        ("pages/projekti.py", {"isci": "kolesar"}),
        ("pages/obcina.py", {}),
        ("pages/teme.py", {}),
        ("pages/podatki.py", {"stevilka": "projects"}),
    ],
)
def test_a_page_beyond_the_last_is_said(page, view):
    app = run(page, stran="99", **view)
    assert not app.exception
    assert notices(app) == [f"Seznam nima strani 99; prikazana je stran {last(app)}."]


def last(app: AppTest) -> str:
    found = re.search(r"stran (\d+) od (\d+)", html(app))
    assert found
    return found[2]


@pytest.mark.parametrize("page", ["dashboard.py", "pages/projekti.py", "pages/teme.py"])
def test_a_search_that_is_too_long_says_that_it_was_cut(page):
    app = run(page, isci="a" * 10_000)
    assert notices(app) == ["<p>Iskalni niz je daljši od 200 znakov; upoštevanih je prvih 200.</p>"]


def test_a_fifth_town_is_named_as_one_too_many():
    app = run("pages/primerjava.py", primerjaj="061,070,080,096,133")
    assert notices(app) == [
        "<p>Primerjava zajema največ štiri mesta; mesto Velenje ni vključeno.</p>"
    ]
    app = run("pages/primerjava.py", primerjaj="061,999")
    assert "primerjaj=999" in notices(app)[0]


def test_hostile_names_are_shown_as_text(monkeypatch):
    from dataclasses import replace

    from content import store

    data = store.dataset()
    evil = "<script>alert(`1`)</script>\"'"
    towns, projects = data.municipalities.copy(), data.projects.copy()
    towns.loc[towns["municipality_code"] == "061", "name"] = evil
    projects.loc[projects["municipality_code"] == "061", "name_sl"] = evil
    broken = replace(data, municipalities=towns, projects=projects, checksum="evil")
    monkeypatch.setattr(store, "dataset", lambda: broken)
    app = run("dashboard.py", obcina="061")
    assert not app.exception
    body = html(app)
    assert "<script" not in body
    assert "&lt;script&gt;alert(`1`)&lt;/script&gt;" in body


@pytest.mark.parametrize("embedded", [False, True])
def test_a_frame_on_another_site_keeps_its_style_where_the_tables_are_broken(monkeypatch, embedded):
    from content import store
    from ui import url_state
    from ui.page_styles import STYLES
    from zmos_data.model import DataError

    def fail():
        raise DataError(())

    monkeypatch.setattr(store, "dataset", fail)
    monkeypatch.setattr(url_state, "is_embedded", lambda: embedded)
    style = (STYLES / "embedded.css").read_text(encoding="utf-8")
    assert (style in html(run("dashboard.py"))) == embedded


def test_broken_tables_are_listed_and_nothing_else_is_shown(monkeypatch):
    from content import store
    from zmos_data.model import DataError, Problem
    from zmos_data.phrase import Phrase

    rule, most = Phrase("{part} is not above {whole}", part="a", whole="b"), Phrase("no file")
    advice = Phrase("correct the cell in the table")
    problems = tuple(Problem("projects", n, "eu_eur", rule, "<b>9", most, advice) for n in (7, 8))

    def fail():
        raise DataError(problems)

    monkeypatch.setattr(store, "dataset", fail)
    app = run("dashboard.py")
    body = html(app)
    assert not app.exception
    assert "V tabelah sta 2 napaki." in body
    assert body.count("&lt;b&gt;9") == 2
    for words in ("a ni večji od b", "ni datoteke", "popravite celico v tabeli"):
        assert body.count(words) == 2, words
    assert f"{len(read_projects())} projektov" not in body


def test_a_missing_file_of_the_map_leaves_a_sentence_and_the_table(monkeypatch):
    from dataclasses import replace

    from content import store

    real = store.assets

    def without_script(*arguments):
        assets = real(*arguments)
        return replace(assets, names={k: v for k, v in assets.names.items() if k != "script"})

    monkeypatch.setattr(store, "assets", without_script)
    app = run("dashboard.py")
    assert not app.exception
    assert "Zemljevida ni mogoče narisati" in html(app)
    assert "script" in html(app)
    assert "<table" in html(app)


@pytest.mark.parametrize(
    ("page", "view"),
    [
        ("dashboard.py", {"isci": "xyzzy"}),
        ("pages/projekti.py", {"isci": "xyzzy", "skupine": "theme"}),
        ("pages/teme.py", {"isci": "xyzzy"}),
        ("pages/primerjava.py", {"isci": "xyzzy"}),
        ("pages/o_zdruzenju.py", {}),
    ],
)
def test_the_arms_wall_stands_on_the_association_and_where_a_view_has_no_project(page, view):
    app = run(page, lang="en", **view)
    assert not app.exception
    body = html(app)
    assert body.count('class="wall-badge"') == 12
    assert "98 projects in 12 urban municipalities" in body
    assert 'id="starts"' not in body
    assert 'href="./?obcina=061&amp;lang=en" data-nav' in body


def test_the_short_sentence_of_a_phone_says_of_which_amount_it_is_known():
    plain_words = plain(html(run("dashboard.py", kazalnik="eu_eur")))
    assert "v 12 mestnih občinah, barva: prispevek EU (EUR), podatek za 61 od 98" in plain_words
