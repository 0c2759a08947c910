"""Colours of the map and of the themes: one set, safe for colour-blind readers."""

from __future__ import annotations

from typing import Final

# Okabe and Ito's set; the letters (E, M, U, I) come with the themes' table.
THEME_COLOURS: Final = {
    "energy_efficiency": "#E69F00",
    "sustainable_mobility": "#0072B2",
    "urban_environment": "#009E73",
    "innovation_policy": "#CC79A7",
}
# The lines of the theme that is the association's joint project, where a table has it.
JOINT: Final = THEME_COLOURS["innovation_policy"]
# Text on a theme's colour, chosen for contrast of at least 4.5 : 1.
THEME_INK: Final = {
    "energy_efficiency": "#1b1b1b",
    "sustainable_mobility": "#ffffff",
    "urban_environment": "#0b1f18",
    "innovation_policy": "#1b1b1b",
}
CLASS_COLOURS: Final = ("#c8dbeb", "#9fc2de", "#6c9fc8", "#3f7cae", "#1f5585")
NO_PROJECT: Final = "hatch"
UNKNOWN: Final = "lines"
NOT_ELIGIBLE: Final = "dots"
STATUS_FILLS: Final = {
    "no_project": NO_PROJECT,
    "unknown": UNKNOWN,
    "not_eligible": NOT_ELIGIBLE,
}


def class_colours(classes: int) -> tuple[str, ...]:
    """Pick as many steps of the one-hue scale as there are classes, ends included.

    Raises
    ------
    ValueError
        If there are more classes than the scale has steps.
    """
    steps = len(CLASS_COLOURS)
    if not 0 <= classes <= steps:
        raise ValueError(f"class_colours: classes: expected 0 to {steps}, found {classes}")
    if classes < 2:
        return CLASS_COLOURS[2 : 2 + classes]
    return tuple(CLASS_COLOURS[round(i * (steps - 1) / (classes - 1))] for i in range(classes))
