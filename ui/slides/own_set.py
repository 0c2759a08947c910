"""The page on which a visitor prepares slides: titles, notes, order, the link and the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from content import (
    joint_project,
    own_slides,
    release_changes,
    slide_titles,
    store,
    view_description,
)
from content.own_slides import Shown
from content.page import Page
from content.share import here_alone, why_none
from content.slides import Slide
from documents import own_set_files
from ui import page_shell, slide_set_address
from ui.board import board
from ui.parts.downloads import links_to, words_of_files
from ui.parts.share import address
from ui.slides.presentation import notice
from zmos_data import actions, slide_sets
from zmos_data.selection import Selection
from zmos_data.slide_sets import OwnSlide, SlideSet


def render_set(page: Page) -> None:
    """Draw the set of the address, to be prepared; where it has none, say how one is begun."""
    found = slide_set_address.present()
    shown = own_slides.shown_set(page, found)
    page_shell.render_sidebar(page)
    with board.board(page, "own-set"):
        page_shell.render_header(page)
        board.render("own_set.html", page, "set", **values(page, found, shown))
        page_shell.render_footer(page)


def values(page: Page, found: SlideSet, shown: Shown) -> dict[str, object]:
    """Write everything that the editor shows."""
    text = page.text
    link, packed = set_address(page, found), slide_sets.write(found.slides)
    files = own_set_files.exports(page, found, "", date.today())
    return {
        "words": introduction(page, found),
        "problems": notice(page, tuple(slide for _, slide in shown.slides), shown.problems),
        "slides": rows(page, found, shown),
        "run": actions.write(actions.Slides("run")),
        "clear": actions.write(actions.Slides("clear")),
        "start": text.say("Start the slides"),
        "link": link,
        "alone": here_alone(page, link),
        "why": why_none(text),
        "length": text.say(
            "The whole set stands in the link, whose set has {n} of at most {most} characters.",
            n=text.number(len(slide_sets.write(found.slides))),
            most=text.number(slide_sets.LONGEST),
        ),
        "files": links_to(page, files, f"&{slide_sets.PARAMETER}={packed}") if shown.slides else (),
        "said": words_of_files(text),
        "limits": {"title": slide_sets.TITLE, "note": slide_sets.NOTE},
        "labels": {
            "title": text.say("Title; empty, it is computed"),
            "note": text.say("Note for the speaker"),
            "save": text.say("Save"),
            "saved": text.say("Saved."),
            "share": text.say("Share the slides"),
            "operator": text.say(
                "An operator who puts the file into the data package as slides.yaml makes it the "
                "slides of the meeting."
            ),
            "link": text.say("Link"),
            "to_copy": text.say("Copy"),
            "done": text.say("Copied"),
            "remove_all": text.say("Remove all slides"),
        },
    }


def introduction(page: Page, found: SlideSet) -> str:
    """Say what the page is for, or how a set is begun (pure)."""
    text = page.text
    if not found.slides:
        return text.say(
            "You have no slides yet. On any page with a map or a table, press “Add this view to "
            "the slides” near its end."
        )
    return text.say(
        "Your slides, in their order. Titles and figures are computed anew whenever the slides "
        "are shown. What has no title of yours says what its view shows."
    )


def rows(page: Page, found: SlideSet, shown: Shown) -> list[dict[str, object]]:
    """Write each slide of the set with what can be done with it (pure)."""
    slides = dict(shown.slides)
    return [
        row(page, number, own, slides.get(number), len(found.slides))
        for number, own in enumerate(found.slides, 1)
    ]


def row(page: Page, number: int, own: OwnSlide, slide: Slide | None, of: int) -> dict[str, object]:
    """Write a slide; one that cannot be shown has its title alone and can be removed (pure)."""
    text = page.text
    computed = slide_titles.title(slide.page, own.kind) if slide else ""
    title = own.title or computed or text.say("This slide cannot be shown.")
    return {
        "number": number,
        "title": title,
        "own_title": own.title,
        "computed": computed,
        "note": own.note,
        "about": about(slide.page, own.kind) if slide else "",
        "acts": acts(page, number, of, title),
    }


def acts(page: Page, number: int, of: int, title: str) -> list[dict[str, object]]:
    """Write what can be done with a slide; the focus goes with it, also to its new place (pure)."""
    text, left = page.text, min(number, of - 1)
    labels = {"up": text.say("Up"), "down": text.say("Down"), "remove": text.say("Remove")}
    off = {"up": number == 1, "down": number == of, "remove": False}
    told = {
        what: text.say("Now slide {n} of {all}: {title}", n=to, all=of, title=title)
        for what, to in (("up", number - 1), ("down", number + 1))
    } | {"remove": text.say("Removed: {title}", title=title)}
    then = {
        "up": f"up-{number - 1}" if number > 2 else "down-1",
        "down": f"down-{number + 1}" if number + 1 < of else f"up-{of}",
        "remove": f"remove-{left}" if left else "set-words",
    }
    return [
        {
            "id": f"{what}-{number}",
            "label": label,
            "off": off[what],
            "go": actions.write(actions.Slides(what, number)),
            "then": then[what],
            "told": told[what],
        }
        for what, label in labels.items()
    ]


def about(page: Page, kind: str) -> str:
    """Say what a slide shows; of the whole data, what kind it is alone (pure)."""
    if kind == "town":
        of_town = replace(page.selection, towns=(page.town,))
        page = store.page(page.dataset, of_town, page.text.language)
    text = page.text
    named = {
        "map": text.say("Map"),
        "theme": text.say("Theme"),
        "town": text.say("Town"),
        "matrix": text.say("Towns and themes"),
        "periods": text.say("Programming periods"),
        "known": text.say("What is known and what is not"),
        "joint": joint_project.NAME,
        "changes": release_changes.title(text),
    }[kind]
    if not page.selection.active_filters:
        return named
    return f"{named}. {view_description.describe_view(page)}"


def set_address(page: Page, found: SlideSet) -> str:
    """Return the full link of the slides, as others open them."""
    here = address(replace(page, selection=Selection()))
    return f"{here}&{slide_sets.PARAMETER}={slide_sets.write(found.slides)}"
