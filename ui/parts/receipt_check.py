"""The check of a receipt on screen."""

from __future__ import annotations

import streamlit as st

from content.page import Page
from content.receipt_check import outcome
from ui.board import board
from zmos_data.receipt import check_receipt


def render_receipt(page: Page) -> None:
    """Draw a box for the link of an export, and what the data of today say to it."""
    text = page.text
    board.render(
        "receipt_head.html",
        page,
        "about-receipt",
        title=text.say("Does an export still hold?"),
        words=text.say(
            "Files with figures carry a receipt or a link with it. Paste either here: you read "
            "whether the figures of the file are those of today, and what changed."
        ),
    )
    with board.outside_board("below-receipt"):
        given = st.text_input(
            text.say("Link or receipt of an export"),
            key="receipt",
            placeholder=text.say("Paste the link from the file or from under its QR code"),
        )
        st.button(text.say("Check the receipt"), key="check-receipt")  # as Enter in the field does
    if given.strip():
        board.render(
            "receipt.html", page, "outcome", **outcome(text, check_receipt(page.dataset, given))
        )
