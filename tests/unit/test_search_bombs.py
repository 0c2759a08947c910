"""What is typed to keep the search busy: it costs no more than a click may."""

from __future__ import annotations

import time
from itertools import product

import pytest

from content import store
from content.search_box import suggested
from zmos_data.parameters import SEARCH_LIMIT
from zmos_data.selection import Selection

MOST_S = 0.5  # of a processor; a usual question takes some milliseconds
BOMBS = {
    "words that may lack every caron": " ".join(
        f"cszc{''.join(each)}" for each in product("aeiou", "bdlrt")
    ),
    "long words that may lack every caron": " ".join(f"{'czs' * 4}{n}" for n in "abcdefghijklmno"),
    "letters": " ".join("abcdefghijklmnopqrstuvwxyz" * 4),
    "synonyms": "kolo bike kolesarjenje bus avtobus vlak park stanovanje šola vrtec trg " * 3,
    "a fixed phrase again and again": "park and ride " * 15,
    "phrases": '"v mestu" ' * 20,
    "open quotes": '"' * 200,
    "ids": " ".join(f"{n:03}-" for n in range(40)),
    "digits": "0" * 200,
    "one word": "z" * 200,
    "letters of which each becomes eighteen": "\ufdfa" * 200,
    "accents on one letter": "a" + "\u0301" * 199,
    "possessives": "'s" * 100,
    "a regular expression that runs back and forth": "(a+)+$" * 33,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_search_costs_little_whatever_is_typed(name: str):
    dataset, typed = store.dataset(), BOMBS[name][:SEARCH_LIMIT]
    store.unkept_page(dataset, Selection(search="kolesarska pot"), "sl").view.ask_all()
    begun = time.process_time()
    page = store.unkept_page(dataset, Selection(search=typed), "sl")
    page.view.ask_all()
    suggested(page)
    assert time.process_time() - begun < MOST_S
