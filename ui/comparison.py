"""Up to four towns beside one another and the median of all; no order of merit."""

from __future__ import annotations

import pandas as pd

from ui import amounts, cache, chart_part, charts, figure_links, live, phrases, themes, wording
from ui.page import Page, Row
from ui.rounding import density_digits
from ui.url_state import change
from zmos_data.comparison import Line, compare, thinly_known
from zmos_data.selection import COMPARED_LIMIT, MEDIAN


def choices(page: Page) -> dict[str, object]:
    """Write the towns as switches; beyond four the rest wait (pure)."""
    text, compared = page.text, page.selection.compared
    full = len(compared) >= COMPARED_LIMIT
    return {
        "label": text.say("Four towns are chosen. Remove one to add another.")
        if full
        else text.say("Choose up to four towns"),
        "towns": [
            {
                "id": f"compare-{code}",
                "name": name,
                "arms": page.assets.shield(code),
                "on": code in compared,
                "disabled": full and code not in compared,
                "go": change("", page.selection, page.selection.compared_with(code)),
            }
            for code, name in page.town_names.items()
        ],
    }


def lines(page: Page) -> list[dict[str, object]]:
    """Write a row a measure and scale: the towns, the median and what it stands on (pure)."""
    return [_line(page, line) for line in compare(page.dataset, page.selection)]


def _line(page: Page, line: Line) -> dict[str, object]:
    text = page.text
    return {
        "label": text.say("Projects")
        if line.measure == "projects"
        else amounts.head(text, line.measure),
        "scale": _scale(page, line.scale),
        "first": line.scale == "absolute",
        "values": [
            figure_links.opened(
                page,
                _figure(line),
                _value(page, line, line.values[code], rounded=_rounded(page, line, code)),
                code,
            )
            if page.view.totals[code]["projects"]
            else {"words": _why_none(page, code)}
            for code in page.selection.compared
        ],
        "median": figure_links.opened(page, _figure(line) + MEDIAN,
                                _value(page, line, line.median, rounded=line.rounded)),
        "towns": text.count("from {n} town", "from {n} towns", line.towns),
    }  # fmt: skip


def _why_none(page: Page, code: str) -> str:
    eligible = page.view.totals[code]["eligible"]
    return wording.status(page, "no_project" if eligible else "not_eligible", code)


def _figure(line: Line) -> str:
    """Return the code of the line's figure."""
    return line.measure + ("" if line.scale == "absolute" else f"_{line.scale}")


def _rounded(page: Page, line: Line, code: str) -> bool:
    return bool(page.view.totals[code].get(f"{line.measure}_rounded"))


def _value(page: Page, line: Line, value: float | None, *, rounded: bool) -> str:
    text = page.text
    if value is None:
        return text.say("not known")
    if line.measure == "projects":
        counted = 0 if value.is_integer() else 2
        return text.number(value, counted if line.scale == "absolute" else density_digits(value))
    return amounts.approximate_sum(text, value) if rounded else text.number(round(value))


def _scale(page: Page, code: str) -> str:
    """Name a scale; per inhabitant with the day of the inhabitants."""
    words = wording.scale(page.text, code)
    return f"{words} ({wording.population_day(page)})" if code == "per_1000" else words


def warnings(page: Page) -> list[str]:
    """Say where under half of a town's figures are known (pure)."""
    text = page.text
    return [
        text.say(
            "{figure}: under half of the amounts are known for {towns}. The comparison is "
            "therefore not very reliable.",
            figure=amounts.title(text, column),
            towns=phrases.join(text, [page.town_names[code] for code in codes]),
        )
        for column, codes in thinly_known(page.dataset, page.selection).items()
        if codes
    ]


@live.of_view
def render_choice(page: Page) -> None:
    """Draw the choice of towns and, where some are chosen, their table."""
    text, compared = page.text, page.selection.compared
    live.render(
        "comparison.html",
        page,
        "comparison",
        choice=choices(page),
        invitation="" if compared else text.say("Choose towns to see them beside one another."),
        warnings=warnings(page),
        caption=text.say("Towns compared"),
        heads=[page.town_names[code] for code in compared],
        arms=[page.assets.shield(code) for code in compared],
        measure=text.say("Measure"),
        median=text.say("Median"),
        rows=lines(page) if compared else [],
        differing=amounts.of_other_projects(text, [page.view.headline.amounts]),
    )


def multiples(page: Page) -> pd.DataFrame:
    """Return the compared towns theme by theme, for the chart and its table (pure)."""
    measure = themes.measure_of(page)
    cells = cache.matrix(page)
    return pd.DataFrame(
        [
            {
                "town": town,
                "theme": theme,
                "theme_name": page.text.of(row, "short"),
                "town_name": page.town_names[town],
                "value": themes.value(cells[town, theme], measure),
                "words": themes.words(page, cells[town, theme], measure, town),
                "projects": cells[town, theme].projects,
            }
            for theme, row in page.rows.themes.items()
            for town in page.selection.compared
        ]
    )


def _opened(page: Page, cell: Row) -> dict[str, str]:
    """Write a theme's figure of a town, with its papers where it has projects."""
    if not cell.projects:
        return {"words": cell.words}
    measure = themes.measure_of(page).value
    return figure_links.opened(page, measure, cell.words, cell.town, themes=(cell.theme,))


def render_multiples(page: Page) -> None:
    """Draw the compared towns theme by theme, with the same figures as a table."""
    if not page.selection.compared:
        return
    _render_table(page)
    _render_chart(page)


@live.of_view
def _render_chart(page: Page) -> None:
    text, measure = page.text, themes.measure_of(page)
    title, shown = wording.measure(text, measure), _with_value(page)
    drawn = charts.multiples(
        tuple(page.town_names[code] for code in page.selection.compared),
        charts.theme_colours(page),
        wording.measure_briefly(text, measure),
        text.say("Towns and themes: {measure}", measure=phrases.inside(title)),
    )
    lines = (shown["theme_name"].nunique() + 1) // 2 * (len(page.selection.compared) + 2)
    chart_part.render(page, "small-multiples", drawn, shown, lines=lines)


def _with_value(page: Page) -> pd.DataFrame:
    """Return the rows of the themes that have a value in one of the towns, for the chart."""
    frame = multiples(page)
    shown = frame[frame.groupby("theme_name")["value"].transform("count") > 0]
    return shown.assign(
        tip=shown["town_name"] + ": " + shown["words"],
        go=[change("", page.selection, page.selection.view(themes=(theme,)))
            for theme in shown["theme"]],
    )[["theme_name", "town_name", "value", "words", "tip", "go"]]  # fmt: skip


@live.of_view
def _render_table(page: Page) -> None:
    text, frame = page.text, multiples(page)
    title = wording.measure(text, themes.measure_of(page))
    towns = [page.town_names[code] for code in page.selection.compared]
    live.render(
        "multiples.html",
        page,
        "multiples",
        title=text.say("Theme by theme"),
        choice=themes.measures(page, text.say("The table and the chart show")),
        caption=text.say("Towns and themes: {measure}", measure=phrases.inside(title)),
        theme=text.say("Theme"),
        heads=towns,
        rows=[
            {
                "label": theme,
                "values": [_opened(page, cell) for cell in own.itertuples(name="Cell")],
            }
            for theme, own in frame.groupby("theme_name", sort=False)
        ],
    )
