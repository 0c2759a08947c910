"""axe-core on an open page: what it finds there and in the frames, by rule and place."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page

from tests.server import ROOT

SCRIPT = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# The only rules whose answer changes with the colours.
OF_COLOURS = ("color-contrast", "link-in-text-block")
RUN = """
([type, values]) => axe.run(document, { resultTypes: ["violations"], runOnly: { type, values } })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const words = [...any, ...all, ...none][0]?.message ?? "";
      const node = target.length === 1 && document.querySelector(target[0]);
      return [id, node ? `[data-testid=${node.dataset.testid}]` : "", target.join(" "), words];
    })))
"""
Finding = tuple[str, str, str, str]


def start(page: Page) -> None:
    """Give axe to a page that is open and to every frame in it.

    Raises
    ------
    AssertionError
        If axe is not there.
    """
    assert SCRIPT.exists(), "axe-core is missing: npm ci"
    script = SCRIPT.read_text(encoding="utf-8")
    for frame in page.frames:
        frame.evaluate(script)


def findings(page: Page, rules: Iterable[str] = ()) -> set[Finding]:
    """Return what axe finds as (rule, Streamlit's name for the element, selector, what is wrong).

    Parameters
    ----------
    page : Page
        The page, to which axe was given (`start`).
    rules : iterable of str
        The rules to hold it to; none for all of levels A and AA and of good practice.
    """
    asked = ["rule", list(rules)] if rules else ["tag", list(TAGS)]
    return {tuple(finding) for finding in page.evaluate(RUN, asked)}
