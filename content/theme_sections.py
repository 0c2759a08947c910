"""A part for each theme: what it covers, its totals, leading towns and published figures."""

from __future__ import annotations

from content import amounts, figure_links, labels, phrases, programmes, store
from content.figure_links import FigureLink
from content.page import Page
from content.text import Text
from content.theme_badge import theme_badge
from zmos_data.eligibility import JOINT_PROGRAMME
from zmos_data.links import change
from zmos_data.matrix import Cell
from zmos_data.queries import ThemeTotal
from zmos_data.rows import Theme

_LEADING = 3


def sections(page: Page) -> list[dict[str, object]]:
    """Write a part for each theme (pure)."""
    cells = store.matrix(page)
    return [
        _section(page, code, row, {town: cell for (town, t), cell in cells.items() if t == code})
        for code, row in page.rows.themes.items()
    ]


def _section(page: Page, code: str, row: Theme, cells: dict[str, Cell]) -> dict[str, object]:
    text, total = page.text, page.view.themes[code]
    view = page.selection.view(themes=(code,))
    return {
        "theme": theme_badge(page, code),
        "title": text.of(row, "title"),
        "covers": text.of(row, "covers"),
        "strands": _strands(page, row),
        "figures": _figures(page, code, total) if total.projects else [],
        "differing": amounts.of_other_projects(text, [total.amounts]),
        "empty": "" if total.projects else labels.why_empty(page, code),
        "leading": _leading(page, cells),
        "facts": _programme_facts(page, code, row),
        "go": change("projekti", page.selection, view) if total.projects else "",
    }


def _strands(page: Page, row: Theme) -> list[str]:
    """Write the theme's strand in each period."""
    text = page.text
    if row.joint_via_association:
        return [
            text.say("Interreg Europe, 2016–2020; the association's project, credited to no town")
        ]
    strands = (("2014-2020", row.strand_2014_2020), ("2021-2027", row.strand_2021_2027))
    none = text.say("not covered")
    return [
        f"{labels.period(period)}: {_named(page, strand) if isinstance(strand, str) else none}"
        for period, strand in strands
    ]


def _named(page: Page, strand: str) -> str:
    """Name the priorities of a strand."""
    known = [code for code in page.rows.priorities if code in strand]
    return ", ".join(labels.priority_title(page, code) for code in known) or strand


def _figures(page: Page, code: str, total: ThemeTotal) -> list[tuple[str, FigureLink, str]]:
    text = page.text
    towns = text.count("in {n} urban municipality", "in {n} urban municipalities", total.towns)
    projects = figure_links.opened(page, "projects", text.number(total.projects), themes=(code,))
    return [
        (text.say("Projects"), projects, towns),
        *figure_links.sums(page, total.amounts, themes=(code,)),
    ]


def _leading(page: Page, cells: dict[str, Cell]) -> str:
    """Name the towns with most projects of the theme."""
    return leading(page.text, {page.town_names[t]: cells[t].projects for t in page.town_names})


def leading(text: Text, counts: dict[str, int]) -> str:
    """Name the towns with most projects, all of a tie at the end of the list (pure).

    Where all have the same number, none of them has most; where some have several, a town
    with a single project is not among those with most either.

    Parameters
    ----------
    text : Text
        The words.
    counts : dict of str to int
        Number of projects by the town's name, in the order of the alphabet.
    """
    found = {name: n for name, n in counts.items() if n}
    if not found:
        return ""
    order = sorted(found.values(), reverse=True)
    if order[0] == order[-1]:
        return _all_alike(text, list(found), order[0])
    least = max(order[min(_LEADING, len(order)) - 1], 2)
    named = [
        _numbered(text, name, n)
        for name, n in sorted(found.items(), key=lambda own: -own[1])
        if n >= least
    ]
    return text.say("Most projects: {towns}.", towns=phrases.join(text, named))


def _all_alike(text: Text, names: list[str], projects: int) -> str:
    """Name the towns of a theme that all have the same number of projects."""
    if len(names) == 1:
        return text.say(
            "The only town with projects: {town}.", town=_numbered(text, names[0], projects)
        )
    towns = phrases.join(text, names)
    if projects == 1:
        # By the form of the verb: two towns, or more; a hundred and one are not one.
        return text.count(
            "One project each: {towns}.",
            "One project each: {towns}.",
            min(len(names), 5),
            towns=towns,
        )
    return text.say(
        "Each with the same number of projects ({n}): {towns}.",
        n=text.number(projects),
        towns=towns,
    )


def _numbered(text: Text, name: str, projects: int) -> str:
    return f"{name} ({text.number(projects)})"


def _programme_facts(page: Page, code: str, row: Theme) -> list[str]:
    """Write the published figures of the theme's priorities, and HIGHER's of its theme."""
    own = [p for p, priority in page.rows.priorities.items() if priority.theme_code == code]
    return [
        programmes.published_figure(page.text, figure)
        for figure in page.rows.programmes
        if (
            figure.programme_code == JOINT_PROGRAMME
            if row.joint_via_association
            else figure.priority_code in own
        )
    ]
