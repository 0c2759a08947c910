"""How to cite the data: with the version and the view's link."""

from __future__ import annotations

from content import dates
from content.page import Page
from zmos_data.dictionary import Dictionary


def plain_citation(page: Page, dictionary: Dictionary, link: str) -> str:
    """Write the citation as plain text; without a link where there is none for others (pure)."""
    text = page.text
    return text.say(
        "{title}. Data release {version}, {date}. Licence: {licence}. {link}",
        title=dictionary.title.of(text.language),
        version=dictionary.version,
        date=dates.day(text, dictionary.created),
        licence=dictionary.licence,
        link=for_others(link),
    ).rstrip()


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
        "url": "".join(sign for sign in for_others(link) if sign not in "{}\\"),
    }
    key = f"{dictionary.name}-{dictionary.version}"
    lines = [f"  {name:<8}= {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def for_others(link: str) -> str:
    """Return a link where it is a whole address, else nothing: a path leads no reader anywhere."""
    return link if link.startswith(("http://", "https://")) else ""
