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
    with board.outside_board("below-receipt"):
        given = st.text_input(
            text.say("Link or receipt of an export"),
            key="receipt",
            placeholder=text.say("Paste the link from the file or from under its QR code"),
        )
    if given.strip():
        board.render(
            "receipt.html", page, "outcome", **outcome(text, check_receipt(page.dataset, given))
        )
