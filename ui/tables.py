"""The map's twin: the same towns and figures as a table."""

from __future__ import annotations

import pandas as pd

from ui import html, wording
from ui.map_view import value_label
from ui.page import Page
from ui.text import collation_key
from zmos_data.queries import measure_by_municipality


def twin_rows(page: Page, totals: pd.DataFrame) -> list[dict[str, object]]:
    """Write a row a town, highest figure of the measure first, unknown ones last (pure)."""
    measures = measure_by_municipality(totals, page.selection.measure)
    order = sorted(
        totals.index,
        key=lambda code: (
            -measures.at[code, "value"] if measures.at[code, "status"] == "value" else 1,
            collation_key(page.town_names[code]),
        ),
    )
    return [_row(page, code, totals.loc[code], measures.loc[code]) for code in order]


def _row(page: Page, code: str, total: pd.Series, measure: pd.Series) -> dict[str, object]:
    text = page.text
    return {
        "arms": page.assets.on_page(f"marker-{code}")
        if f"marker-{code}" in page.assets.names
        else "",
        "town": page.town_names[code],
        "chosen": code == page.selection.municipality_code,
        "measure": value_label(page, total, measure["value"], measure["status"]),
        "projects": text.number(total["projects"]) if total["projects"] else "–",
        "themes": text.number(total["themes"]) if total["themes"] else "–",
        "total": _amount(page, total, "total_eur"),
        "eu": _amount(page, total, "eu_eur"),
    }


def _amount(page: Page, total: pd.Series, column: str) -> str:
    if not total["projects"]:
        return "–"
    if not total[f"{column}_known"]:
        return page.text.say("not known")
    return wording.measure_figure(
        page.text, page.selection.measure.TOTAL, total[column],
        rounded=bool(total[f"{column}_rounded"]),
    )  # fmt: skip


def render_twin(page: Page, totals: pd.DataFrame) -> None:
    """Draw the table under the map."""
    text = page.text
    html.render(
        "twin.html",
        lang=text.language,
        caption=text.say("The same figures as a table, by {measure}",
                         measure=wording.measure(text, page.selection.measure)),
        heads=[text.say("Town"), wording.measure(text, page.selection.measure),
               text.say("Projects"), text.say("Themes"), text.say("Total cost (EUR)"),
               text.say("EU part (EUR)")],
        rows=twin_rows(page, totals),
    )  # fmt: skip
