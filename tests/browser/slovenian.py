"""The words around our own parts of a page, held to Slovenian spelling."""

from __future__ import annotations

from playwright.sync_api import Page

from scripts.passages import Passage
from scripts.spelling import check
from scripts.word_list import PATH, read_list

# Texts and names of everything that is no part of our own, which says its language itself.
READ = """() => {
  const found = [];
  const names = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder',
    'alt'];
  const isOwn = (one) => one.closest('body [lang], .zmos-board, script, style, noscript, template');
  for (const one of document.querySelectorAll('*')) {
    if (isOwn(one) || one.closest('[data-testid=stIconMaterial]')) continue;
    const place = one.tagName + ' ' + (one.dataset.testid || '');
    names.forEach((name) => found.push([place + ' ' + name, one.getAttribute(name) || '']));
    for (const part of one.childNodes) {
      if (part.nodeType === Node.TEXT_NODE) found.push([place, part.data]);
    }
  }
  return found.filter(([, text]) => text.trim());
}"""


def unknown(page: Page) -> dict[str, list[str]]:
    """Return the words around our parts that are not Slovenian, with their places."""
    texts = [Passage(place, ("sl",), text) for place, text in page.evaluate(READ)]
    assert texts
    return check(texts, read_list(PATH.read_text(encoding="utf-8"))).unknown
