"""HTML out of templates: a range of years stands on one line where it is shown, else nowhere."""

from __future__ import annotations

import pytest

from content.markup import _YEARS, _whole_years

KEPT = "2014\u2060–\u20602020"


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>2014–2020</p>", f"<p>{KEPT}</p>"),
        ("<p>od 2014–2020, 2021–2027 </p>", f"<p>od {KEPT}, 2021\u2060–\u20602027 </p>"),
        ("<p>> 2014–2020</p>", f"<p>> {KEPT}</p>"),
        ('<a title="2014–2020">x</a>', None),
        ("<textarea name=a>2014–2020</textarea>", None),
        ("<script>2014–2020</script>", None),
        ("<style>2014–2020</style>", None),
        ("2014–2020", None),
        ("<p>12014–2020, 2014–20201, 2014 – 2020</p>", None),
        (f"<p>{KEPT}</p>", None),
    ],
)
def test_years_are_kept_together_where_they_are_shown(html, written):
    assert _YEARS.sub(_whole_years, html) == (written or html)
