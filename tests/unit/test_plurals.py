"""Every message that counts: four Slovenian forms, different where the language has them so."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from content.text import Text
from scripts import messages

NUMBERS = (1, 2, 3, 5, 101, 102)
FORMS = {1: 0, 2: 1, 3: 2, 4: 2}  # by the number's last two digits; 3 for any other


def plural_messages() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Return singular, plural and forms of each message that counts, by its singular."""
    with messages.path_of("sl").open("rb") as file:
        catalogue = read_po(file, locale="sl")
    return {m.id[0]: (*m.id, m.string) for m in catalogue if isinstance(m.id, tuple)}


MESSAGES = plural_messages()

# Which forms are alike. As a subject or an object, a noun has four forms behind its number.
ALL_DIFFER, SINGULAR_APART = (0, 1, 2, 3), (0, 1, 1, 1)
# Behind one of these the noun is in a case that has one form for two and more.
PREPOSITION = re.compile(r"\b(?:[Oo]d|iz|pri|v) {n}")
OTHERS = {
    # No noun and no verb.
    # The noun alone, without its number: "uradni jeziki" from three on.
    "Official language": (0, 1, 2, 2),
    # The number is that of the towns: dual and plural of the verb.
    "One project each: {towns}.": (0, 1, 2, 2),
    # The periods are written out: v obdobju, v obdobjih.
    "not eligible in {periods}": SINGULAR_APART,
    # Behind a preposition, but taken up again: ga, ju, jih.
    "Sources disagree in {n} case; the dashboard names it.": (0, 1, 2, 2),
    # In the genitive: stolpca, stolpcev.
    "another type of column {names}": (0, 1, 1, 1),
    # The verb takes the number up again: ki sta, ki so.
    "{n} project of the data is not in the file. It stays, unless you withdraw it.": (0, 1, 2, 2),
    # Named, not counted: columns and tables of a release.
    **dict.fromkeys(
        (
            "new column {names}",
            "removed column {names}",
            "new table {names}",
            "removed table {names}",
            "other rules for column {names}",
        ),
        (0, 1, 2, 2),
    ),
}


def alike(forms: tuple[str, ...]) -> tuple[int, ...]:
    """Number the forms; those that read alike have the same number."""
    different = list(dict.fromkeys(forms))
    return tuple(different.index(form) for form in forms)


def names(words: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", words))


def test_there_are_messages_that_count_and_the_exceptions_are_among_them():
    assert len(MESSAGES) >= 35
    assert set(OTHERS) <= set(MESSAGES)


@pytest.mark.parametrize("message", MESSAGES)
def test_the_four_forms_differ_where_they_must_and_only_there(message):
    *_, forms = MESSAGES[message]
    assert len(forms) == 4
    assert all(forms)
    usual = SINGULAR_APART if PREPOSITION.search(forms[0]) else ALL_DIFFER
    assert alike(forms) == OTHERS.get(message, usual), forms


@pytest.mark.parametrize("message", MESSAGES)
def test_every_form_fills_in_the_same_names(message):
    singular, plural, forms = MESSAGES[message]
    assert [names(form) for form in (plural, *forms)] == [names(singular)] * 5


@pytest.mark.parametrize("n", NUMBERS)
@pytest.mark.parametrize("message", MESSAGES)
def test_the_number_picks_its_form(message, n):
    singular, plural, forms = MESSAGES[message]
    values = {name: f"<{name}>" for name in names(singular) - {"n"}}
    said = Text("sl").count(singular, plural, n, **values)
    assert said == forms[FORMS.get(n % 100, 3)].format(n=n, **values)
    english = Text("en").count(singular, plural, n, **values)
    assert english == (singular if n == 1 else plural).format(n=n, **values)
