"""How to cite the data, and how to report an error: with the version and the view's link."""

from __future__ import annotations

import os
import re
from urllib.parse import quote, urlencode

from content import dates
from content.page import Page
from content.text import Text
from zmos_data.dictionary import Dictionary

MAIL_VARIABLE = "ZMOS_MAIL"  # such as data@example.org
_MAIL = re.compile(r"[^@\s,;?&#]+@[^@\s,;?&#]+")


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


def reports_to() -> str:
    """Return the mail address that the operator has set for reports; empty without one."""
    given = os.environ.get(MAIL_VARIABLE, "").strip()
    return given if _MAIL.fullmatch(given) else ""


def report_words(text: Text, mail: str) -> str:
    """Say what a report names, and where it is sent (pure)."""
    where = (
        text.say("Send the message to {address}.", address=mail)
        if mail
        else text.say("Send the message to whoever runs this dashboard.")
    )
    return text.say(
        "Name the figure, what is right and where you read it. The draft holds the link of this "
        "view and the version of the data. {where}",
        where=where,
    )


def report_draft(page: Page, dictionary: Dictionary, link: str, mail: str = "") -> str:
    """Write a mail draft with the view's link, to the address given if there is one (pure)."""
    text = page.text
    subject = text.say("Error in the data, version {version}", version=dictionary.version)
    body = text.say(
        "View: {link}\nData version: {version} ({checksum})\n\nWhat is wrong:\n\n"
        "What is right, and where it is stated (source):\n",
        link=link,
        version=dictionary.version,
        checksum=page.dataset.checksum[:12],
    )
    draft = urlencode({"subject": subject, "body": body}, quote_via=quote)
    return f"mailto:{quote(mail, safe='@')}?{draft}"
