"""What the data stand on: published totals, conflicts, corrections, sources, changes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from content import amounts, dates, labels, programmes, project_amounts, source_words
from content.labels import project_name
from content.page import Page
from content.project_page import PATH
from content.text import Text
from zmos_data.dictionary import Dictionary
from zmos_data.links import elsewhere
from zmos_data.published import Published, other_figures, published_totals
from zmos_data.rows import Conflict, ProgrammeFigure, Source, rows_in
from zmos_data.selection import Selection


def coverage(page: Page) -> dict[str, object]:
    """Write the programme's own totals beside what was collected (pure)."""
    text = page.text
    titles = source_words.titles(page)
    return {
        "caption": text.say("Published totals and the collected data"),
        "heads": [
            text.say("Published"),
            text.say("What kind of figure"),
            text.say("Collected"),
            text.say("Share"),
        ],
        "rows": [_total(page, total, titles) for total in published_totals(page.dataset)],
        "notes": [
            text.say(
                "The EU contribution and grants are different figures: grants are the EU and the "
                "national budget together. Beside each total is the collected figure of the same "
                "meaning."
            ),
            text.say(
                "The share says how much of a published total was found project by project. It "
                "does not say how much was approved or paid out."
            ),
            text.say(
                "For 2021–2027 no published number of approved projects was found. The totals are "
                "those of the whole programme."
            ),
        ],
        "others_title": text.say(
            "Other published figures: interim, and of single priorities or objectives"
        ),
        "others": [
            {
                "words": f"{programmes.programme(figure)}{_period(figure)}: "
                f"{programmes.published_figure(text, figure)}",
                "kind": _kind(text, figure),
                "source": titles[figure.source_id],
            }
            for figure in other_figures(page.dataset)
        ],
    }


def _period(figure: ProgrammeFigure) -> str:
    return labels.period(figure.period) if isinstance(figure.period, str) else ""


def _total(page: Page, total: Published, titles: dict[str, str]) -> dict[str, str]:
    text, figure = page.text, total.figure
    return {
        "period": _period(figure),
        "name": programmes.programme_name(text, figure.figure_code),
        "value": programmes.programme_value(text, figure),
        "note": text.of(figure, "note"),
        "kind": _kind(text, figure),
        "source": text.say("Source: {source}", source=titles[figure.source_id]),
        "collected": _collected(text, total),
        "counterpart": _counterpart(text, total.counterpart),
        "share": "–" if total.share is None else _share(text, total),
    }


def _kind(text: Text, figure: ProgrammeFigure) -> str:
    """Say what kind of statement a published figure is."""
    status = {
        "latest": text.say("latest published figure"),
        "alternative": text.say("another statement of the same figure"),
        "interim": text.say("interim figure"),
    }[figure.status]
    exactness = {
        "exact": text.say("exact figure"),
        "rounded": text.say("rounded figure"),
        "at_least": text.say("lower bound"),
    }[figure.qualifier]
    as_of = figure.as_of
    day = dates.day(text, as_of) if isinstance(as_of, str) else text.say("date not known")
    return f"{status}, {exactness}; {day}"


def _collected(text: Text, total: Published) -> str:
    if total.collected is None:
        return text.say("not collected")
    if total.counterpart == "projects":
        return text.say("{n} at most", n=text.number(total.collected.projects))
    parts = (amounts.amount(text, total.collected), amounts.known_of(text, total.collected))
    return "; ".join(filter(None, parts))


def _counterpart(text: Text, code: str) -> str:
    if code == "projects":
        return text.say("projects of the period")
    return amounts.name_within(text, code) if code else ""


def _share(text: Text, total: Published) -> str:
    share = text.percent(total.share or 0)
    if total.counterpart == "projects":  # some of them may be no ITI projects
        return text.say("{n} at most", n=share)
    rounded = bool(total.collected and total.collected.rounded)
    return text.approximately(share) if rounded or total.figure.qualifier == "rounded" else share


def conflicts(page: Page) -> list[dict[str, str]]:
    """Write what two sources say of the same figure, side by side (pure)."""
    text, titles, dataset = page.text, source_words.titles(page), page.dataset
    named = dataset.projects["project_id"].isin(dataset.conflicts["project_id"])
    rows = dataset.project_rows.at(np.flatnonzero(named))
    projects = {row.project_id: row for row in rows}
    found: list[dict[str, str]] = []
    for row in rows_in(dataset.conflicts, Conflict):
        project = projects[row.project_id]
        found.append(
            {
                "id": row.conflict_id,
                "name": project_name(text.language, project),
                "go": elsewhere(PATH, Selection(project_id=row.project_id), text.language),
                "town": page.town_names[project.municipality_code],
                "figure": amounts.name(text, row.field),
                "used": text.say("no figure")
                if pd.isna(row.value_used)
                else project_amounts.euros(text, project, row.field),
                "other": project_amounts.other(text, row),
                "note": text.of(row, "note"),
                "source": titles[row.source_id],
            }
        )
    return found


def corrections(page: Page, dictionary: Dictionary) -> list[dict[str, str]]:
    """Write the corrections with their reasons (pure)."""
    titles, nothing = source_words.titles(page), page.text.say("empty")
    return [
        {
            "where": f"{row['table']} {row['key']}, {row['column']}",
            "before": row["expect"] or nothing,
            "after": row["value"] or nothing,
            "reason": row["reason"],
            "source": titles.get(row["source_id"], row["source_id"]),
        }
        for row in dictionary.corrections.to_dict("records")
    ]


def sources(page: Page) -> list[dict[str, str]]:
    """Write every source with licence and dates; what is not known is said (pure)."""
    text = page.text
    rows = list(rows_in(page.dataset.sources, Source))

    def known(value: object) -> str:
        return value if isinstance(value, str) and value else text.say("not known")

    return [
        {
            **source_words.source(text, row),
            "id": f"source-{row.source_id}",
            "publisher": known(row.publisher),
            "licence": known(row.licence),
            "published": dates.known_day(text, row.date_published),
            "as_of": "" if pd.isna(row.as_of) else dates.day(text, row.as_of),
            "read": dates.known_day(text, row.date_read),
        }
        for row in rows
    ]


def changes(text: Text, dictionary: Dictionary) -> list[dict[str, str]]:
    """Write what changed in the data, the latest first (pure)."""
    return [
        {
            "version": change.version,
            "date": dates.day(text, change.date),
            "words": change.words.of(text.language),
        }
        for change in dictionary.changes
    ]
