"""The present view as a link, on screen: to copy, and as a QR code for a hall."""

from __future__ import annotations

import os

import streamlit as st

from content import own_slides
from content.page import Page
from content.share import (
    ADDRESS_VARIABLE,
    at_public,
    here_alone,
    qr_code,
    too_long,
    why_none,
)
from ui import slide_set_address, url_state
from ui.board import board
from zmos_data import actions, links, slide_sets


def address(page: Page) -> str:
    """Return the link of the present view: where it stands, or will stand when it is recorded."""
    recorded = url_state.recorded_link()
    return server_address(page) if recorded is None else recorded


def server_address(page: Page) -> str:
    """Return the full link of the present view on the server that answers.

    As the visitor's browser knows the page, or at the public address that the operator has
    set: a laptop in a hall has none that a telephone could open.
    """
    here = at_public((st.context.url or "").split("?")[0], os.environ.get(ADDRESS_VARIABLE, ""))
    return f"{here}?{links.link(page.selection, page.text.language)}"


def render_add_slide(page: Page) -> None:
    """Draw the button that adds the view to the visitor's slides; where they are full, say so."""
    text, slides, own = page.text, slide_set_address.present().slides, own_slides.of_view(page)
    views = [(slide.kind, slide.view) for slide in slides]
    there = views.index((own.kind, own.view)) + 1 if (own.kind, own.view) in views else 0
    board.render(
        "add_slide.html",
        page,
        "add-slide",
        add=text.say("Add it once more") if there else text.say("Add this view to the slides"),
        there=text.say("This view is slide {n} already.", n=text.number(there)) if there else "",
        go=actions.write(actions.AddSlide(own.kind, own.view, own.title)),
        full=""
        if slide_sets.fits((*slides, own))
        else text.say("The slides are full: a link holds no more. Remove one, or shorten a note."),
        slides=text.say("Slides ({n})", n=text.number(len(slides))) if slides else "",
        prepare=actions.write(actions.Slides("prepare")),
    )


def render_share(page: Page) -> None:
    """Draw the link of the view, folded away; its QR code only where it was asked for."""
    render_add_slide(page)
    text, link = page.text, address(page)
    wanted = url_state.qr_wanted(links.link(page.selection, text.language))
    why = why_none(text)
    drawn = qr_code(link) if wanted and not why else ""
    board.render(
        "share.html",
        page,
        "share",
        title=text.say("This view as a link"),
        label=text.say("Link"),
        link=link,
        alone=here_alone(page, link),
        why=why,
        copy=text.say("Copy"),
        done=text.say("Copied"),
        show=text.say("Show as a QR code"),
        go=actions.write(actions.ShowQr()),
        qr=drawn,
        note=too_long(page) if wanted and not drawn else "",
        alt=text.say("QR code of the link"),
    )
