"""The answers about releases: which there are, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from api.responses import ATTRIBUTION, LICENCE, as_json
from content import change_words, release_history
from content.page import Page
from content.release_history import News
from content.releases import Pair, Release
from zmos_data import links
from zmos_data.amounts import AMOUNTS
from zmos_data.change_kinds import ChangedAmount, ChangedField, ChangedProject, Moved
from zmos_data.change_sums import Part
from zmos_data.changes import Changes, discrepancies


def listed(page: Page) -> bytes:
    """Write the releases, the newest first."""
    return as_json(
        {
            "data_version": page.dataset.version,
            "data_checksum": page.dataset.checksum,
            "language": page.text.language,
            "licence": LICENCE,
            "attribution": ATTRIBUTION,
            "releases": [_news(page, news) for news in release_history.history()],
        }
    )


def _news(page: Page, news: News) -> dict[str, Any]:
    return {
        "number": news.number,
        "version": news.version,
        "released": news.released.isoformat(),
        "checksum": news.checksum,
        "changelog": news.changelog(page.text.language),
        "before": news.before,
        "restores": news.restored.number if news.restored else None,
    }


def compared(page: Page, pair: Pair, changes: Changes) -> bytes:
    """Write what changed between two releases."""
    return as_json(
        {
            "from": _release(pair.before),
            "to": _release(pair.after),
            "sentence": change_words.sentence(page.text, pair, changes),
            "language": page.text.language,
            "query": links.link(page.selection, page.text.language),
            "licence": LICENCE,
            "attribution": ATTRIBUTION,
            "reconciles": not discrepancies(changes),
            "sums": [_sum(part) for part in changes.sums],
            "by_town": _counts("municipality_code", changes.by_town),
            "by_theme": _counts("theme_code", changes.by_theme),
            "new": [_whole(project) for project in changes.new],
            "withdrawn": [_whole(project) for project in changes.withdrawn],
            "entered": [_whole(project) for project in changes.entered],
            "left": [_whole(project) for project in changes.left],
            "moved": [_moved(change) for change in changes.moved],
            "amounts": [_amount(change) for change in changes.amounts],
            "other": [_other(change) for change in changes.other],
            "facts": [
                {
                    "municipality_code": fact.municipality_code,
                    "field": fact.field,
                    "before": fact.before,
                    "after": fact.after,
                }
                for fact in changes.facts
            ],
            "confirmed": [
                {
                    "municipality_code": answer.municipality_code,
                    "day": answer.day.isoformat(),
                    "right": answer.right,
                    "wrong": answer.wrong,
                    "missing": answer.missing,
                }
                for answer in changes.confirmed
            ],
            "sources": [
                {"source_id": source.source_id, "title": source.title} for source in changes.sources
            ],
        }
    )


def _release(release: Release) -> dict[str, Any]:
    return {
        "number": release.number,
        "version": release.version,
        "released": release.released.isoformat(),
        "checksum": release.checksum,
    }


def _sum(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {"part": part.name, "projects": part.projects}
    for column in AMOUNTS:
        found[column] = part.cents[column] / 100
        found[f"{column}_known"] = part.known[column]
    return found


def _counts(name: str, counted: Mapping[str, Mapping[str, int]]) -> list[dict[str, Any]]:
    return [{name: code, **counts} for code, counts in counted.items()]


def _project(project: ChangedProject) -> dict[str, Any]:
    return {
        "project_id": project.project_id,
        "name_sl": project.name_sl,
        "name_en": project.name_en,
        "municipality_codes": ";".join(project.towns),
        "theme_code": project.themes[0],
    }


def _whole(project: ChangedProject) -> dict[str, Any]:
    return _project(project) | dict(project.amounts)


def _moved(change: Moved) -> dict[str, Any]:
    return _project(change.project) | {
        "before": change.before,
        "after": change.after,
        "as_of": change.as_of,
    }


def _amount(change: ChangedAmount) -> dict[str, Any]:
    return _project(change.project) | {
        "amount": change.amount,
        "before": change.before,
        "after": change.after,
        "precision_before": change.precision_before,
        "precision_after": change.precision_after,
    }


def _other(change: ChangedField) -> dict[str, Any]:
    return _project(change.project) | {
        "field": change.field,
        "before": change.before,
        "after": change.after,
    }


def state(kept: Iterable[Release]) -> str:
    """Write which releases there are, for the validator of an answer."""
    return ",".join(f"{release.number}:{release.checksum}" for release in kept)
