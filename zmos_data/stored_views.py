"""Views that a file names, such as those of the slides."""

from __future__ import annotations

from urllib.parse import parse_qs

from zmos_data.parameters import (
    COMPARED,
    COUNTING,
    FACET_PARAMETERS,
    FROM_RELEASE,
    GROUPING,
    MEASURE,
    PAGE,
    PROJECT,
    RANGE,
    SEARCH,
    SINCE_DAY,
    SORT,
    TO_RELEASE,
    TOWN,
    UNKNOWN_TOTAL,
    UNKNOWN_YEARS,
    YEAR_FROM,
    YEAR_TO,
    Codes,
    parse,
)

_VIEW_PARAMETERS = frozenset(
    (
        *FACET_PARAMETERS.values(),
        TOWN,
        MEASURE,
        PAGE,
        YEAR_FROM,
        YEAR_TO,
        UNKNOWN_YEARS,
        RANGE,
        UNKNOWN_TOTAL,
        SEARCH,
        COMPARED,
        PROJECT,
        SORT,
        GROUPING,
        COUNTING,
        FROM_RELEASE,
        TO_RELEASE,
        SINCE_DAY,
    )
)


def refused(query: str, codes: Codes) -> tuple[str, ...]:
    """Name what of a stored view is not known: parameters and codes (pure)."""
    params = parse_qs(query, keep_blank_values=True)
    _, _, ignored = parse(params, codes)
    unknown = [name for name in params if name not in _VIEW_PARAMETERS]
    return (*unknown, *(f"{bad.parameter}={bad.value}" for bad in ignored))
