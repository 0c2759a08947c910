"""Actions of a page: written as small JSON, and nothing else is read."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zmos_data import actions

words = st.text(st.characters(codec="utf-8"), max_size=20)
parameters = st.dictionaries(words, words, max_size=5)
years = st.none() | st.integers(1000, 9999)
ANY = st.one_of(
    st.builds(actions.Change, parameters, st.none() | words),
    st.builds(actions.Visit, words, parameters),
    st.builds(actions.Toggle, words, words),
    st.builds(actions.Years, years, years),
    st.just(actions.ShowQr()),
    st.builds(actions.ShowFiles, words),
    st.builds(actions.ShowEmbedding, words),
    st.builds(actions.ShowStarts),
    st.builds(actions.ShowEditing),
    st.builds(actions.Speak, st.sampled_from(["sl", "en"])),
    st.builds(actions.AddSlide, words, words, words, words),
    st.builds(actions.Slides, st.sampled_from(actions.SET_ACTIONS), st.integers(0, 99)),
    st.builds(actions.Wake, words),
)


@given(ANY)
def test_an_action_survives_its_json(action):
    assert actions.read(json.loads(actions.write(action))) == action


def test_the_protocol_lists_every_action_and_no_other():
    protocol = (Path(actions.__file__).parents[1] / "ui/board/README.md").read_text("utf-8")
    written = re.findall(r"^\| `(\{.*\})` \| ", protocol, re.MULTILINE)
    listed = [actions.read(json.loads(one.replace("...", '"a": "b"'))) for one in written]
    assert {type(action) for action in listed} == set(get_args(actions.Action))


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "~tema:x",
        "{}",
        5,
        [],
        {},
        {"set": None},
        {"set": "a=b"},
        {"set": {"a": 1}},
        {"set": {"a": ["b"]}},
        {"set": {"a": "b"}, "more": 1},
        {"set": {}, "view": {}, "page": ""},
        {"set": {str(n): "x" for n in range(51)}},
        {"set": {"isci": "\ud800"}},
        {"page": "obcina"},
        {"page": None, "set": {}},
        {"page": 1, "view": {}},
        {"view": {}},
        {"toggle": "tema"},
        {"toggle": ["tema"]},
        {"toggle": ["tema", 1]},
        {"toggle": ["tema", "x", "y"]},
        {"toggle": ["\udfff", "x"]},
        {"add": ["map", ""]},
        {"add": ["map", "", "", ""]},
        {"add": ["map", "", "", 1]},
        {"add": ["map", "", "", "1.AA", "1.AA"]},
        {"add": ["map", "", 1]},
        {"slides": ["burn", 1]},
        {"slides": ["up", "1"]},
        {"slides": ["up"]},
        {"years": ["2021", None]},
        {"years": [2021]},
        {"show": "all"},
        {"show": "files"},
        {"show": "files", "of": 1},
        {"language": "de"},
        {"wake": 1},
        {"toggle": ["tema", "x"], "language": "en"},
    ],
)
def test_what_is_no_action_is_refused_by_what_was_expected(value):
    with pytest.raises(actions.ActionError, match="expected one of set, page "):
        actions.read(value)


def test_a_refusal_is_short_whatever_was_sent():
    with pytest.raises(actions.ActionError) as refused:
        actions.read({"toggle": "x" * 100_000})
    assert len(str(refused.value)) < 400
