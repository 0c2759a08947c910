"""What a page says of tables that it does not show."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from content import table_problems
from content.text import Text
from ui import html
from zmos_data import limits
from zmos_data.custody import Served
from zmos_data.model import Problem
from zmos_data.phrase import Phrase

SINCE = datetime(2026, 11, 28, 12, 5, tzinfo=UTC)


def problems(n: int) -> tuple[Problem, ...]:
    rule, expected = Phrase("the file can be read"), Phrase("a list of texts")
    return tuple(
        Problem("<b>", row, "fund", rule, f"<i>{row}", expected, Phrase("delete the row"))
        for row in range(n)
    )


@pytest.mark.parametrize(
    ("n", "language", "said"),
    [
        (1, "sl", "je 1 napaka, zato"),
        (2, "sl", "sta 2 napaki, zato"),
        (3, "sl", "so 3 napake, zato"),
        (5, "sl", "je 5 napak, zato"),
        (201, "sl", "je več kot 200 napak, zato"),
        (1, "en", "have 1 problem and"),
        (201, "en", "have more than 200 problems and"),
    ],
)
def test_the_notice_counts_the_problems_and_names_version_and_time(
    dataset, n: int, language: str, said: str
) -> None:
    words = table_problems.stale(Text(language), Served(dataset, problems(n), SINCE))
    assert said in words
    assert dataset.version in words
    assert re.search(r"\b2026.{1,4}(ob|at) \d\d:05", words)


def test_no_more_problems_are_listed_than_anybody_reads() -> None:
    for n, shown, more in ((3, 3, False), (200, 200, False), (201, 200, True)):
        listed = table_problems.listed(Text("sl"), problems(n))
        assert len(listed.rows) == shown
        assert bool(listed.more) == more
    assert limits.PROBLEMS == 200


def test_what_stands_in_a_table_is_text_in_the_list() -> None:
    listed = table_problems.listed(Text("sl"), problems(1))
    body = html.fill("problems.html", level=2, title="", words="", listed=listed)
    assert "<b>" not in body
    assert "<i>" not in body
    for words in ("&lt;b&gt;", "&lt;i&gt;0", "datoteka je berljiva", "izbrišite vrstico"):
        assert words in body
