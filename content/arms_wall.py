"""The arms wall: all arms, large, each in its ring, and one sentence that counts below them.

It is plain HTML and SVG that needs no script, so that it can stand in the server's first answer
before anything else has come, on a page, and on a slide.
"""

from __future__ import annotations

from collections.abc import Mapping

from content import amounts, ring
from content.map_state import part_in_words
from content.markup import Templates, style_of
from content.page import Page
from content.theme_badge import theme_badges
from content.view_description import describe_view
from webmap import tokens
from zmos_data import links

_fill = Templates("content").fill_for_page


def arms_wall(page: Page, pictures: Mapping[str, str] | None = None, *, level: int = 1) -> str:
    """Write the wall of a view as HTML (pure).

    Parameters
    ----------
    page : Page
        The page; its view is what the rings and the sentence are of.
    pictures : mapping of str to str, optional
        Addresses of the arms by municipality code, such as data addresses for HTML that is to
        need no other file; otherwise the published files. A town without any has its ring alone.
    level : int
        Level of the heading; 0 for a wall whose heading stands elsewhere.

    Returns
    -------
    str
        A ``<section class="wall">``; its style is `style`. Each town is a link to the map with
        it chosen, ``.wall-go`` one to the map. Every value is escaped.
    """
    text = page.text
    return _fill(
        "arms_wall.html",
        lang=text.language,
        level=level,
        title=text.say("Urban municipalities of Slovenia"),
        about=text.say("Integrated territorial investments in the twelve member towns of ZMOS"),
        ring=ring.MEASURES,
        towns=towns(page, pictures),
        sentence=sentence(page),
        themes=[
            {"badge": badge, "words": _of_theme(page, code)}
            for code, badge in theme_badges(page).items()
        ],
        go={"address": _address(page, ""), "words": text.say("To the map")},
    )


def style() -> str:
    """Return the style of the wall, with the tokens it names."""
    return tokens.style() + style_of("arms_wall").read_text(encoding="utf-8")


def towns(page: Page, pictures: Mapping[str, str] | None = None) -> list[dict[str, object]]:
    """Write each town: name, arms, ring, its part in words, link; by the alphabet (pure)."""
    badges = theme_badges(page)
    return [
        {
            "code": code,
            "name": name,
            "arms": page.assets.shield(code, "full") if pictures is None else pictures.get(code),
            "quarters": ring.quarters(page.view.parts[code], badges),
            "said": part_in_words(page, code),
            "address": _address(page, code),
        }
        for code, name in page.town_names.items()
    ]


def sentence(page: Page) -> str:
    """Count in one sentence what the rings are of: projects, towns, and the known total cost."""
    text, headline = page.text, page.view.headline
    if not headline.projects:
        return describe_view(page)
    return text.say(
        "{projects} {towns}; total cost: {total}.",
        projects=text.count("{n} project", "{n} projects", headline.projects),
        towns=text.count(
            "in {n} urban municipality", "in {n} urban municipalities", headline.towns
        ),
        total=amounts.stated(text, headline.amounts["total_eur"]),
    )


def _of_theme(page: Page, code: str) -> str:
    """Count the projects of a theme; one that the association takes part in has none of a town."""
    n = page.view.themes[code].projects
    if not n and page.rows.themes[code].joint_via_association:
        return page.text.say("joint project of the association")
    return page.text.number(n)


def _address(page: Page, code: str) -> str:
    """Write the link to the map, with a town chosen where one is named: it needs no script."""
    chosen = page.selection.view(municipality_code=code or None)
    return links.elsewhere("./", chosen, page.text.language)
