"""The marks on the map: which towns changed between the releases that a view compares."""

import io
from datetime import date

import numpy as np
import pytest
from PIL import Image

from content import change_marks, filters, legend, map_state, release_changes
from documents.map_picture import map_picture
from documents.map_pictures import map_picture as kept_picture
from tests.links import follow
from tests.pages import build_page
from tests.words import plain
from zmos_data.links import to_query
from zmos_data.selection import Counting

pytestmark = pytest.mark.usefixtures("two_releases")
DAY = date(2027, 1, 13)


def test_the_marks_count_projects_and_facts_of_each_town(dataset):
    page = build_page(dataset, from_release=1)
    assert change_marks.marks(page) == {"011": 4, "050": 2, "054": 1, "061": 1}
    towns = map_state.build_state(page)["towns"]
    assert towns["011"]["changes"] == 4 and towns["011"]["aria"].endswith("; 4 spremembe")
    assert "changes" not in towns["112"]


def test_without_a_comparison_in_the_view_nothing_is_marked(dataset):
    page = build_page(dataset)
    assert change_marks.marks(page) == {} and change_marks.words(page) == ""
    assert all("changes" not in town for town in map_state.build_state(page)["towns"].values())


def test_a_filter_narrows_the_marks(dataset):
    page = build_page(dataset, since_day="2026-10-01", towns=("050",))
    assert change_marks.marks(page) == {"050": 2}


def test_the_marks_are_counted_as_the_view_counts(dataset):
    page = build_page(dataset, from_release=1, counting=Counting.EACH)
    _, changes = release_changes.compared(page)
    assert change_marks.counted(changes) == change_marks.marks(page)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sl", "ki so se spremenili od 14. 9. 2026."),
        ("en", "that changed since 14 September 2026."),
    ],
)
def test_the_legend_says_what_the_marks_mean(dataset, language, words):
    page = build_page(dataset, language, from_release=1)
    assert plain(legend.ring_words(page)).endswith(words)


def test_a_chip_ends_the_comparison_and_keeps_the_rest(dataset):
    page = build_page(dataset, from_release=1, themes=("urban_environment",))
    chip = filters.chips(page)[-1]
    _, query = follow(chip["go"], to_query(page.selection, "sl"))
    assert "od_izdaje" not in query and query["tema"] == "urban_environment"
    alone = build_page(dataset, from_release=1)
    assert len(filters.chips(alone)) == 1 and filters.reset(alone) == {}


def test_the_picture_of_the_map_has_the_marks(dataset):
    plain_page, marked = (build_page(dataset, from_release=n) for n in (None, 1))
    pictures = [
        np.asarray(Image.open(io.BytesIO(map_picture(page, DAY, dpi=60, bare=True))))
        for page in (plain_page, marked)
    ]
    assert pictures[0].shape == pictures[1].shape
    assert (pictures[0][:, : 60 * 8] != pictures[1][:, : 60 * 8]).any()
    assert kept_picture(plain_page, DAY, dpi=50) != kept_picture(marked, DAY, dpi=50)
