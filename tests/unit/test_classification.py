"""Class breaks: every value has a class, and a legend can be read aloud."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zmos_data.classification import class_breaks, class_of

figures = st.lists(st.floats(0.01, 1e9), min_size=1, max_size=60)


@given(figures)
def test_every_value_lies_at_or_below_the_limit_of_its_class_and_above_the_one_before(values):
    breaks = class_breaks(values)
    for value in values:
        n = class_of(value, breaks)
        assert value <= breaks[n] * (1 + 1e-9)
        assert n == 0 or value > breaks[n - 1] * (1 - 1e-9)


@given(figures)
def test_breaks_rise_and_are_at_most_five(values):
    breaks = class_breaks(values)
    assert 1 <= len(breaks) <= 5
    assert list(breaks) == sorted(set(breaks))


def test_missing_values_make_no_class():
    assert class_breaks([math.nan, math.nan]) == ()
    assert class_breaks([math.nan, 3.0]) == (3.0,)


def test_few_distinct_values_have_a_class_each():
    assert class_breaks([1, 2, 2, 3], whole=True) == (1, 2, 3)


def test_limits_of_amounts_have_two_significant_digits():
    breaks = class_breaks([1_234_567.0, 2_345_678, 3_456_789, 4_567_890, 5_678_901, 6_789_012])
    assert breaks == (2_400_000, 3_500_000, 4_600_000, 5_700_000, 6_800_000)


def test_counts_have_whole_limits():
    assert all(float(b).is_integer() for b in class_breaks([1, 5, 6, 7, 9, 10, 11, 12], whole=True))


def test_a_value_on_a_limit_belongs_to_the_class_below_it():
    assert [class_of(value, (7.0, 9.0)) for value in (1, 7, 7.01, 9, 10)] == [0, 0, 1, 1, 1]


def test_a_class_needs_a_limit():
    with pytest.raises(ValueError, match="at least one limit"):
        class_of(1, ())
    with pytest.raises(ValueError, match="expected 1 or more, found 0"):
        class_breaks([1.0], 0)
