"""Rows that hold today: the present state of a municipality, or one line that names both."""

from datetime import date

import pandas as pd
import pytest
from shapely.geometry import box

from geodata.boundaries import KEY
from geodata.register.errors import BuildError
from geodata.register.keys import with_keys
from geodata.register.validity import date_of, in_force, of_slovenia, one_each
from tests.registers import register

TODAY = date(2026, 1, 1)
LJUBLJANA = 4


def two_states(**columns):
    """Return a register in which Ljubljana has an older, larger row; columns are (new, old)."""
    frame = register()
    older = frame.iloc[[LJUBLJANA]]
    older = older.set_geometry(older.buffer(800))
    both = pd.concat([frame, older], ignore_index=True)
    for name, (new, old) in columns.items():
        both[name] = [new] * len(frame) + [old]
    return both


def present(frame):
    """Return the rows that are left, and what is said of the others."""
    notes = []
    keyed = with_keys(in_force(of_slovenia(frame, notes), TODAY, notes)).layer
    return one_each(keyed, notes), notes


TOLD = {
    "an end": {"D_DO": (None, "2014-12-31")},
    "an end, Slovenian": {"DATUM_DO": ("", "31. 12. 2014")},
    "an end, a number": {"VELJA_DO": (99991231, 20141231)},
    "an end far off": {"valid_to": ("9999-12-31", "2014-12-31")},
    "an end, of INSPIRE": {"endLifespanVersion": (None, "2014-12-31T00:00:00Z")},
    "an end, cut by a Shapefile": {"VELJAVNO_D": ("", "2014-12-31")},
    "a beginning": {"D_OD": ("2015-01-01", "1995-01-01")},
    "a beginning to come": {"D_OD": ("1995-01-01", "2030-01-01")},
    "a state": {"STATUS": ("V", "N")},
    "a state and the same beginning": {"STATUS": ("V", "N"), "D_OD": ("1995-01-01", "1995-01-01")},
}


@pytest.mark.parametrize("case", TOLD)
def test_the_present_row_is_taken_where_the_file_says_which(case):
    rows, notes = present(two_states(**TOLD[case]))
    assert rows[KEY].is_unique
    assert rows.geometry[LJUBLJANA].equals(register().geometry[LJUBLJANA])
    assert [note.rpartition(": ")[2] for note in notes] == ["1"]


UNTOLD = {
    "nothing": {},
    "the same beginning": {"D_OD": ("1995-01-01", "1995-01-01")},
    "the same state": {"STATUS": ("V", "V")},
    "no end": {"D_DO": (None, None)},
}


@pytest.mark.parametrize("case", UNTOLD)
def test_both_rows_are_named_where_nothing_says_which_holds(case):
    with pytest.raises(BuildError) as refused:
        present(two_states(**UNTOLD[case]))
    said = str(refused.value)
    assert "municipality 061: expected one row, found Ljubljana of 275" in said
    assert said.count("Ljubljana of ") == 2
    assert "delete the one that no longer holds" in said


def test_two_names_of_one_code_are_named_both():
    frame = register()
    west, rest = box(300_000, 0, 500_000, 300_000), frame.iloc[[12]]
    one = rest.set_geometry(rest.intersection(west))
    other = rest.set_geometry(rest.difference(west)).assign(OB_UIME="Drugo")
    with pytest.raises(BuildError, match=r"municipality 901: .*Ostalo of .*, Drugo of "):
        present(pd.concat([frame.drop(12), one, other], ignore_index=True))
    rows, notes = present(
        pd.concat([frame.drop(12), one, other.assign(OB_UIME="Ostalo")], ignore_index=True)
    )
    assert (rows[KEY] == "901").sum() == 2
    assert notes == []


def test_a_file_whose_rows_have_all_ended_is_said():
    with pytest.raises(BuildError, match="expected rows in force on 2026-01-01, found none"):
        present(register().assign(D_DO="2014-12-31"))


@pytest.mark.parametrize(
    ("column", "own", "other"),
    [("CNTR_CODE", "SI", "AT"), ("GISCO_ID", "SI_061", "AT_061"), ("shapeGroup", "SVN", "AUT")],
)
def test_rows_of_other_countries_are_left_out(column, own, other):
    # Both have the code 061: Europe's codes are unique within a country alone.
    frame = register().assign(**{column: own})
    abroad = frame.iloc[[LJUBLJANA]].assign(**{column: other})
    notes = []
    kept = of_slovenia(pd.concat([frame, abroad], ignore_index=True), notes)
    assert len(kept) == len(frame)
    assert notes == ["rows of other countries, left out: 1"]
    assert len(of_slovenia(frame, [])) == len(frame)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014-12-31", date(2014, 12, 31)),
        ("2014/12/31 00:00:00+01", date(2014, 12, 31)),
        ("20141231", date(2014, 12, 31)),
        (20141231, date(2014, 12, 31)),
        ("31.12.2014", date(2014, 12, 31)),
        ("31. 12. 2014", date(2014, 12, 31)),
        ("9999-12-31", date(9999, 12, 31)),
        ("", None),
        (None, None),
        (float("nan"), None),
        ("0000-00-00", None),
        ("ni znano", None),
    ],
)
def test_dates_are_read_as_registers_write_them(text, day):
    assert date_of(text) == day
