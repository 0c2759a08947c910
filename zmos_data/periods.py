"""The programming periods, and until when each could spend."""

from __future__ import annotations

from datetime import date

PERIODS = ("2014-2020", "2021-2027")

# Expenditure is eligible if it was paid by then: Regulation (EU) No 1303/2013, Article 65(2),
# and Regulation (EU) 2021/1060, Article 63(2).
ELIGIBLE_UNTIL = {"2014-2020": date(2023, 12, 31), "2021-2027": date(2029, 12, 31)}


def is_closed(period: str, today: date) -> bool:
    """Tell whether nothing more could be paid in a period, so that old stages say little."""
    return today > ELIGIBLE_UNTIL[period]


def closed_periods(today: date) -> tuple[str, ...]:
    """Return the periods that are closed on a day, the earlier first."""
    return tuple(period for period in PERIODS if is_closed(period, today))
