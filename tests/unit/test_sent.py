"""What a browser has is not sent again, and nothing that it says breaks that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui import sent

OLD = "<ul>" + "".join(f"<li>town {n}<b>{n}</b>" for n in range(40)) + "</ul>"
NEW = OLD.replace("<b>7</b>", "<b>8</b>").replace("<li>town 9<b>9</b>", "")


def put_together(old: str, cuts: list[sent.Cut]) -> str:
    """Do what ``held.js`` does."""
    tags, found, place = old.split("<"), [], 0
    for start, end, words in cuts:
        found += tags[place:start] + ([] if words is None else [words])
        place = end
    return "<".join(found + tags[place:])


html = st.lists(st.sampled_from(["<b>1", "<b>", "</b>", "<i>čš", "x", "<", ""])).map("".join)


@given(html, html)
def test_the_cuts_make_the_new_out_of_the_old(old, new):
    assert put_together(old, sent.cuts(old, new)) == new


def test_a_browser_that_has_said_nothing_gets_all():
    assert sent.outgoing({"a": OLD, "b": ""}, {}) == {"a": OLD, "b": ""}


def test_what_it_has_is_not_sent_and_of_what_is_like_it_the_difference():
    sent.outgoing({"a": OLD}, {})
    held: sent.Held = {}
    sent.note(held, {"a": sent.mark(OLD)})
    assert sent.outgoing({"a": OLD}, held) == {}
    part = sent.outgoing({"a": NEW}, held)["a"]
    assert isinstance(part, dict)
    assert part["of"] == sent.mark(OLD)
    assert len(part["cuts"]) == 2
    assert put_together(OLD, part["cuts"]) == NEW
    sent.note(held, {"a": sent.mark(NEW)})
    assert sent.outgoing({"a": OLD, "b": OLD}, held) == {"b": OLD}


def test_what_is_shorter_whole_is_sent_whole():
    sent.outgoing({"a": "<p>one"}, {})
    assert sent.outgoing({"a": "<i>two"}, {"a": [sent.mark("<p>one")]}) == {"a": "<i>two"}


def test_a_mark_that_nothing_has_is_no_base():
    assert sent.outgoing({"a": OLD}, {"a": ["AAAAAAAA"]}) == {"a": OLD}


def test_only_marks_are_noted_and_no_more_than_a_page_has():
    held: sent.Held = {}
    for told in ("a", 3, ["a"], {"a": 3}, {"a": "too-long-a-mark"}, {3: "AAAAAAAA"}, {"a": None}):
        sent.note(held, told)
    assert held == {}
    for n in range(50):
        sent.note(held, {f"{name}": f"{n:08}" for name in range(100)})
    assert len(held) == sent.MOST_NAMES
    assert held["0"] == [f"{n:08}" for n in range(50 - sent.MOST_MARKS, 50)]
    sent.note(held, {"0": f"{49 - 5:08}"})
    assert held["0"][-1] == f"{49 - 5:08}"
    assert len(set(held["0"])) == sent.MOST_MARKS


def test_a_browser_that_lacks_something_has_nothing():
    held: sent.Held = {"a": ["AAAAAAAA"]}
    sent.note(held, None)
    assert held == {}
