"""How to cite the data, and how to report an error: with the version and the view's link."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from ui import dates, live
from ui.page import Page
from ui.share import address
from zmos_data.dictionary import Dictionary


def plain_citation(page: Page, dictionary: Dictionary, link: str) -> str:
    """Write the citation as plain text (pure)."""
    text = page.text
    return text.say(
        "{title}. Data version {version}, {date}. Licence: {licence}. {link}",
        title=dictionary.title.of(text.language),
        version=dictionary.version,
        date=dates.day(text, dictionary.created),
        licence=dictionary.licence,
        link=link,
    )


def bibtex(page: Page, dictionary: Dictionary, link: str) -> str:
    """Write the citation as BibTeX (pure).

    Braces and other signs with a meaning are taken out of the link's text, which is the only
    part that is not the data's own.
    """
    fields = {
        "title": f"{{{dictionary.title.of(page.text.language)}}}",
        "year": dictionary.created[:4],
        "date": dictionary.created,
        "version": dictionary.version,
        "note": dictionary.licence,
        "url": "".join(sign for sign in link if sign not in "{}\\"),
    }
    key = f"{dictionary.name}-{dictionary.version}"
    lines = [f"  {name:<8}= {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def report_draft(page: Page, dictionary: Dictionary, link: str) -> str:
    """Write a mail draft with the view's link; it names nobody (pure).

    The data know no address to which errors are sent, so the sender fills it in.
    """
    text = page.text
    subject = text.say("Error in the data, version {version}", version=dictionary.version)
    body = text.say(
        "View: {link}\nData version: {version} ({checksum})\n\nWhat is wrong:\n\n"
        "What is right, and where it is stated (source):\n",
        link=link,
        version=dictionary.version,
        checksum=page.dataset.checksum[:12],
    )
    return f"mailto:?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"


def render_citation(page: Page, dictionary: Dictionary) -> None:
    """Draw how to cite and how to report an error."""
    text, link = page.text, address(page)
    live.render(
        "citation.html",
        page,
        "citation",
        cite=text.say("How to cite"),
        plain_label=text.say("Plain text"),
        plain=plain_citation(page, dictionary, link),
        bibtex=bibtex(page, dictionary, link),
        copy=text.say("Copy"),
        done=text.say("Copied"),
        report=text.say("How to report an error"),
        report_words=text.say(
            "Name the figure, what is right and where it was read. The draft holds the link of "
            "this view and the version of the data. An address for reports is not known; fill it "
            "in yourself."
        ),
        draft=report_draft(page, dictionary, link),
        draft_label=text.say("Prepare a message"),
    )
