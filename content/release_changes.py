"""What changed since an earlier release, and what chooses the releases that are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from content import change_lists, change_sums, change_words, releases
from content.choices import Choice, Option
from content.page import Page
from content.releases import Pair, Release
from content.text import Text
from zmos_data import links, parameters
from zmos_data.changes import Changes
from zmos_data.links import change
from zmos_data.model import DataError
from zmos_data.selection import Counting, Selection

FEED, ANSWER = "api/v1/releases.atom", "api/v1/changes"


def compared(page: Page) -> tuple[Pair, Changes] | None:
    """Return the two releases that the page's view compares, and what differs; None without two.

    Raises
    ------
    zmos_data.model.DataError
        If this version of the program cannot read one of them.
    """
    pair = releases.pair(page.selection)
    if pair is None:
        return None
    return pair, releases.changes(pair.before, pair.after, page.dataset, page.selection)


def of_town(page: Page, code: str) -> tuple[Pair, Changes] | None:
    """Return the last two releases, and what differs of a town; see `compared`."""
    pair = releases.pair(Selection())
    if pair is None:
        return None
    view = Selection(towns=(code,), counting=Counting.EACH)
    return pair, releases.changes(pair.before, pair.after, page.dataset, view)


def of_chosen_town(page: Page) -> Page:
    """Return the page with its chosen town as a filter, where it is filtered by no town (pure)."""
    code, view = page.selection.municipality_code, page.selection
    if not code or view.towns:
        return page
    return replace(page, selection=view.view(towns=(code,)))


def _of_town(page: Page) -> dict[str, str]:
    """Say that the changes are those of the chosen town, with a way to those of all."""
    name = page.town_names[page.selection.municipality_code or ""]
    everything = page.selection.view(municipality_code=None)
    return {
        "words": page.text.say("Only the changes of {town} are listed.", town=name),
        "label": page.text.say("Changes of all towns"),
        "go": change("", page.selection, everything),
    }


def title(text: Text) -> str:
    """Name the part (pure)."""
    return text.say("Since the last assembly")


def values(page: Page) -> dict[str, object]:
    """Write everything that the part shows."""
    text = page.text
    shown: dict[str, object] = {
        "title": title(text),
        "feeds": feeds(page),
        "missing": "",
        "history": "",
        "notices": [],
        "choices": {},
    }
    try:
        found = compared(of_chosen_town(page))
    except DataError as error:
        return shown | {"missing": unread(page, error)}
    if found is None:
        return shown | {"missing": nothing_kept(page), "history": text.say("Changes of the data")}
    pair, changes = found
    asked = page
    page = of_chosen_town(page)
    return shown | {
        "notices": notices(page, pair),
        "choices": choices(page, pair),
        "words": change_words.sentence(text, pair, changes),
        "of_view": text.say("Only the projects of the present filters are compared.")
        if asked.selection.active_filters
        else "",
        "of_town": _of_town(asked) if asked is not page else {},
        "sums": change_sums.sums(page, pair, changes),
        "counts": [change_lists.by_town(page, changes), change_lists.by_theme(page, changes)]
        if len(changes)
        else [],
        "lists": [found for found in change_lists.lists(page, changes) if found.rows],
        "sources": change_lists.sources(page, changes),
        "map": {
            "label": text.say("These towns on the map"),
            "go": change("./", page.selection, named_in(page.selection, pair)),
        }
        if changes.towns()
        else {},
        "answer": {
            "label": text.say("All changes for programs (JSON)"),
            "href": f"{ANSWER}?{query(page, pair)}",
        },
        "table": {
            "label": text.say("Changed cells as a table (CSV)"),
            "href": f"{ANSWER}.csv?{query(page, pair)}",
        },
    }


def nothing_kept(page: Page) -> str:
    """Say that there are not two releases to compare (pure)."""
    return page.text.say(
        "Earlier releases of the data are not kept here, so there is nothing to compare with. What "
        "each release changed is said in words:"
    )


def unread(page: Page, error: DataError) -> str:
    """Say that an earlier release cannot be read any more (pure)."""
    problem = error.problems[0]
    return page.text.say(
        "An earlier release cannot be read by this version of the dashboard ({table}: {rule}). "
        "Choose another one.",
        table=problem.table,
        rule=page.text.say_phrase(problem.rule),
    )


def notices(page: Page, pair: Pair) -> list[str]:
    """Say what the link asks for and is not there (pure)."""
    text = page.text
    said = [
        text.say("There is no release {number}; another one is compared.", number=number)
        for number in pair.unknown
    ]
    if pair.since_first:
        said.append(
            text.say(
                "Of that day no release is kept; the oldest one is of {day}.",
                day=change_words.day(text, pair.before),
            )
        )
    return said


def choices(page: Page, pair: Pair) -> dict[str, object]:
    """Write what chooses the two releases, or a day."""
    text, view = page.text, page.selection
    kept = releases.releases()
    earlier = [release for release in kept if release.number < pair.after.number]
    asked = releases.day_of(pair.before.released).isoformat()
    return {
        "from": _choice(
            page,
            kept,
            text.say("From the release"),
            earlier,
            pair.before,
            lambda number: view.view(from_release=number, since_day=""),
        ),
        "to": _choice(
            page,
            kept,
            text.say("To the release"),
            kept[:-1],
            pair.after,
            lambda number: _up_to(view, number, newest=number == kept[0].number),
        ),
        "day": {
            "label": text.say("Or since a day"),
            "name": parameters.SINCE_DAY,
            "value": view.since_day or asked,
            "button": text.say("Compare"),
            "base": change("", view, view.view(from_release=None, since_day="")),
        },
    }


def _choice(
    page: Page,
    kept: Sequence[Release],
    label: str,
    offered: Iterable[Release],
    chosen: Release,
    view: Callable[[int], Selection],
) -> Choice:
    return Choice(
        label,
        tuple(
            Option(
                change_words.named(page.text, release, releases.restored_by(release, kept)),
                release.number == chosen.number,
                change("", page.selection, view(release.number)),
            )
            for release in offered
        ),
    )


def _up_to(view: Selection, number: int, *, newest: bool) -> Selection:
    """Choose the later release; an earlier one that is no longer earlier goes."""
    first = view.from_release
    return view.view(
        from_release=first if first and first < number else None,
        to_release=None if newest else number,
    )


def named_in(view: Selection, pair: Pair) -> Selection:
    """Return a view that names the releases that it compares (pure)."""
    return view.view(
        from_release=pair.before.number,
        to_release=None if pair.newest else pair.after.number,
        since_day="",
    )


def query(page: Page, pair: Pair) -> str:
    """Write the comparison as parameters of the web interface (pure)."""
    view = links.to_query(page.selection.filters, page.text.language)
    return urlencode({"from": pair.before.number, "to": pair.after.number, **view}, safe=",")


def feeds(page: Page) -> list[dict[str, str]]:
    """Name the feeds of releases: of everything, of the view's one town and one theme (pure)."""
    text, view = page.text, page.selection
    town = view.towns[0] if len(view.towns) == 1 else view.municipality_code
    found: list[tuple[str, dict[str, str]]] = [
        (text.say("Releases of the data as a feed (Atom)"), {})
    ]
    if town:
        found.append((page.town_names[town], {parameters.TOWN: town}))
    if len(view.themes) == 1:
        theme = parameters.FACET_PARAMETERS["themes"]
        label = text.of(page.rows.themes[view.themes[0]], "short")
        found.append((label, {theme: view.themes[0]}))
    language = {parameters.LANGUAGE: text.language}
    return [
        {"label": label, "href": f"{FEED}?{urlencode({**of, **language})}"} for label, of in found
    ]
