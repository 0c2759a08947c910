"""How to cite, and how to report an error, on screen."""

from __future__ import annotations

from content import reports
from content.citation import bibtex, plain_citation
from content.page import Page
from content.share import here_alone
from ui.board import board
from ui.parts.share import address
from zmos_data.dictionary import Dictionary


def render_citation(page: Page, dictionary: Dictionary) -> None:
    """Draw how to cite and how to report an error."""
    text, link, mail = page.text, address(page), reports.reports_to()
    report = reports.of_view(page, link, mail)
    board.render(
        "citation.html",
        page,
        "citation",
        cite=text.say("How to cite"),
        plain_label=text.say("Plain text"),
        plain=plain_citation(page, dictionary, link),
        alone=here_alone(page, link),
        bibtex=bibtex(page, dictionary, link),
        copy=text.say("Copy"),
        done=text.say("Copied"),
        report=text.say("How to report an error"),
        report_words=reports.words(text, mail),
        mail=report.mail,
        draft=report.draft,
        draft_label=text.say("Prepare a message"),
        text_label=text.say("Text of the message"),
    )
