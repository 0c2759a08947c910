"""What a reader reports: an error in the data, or a project that is missing."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from content.labels import project_name
from content.page import Page
from content.text import Text
from zmos_data.rows import Project

MAIL_VARIABLE = "ZMOS_MAIL"  # such as data@example.org
_MAIL = re.compile(r"[^@\s,;?&#]+@[^@\s,;?&#]+")


@dataclass(frozen=True)
class Report:
    """A message that is written as far as the page knows it.

    Attributes
    ----------
    label : str
        What it reports.
    subject, body : str
        The draft.
    mail : str
        The draft as a link to a mail program; empty where the operator has set no address, for
        a mail without one leads nowhere.
    """

    label: str
    subject: str
    body: str
    mail: str

    @property
    def draft(self) -> str:
        """The message as text to copy."""
        return f"{self.subject}\n\n{self.body}"


def reports_to() -> str:
    """Return the mail address that the operator has set for reports; empty without one."""
    given = os.environ.get(MAIL_VARIABLE, "").strip()
    return given if _MAIL.fullmatch(given) else ""


def sent_to(text: Text, mail: str) -> str:
    """Say where a report is sent (pure)."""
    if mail:
        return text.say("Send the message to {address}.", address=mail)
    return text.say("Send the message to whoever runs this dashboard.")


def words(text: Text, mail: str) -> str:
    """Say what a report names, and where it is sent (pure)."""
    return text.say(
        "Name the figure, what is right and where you read it. The draft holds the link of this "
        "view and the release of the data. {where}",
        where=sent_to(text, mail),
    )


def of_view(page: Page, link: str, mail: str) -> Report:
    """Write the report of an error in a view (pure)."""
    text = page.text
    subject = text.say("Error in the data, release {version}", version=page.dataset.version)
    return _report(text.say("Report an error"), subject, _body(page, link), mail)


def of_project(page: Page, project: Project, link: str, mail: str) -> Report:
    """Write the report of an error in a project's row, with its id (pure)."""
    text = page.text
    subject = text.say(
        "Error in project {id}, release {version}",
        id=project.project_id,
        version=page.dataset.version,
    )
    body = f"{_row(page, project)}\n{_body(page, link)}"
    return _report(text.say("Report an error"), subject, body, mail)


def of_missing(
    page: Page, code: str, link: str, mail: str, beside: Project | None = None
) -> Report:
    """Write the report of a project that is missing in a town (pure).

    Parameters
    ----------
    page : Page
        The page.
    code : str
        Code of the town.
    link : str
        Of the view that the reader has.
    mail : str
        Where it is sent; empty without an address.
    beside : Project or None
        The row that the reader had open.
    """
    text, town = page.text, page.town_names[code]
    subject = text.say("A project is missing: {town} ({code})", town=town, code=code)
    row = f"{_row(page, beside)}\n" if beside is not None else ""
    body = text.say(
        "{known}\n\nName of the project:\n\nPeriod, theme, amounts and years, as far as known:\n\n"
        "Where it is stated (source):\n",
        known=f"{row}{_known(page, link)}",
    )
    return _report(text.say("A project is missing"), subject, body, mail)


def _row(page: Page, project: Project) -> str:
    """Name a project with its id and its town."""
    return page.text.say(
        "Project: {id}, {name} ({town})",
        id=project.project_id,
        name=project_name(page.text.language, project),
        town=page.town_names[project.municipality_code],
    )


def _known(page: Page, link: str) -> str:
    """Name the view and the version of the data."""
    return page.text.say(
        "View: {link}\nData release: {version} ({checksum})",
        link=link,
        version=page.dataset.version,
        checksum=page.dataset.checksum[:12],
    )


def _body(page: Page, link: str) -> str:
    return page.text.say(
        "{known}\n\nWhat is wrong:\n\nWhat is right, and where it is stated (source):\n",
        known=_known(page, link),
    )


def _report(label: str, subject: str, body: str, mail: str) -> Report:
    query = urlencode({"subject": subject, "body": body}, quote_via=quote)
    link = f"mailto:{quote(mail, safe='@')}?{query}" if mail else ""
    return Report(label, subject, body, link)
