"""The head of a page: title, description, its other language, and what others show of a link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from content import view_picture
from content.markup import Templates
from content.page import Page
from ui.first import body
from ui.first.head import LOCALES, shared_title
from ui.page_shell import subject
from zmos_data.languages import LANGUAGES

_TEMPLATES = Templates("static_site")


@dataclass(frozen=True)
class Heads:
    """What the heads of all pages share.

    Attributes
    ----------
    address : str
        Where the edition will stand, without a slash at its end; empty where nobody knows.
    icon, policy : str
        Path of the icon, and what a page may load.
    pictures : mapping of (str, str) to str
        Path of the picture by language and town; "" is the whole.
    """

    address: str = ""
    icon: str = ""
    policy: str = ""
    pictures: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def written(self, page: Page, file: str) -> str:
        """Write the head of a page that stands in a file of its language's folder."""
        language = page.text.language
        base = f"{self.address}/" if self.address else "../"
        return _TEMPLATES.fill(
            "head.html",
            policy=self.policy,
            title=_title(page),
            sentence=body.sentence(page),
            # Without an address nobody is sent a link; title and description say the same.
            shared=self.shared(page, f"{language}/{file}") if self.address else "",
            others={code: f"{base}{code}/{file}" for code in LANGUAGES},
            default=base if self.address else "../index.html",
            icon=f"../{self.icon}",
            feed=f"../releases-{language}.atom" if self.address else "",
            feed_title=page.text.say("Urban municipalities of Slovenia: releases of the data"),
        )

    def shared(self, page: Page, path: str) -> str:
        """Write what others show of a link to a page that stands at a path."""
        return _TEMPLATES.fill(
            "shared.html",
            product=page.text.say("Urban municipalities of Slovenia"),
            title=shared_title(page) or _title(page),
            sentence=body.sentence(page),
            own=f"{self.address}/{path}" if self.address else "",
            locale=LOCALES[page.text.language],
            picture=self._picture(page),
            width=view_picture.WIDTH,
            height=view_picture.HEIGHT,
        )

    def _picture(self, page: Page) -> str:
        """Return the address of the picture of a page's town, or of the whole."""
        town = page.town if page.name == "town" else ""
        if page.project is not None:
            town = page.project.municipality_code
        path = self.pictures.get((page.text.language, town), "")
        return f"{self.address}/{path}" if path and self.address else ""


def _title(page: Page) -> str:
    product = page.text.say("Urban municipalities of Slovenia")
    return f"{subject(page)} · {product}"
