"""The words of a workbook of the view, in the page's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from content import amounts, column_labels, credits, data_dictionary, data_sources, sources
from content.page import Page
from content.text import Text
from zmos_data.amounts import AMOUNTS, amount
from zmos_data.exports.fields import Field
from zmos_data.exports.first_sheet import SheetHead
from zmos_data.exports.origin import LICENCE, LICENCE_URL, Origin
from zmos_data.exports.workbook import SheetWords


def sheet_words(
    page: Page, rows: pd.DataFrame, origin: Origin, fields: Sequence[Field]
) -> SheetWords:
    """Write the names and heads of the sheets, and what they say of the view (pure)."""
    text, say = page.text, column_labels.sayer(page)
    return SheetWords(
        data=text.say("Projects"),
        head=sheet_head(page, origin),
        codes=text.say("Projects (codes)"),
        dictionary=text.say("Dictionary"),
        sources=text.say("Sources"),
        about=text.say("About this view"),
        say=say,
        dictionary_heads=[
            text.say("Column"),
            text.say("Title"),
            text.say("Type"),
            text.say("Unit"),
            text.say("Meaning"),
            text.say("Codes in words"),
        ],
        dictionary_rows=[_dictionary_row(text, field, say) for field in fields],
        source_heads={
            "source_id": text.say("Code"),
            "title": text.say("Title"),
            "publisher": text.say("Publisher"),
            "url": text.say("Address"),
            "date_published": text.say("Published"),
            "date_read": text.say("Accessed"),
            "licence": text.say("Licence"),
        },
        about_rows=about_rows(page, rows, origin),
    )


def sheet_head(page: Page, origin: Origin) -> SheetHead:
    """Write what stands over the table of the first sheet (pure)."""
    text, receipt = page.text, origin.receipt
    return SheetHead(
        title=text.say("Urban municipalities of Slovenia: projects of the ITI"),
        lines=(
            origin.view,
            text.say(
                "Source: the source of each project stands in its row. {state}; written on {day}; "
                "receipt {id}.",
                state=sources.state(page),
                day=text.day(receipt.created),
                id=receipt.id,
            ),
            _figures(text),
        ),
        total=text.say("Total; number of projects:"),
        known=text.say("Projects whose figure is known:"),
    )


def _figures(text: Text) -> str:
    return text.say(
        "An empty cell is not known; it is not zero. An amount marked as rounded is "
        "approximate, and so is a sum with it. EU contribution and co-financing are "
        "different figures."
    )


def _dictionary_row(text: Text, field: Field, say: Callable[[Field, str], str]) -> tuple[str, ...]:
    """Write what a column means, and its codes with their words."""
    return (
        field.name,
        field.title(text.language),
        data_dictionary.kind(text, field.type),
        data_dictionary.unit(text, field.unit),
        field.description(text.language),
        "; ".join(f"{code} = {say(field, code)}" for code in field.values),
    )


def about_rows(page: Page, rows: pd.DataFrame, origin: Origin) -> list[tuple[str, str]]:
    """Write what a workbook says of its view: label and value (pure)."""
    text, receipt = page.text, origin.receipt
    sums = [
        (
            amounts.title(text, column),
            amounts.sum_in_full(text, found) + (f" ({known})" if known else ""),
        )
        for column in AMOUNTS
        for found in (amount(rows, column),)
        for known in (amounts.known_of(text, found),)
    ]
    return [
        (text.say("View"), origin.view),
        *([(text.say("Link"), origin.link)] if origin.link else []),
        (text.say("Receipt in full"), origin.place),
        (text.say("Receipt"), receipt.id),
        (text.say("Date"), text.day(receipt.created)),
        (text.say("Projects"), text.number(len(rows))),
        *sums,
        (text.say("Data release"), f"{receipt.data_version} ({receipt.checksum})"),
        (text.say("Application version"), receipt.app_version),
        (text.say("Completeness"), credits.coverage(page)),
        (
            text.say("Figures"),
            _figures(text),
        ),
        (text.say("Licence"), f"{LICENCE}, {LICENCE_URL}"),
        *_conflicts(page, rows),
    ]


def _conflicts(page: Page, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Write for the projects of the rows what another source says of an amount."""
    text, table = page.text, page.dataset.conflicts
    own = set(table.loc[table["project_id"].isin(rows["project_id"]), "conflict_id"])
    return [
        (
            text.say("Conflict between sources"),
            text.say(
                "{project}. {figure}: {used}; another source: {other} ({source})",
                project=found["name"],
                figure=found["figure"],
                used=found["used"],
                other=found["other"],
                source=found["source"],
            ),
        )
        for found in data_sources.conflicts(page)
        if found["id"] in own
    ]
