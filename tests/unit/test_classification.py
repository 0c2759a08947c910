"""Class breaks: every value has a class, and a legend can be read aloud."""

import math
from itertools import pairwise

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


@given(st.lists(st.integers(1, 500), min_size=1, max_size=60))
def test_counts_have_at_most_three_classes_and_more_than_three_figures_equal_ones(values):
    breaks = class_breaks(values, whole=True)
    assert len(breaks) <= 3
    assert breaks[-1] >= max(values)
    if len(set(values)) > 3:
        assert {b - a for a, b in pairwise((0, *breaks))} == {breaks[0]}


def test_missing_values_make_no_class():
    assert class_breaks([math.nan, math.nan]) == ()
    assert class_breaks([math.nan, 3.0]) == (5.0,)


def test_few_distinct_values_have_a_class_each():
    assert class_breaks([1, 2, 2, 3], whole=True) == (1, 2, 3)


def test_limits_of_amounts_are_1_2_or_5_with_noughts():
    figures = [6_740_000, 12_463_733.25, 22_990_000, 58_543_855.15, 71_685_638.5]
    assert class_breaks(figures) == (10_000_000, 20_000_000, 50_000_000, 100_000_000)


def test_no_more_than_five_classes_are_made_of_amounts_that_are_far_apart():
    assert class_breaks([0.01, 7_000]) == (500, 1_000, 2_000, 5_000, 10_000)
    assert class_breaks([0.0, 7]) == (0.5, 1, 2, 5, 10)
    assert class_breaks([0.0]) == (0.0,)


def test_amounts_that_are_close_together_have_equal_steps():
    assert class_breaks([210, 222, 333, 480]) == (300, 400, 500)


def test_counts_have_whole_limits():
    assert all(float(b).is_integer() for b in class_breaks([1, 5, 6, 7, 9, 10, 11, 12], whole=True))


def test_a_value_on_a_limit_belongs_to_the_class_below_it():
    assert [class_of(value, (7.0, 9.0)) for value in (1, 7, 7.01, 9, 10)] == [0, 0, 1, 1, 1]


def test_a_class_needs_a_limit():
    with pytest.raises(ValueError, match="at least one limit"):
        class_of(1, ())
