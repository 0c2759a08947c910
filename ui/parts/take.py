"""What is taken of a view into an article: its picture, and its map in a frame."""

from __future__ import annotations

from datetime import date

from content import embedding, view_picture
from content.page import Page
from content.share import here_alone
from ui import page_shell, url_state
from ui.board import board, scripts
from ui.parts.share import server_address
from zmos_data import actions

_WITH_MAP = ("map", "town", "themes", "projects", "comparison")  # see api/oembed.py


def render_take(page: Page) -> None:
    """Draw what copies the picture of the page and, of a view of the map, what embeds it."""
    text, has_map = page.text, page.name in _WITH_MAP
    is_open = has_map and url_state.embedding_wanted(page.name)
    board.render(
        "take.html",
        page,
        "take",
        picture=view_picture.address(page, ".", is_large=True),
        name=f"zmos-{date.today().isoformat()}.png",
        copy=text.say("Copy as an image"),
        copying=text.say("The image is being made …"),
        copied=text.say("The image is in the clipboard."),
        saved=text.say("The browser does not copy images; the image was downloaded."),
        failed=text.say("The image could not be made. Please try again."),
        embed=text.say("Embed"),
        open=is_open,
        go=actions.write(actions.ShowEmbedding(page.name)) if has_map else "",
    )
    if is_open:
        _render_embedding(page)


def _render_embedding(page: Page) -> None:
    """Draw the choice of a width, the code to copy and a preview."""
    text, site, width = page.text, dashboard(page), embedding.WIDTHS[1]
    board.render(
        "embedding.html",
        page,
        "embedding",
        title=text.say("Embed the map on another site"),
        script=scripts.address("embedding"),
        heights=embedding.heights(page),
        width_label=text.say("Width"),
        sizes=[
            {"width": n, "on": n == width, "words": text.say("{n} px", n=text.number(n))}
            for n in embedding.WIDTHS
        ],
        own_label=text.say("Own width (px)"),
        least=embedding.LEAST,
        most=embedding.MOST,
        width=width,
        height=embedding.height(page, width),
        colours_label=text.say("Colours"),
        colours=[
            {"option": "", "words": text.say("As the reader's device")},
            {"option": "light_theme", "words": text.say("Light")},
            {"option": "dark_theme", "words": text.say("Dark")},
        ],
        code_label=text.say("Code to copy"),
        code=embedding.code(page, site, width),
        alone=alone(page, site),
        copy=text.say("Copy the code"),
        done=text.say("Copied"),
        oembed=text.say(
            "Systems that know oEmbed take the link of this view alone and make the frame "
            "themselves."
        ),
        preview_label=text.say("Preview"),
        frame=embedding.frame_address(".", page.selection, text.language),
        frame_title=embedding.title(page),
    )


def alone(page: Page, site: str) -> str:
    """Say that the frame would be empty elsewhere; nothing where others know the address (pure)."""
    return here_alone(page, site) and page.text.say(
        "This address works on this computer alone: on another site the frame would be empty. "
        "Copy the code where the dashboard has a public address."
    )


def dashboard(page: Page) -> str:
    """Return the address of the dashboard as others know it, without a page and a view."""
    path = server_address(page).partition("?")[0]
    head, slash, last = path.rpartition("/")
    return head if last in page_shell.PATHS else f"{head}{slash}{last}"
