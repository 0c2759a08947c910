"""The filters that are lists of options, each declared once (how to add one: CONTRIBUTING.md)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One filter whose options are codes of a column.

    Attributes
    ----------
    name : str
        Field of `zmos_data.selection.Selection`.
    parameter : str
        Its name in a link and in the web interface; it never changes, links live long.
    column : str
        Column that holds the code: of ``projects``, or of ``municipalities`` with ``of_town``.
    meaning : str
        What its options are, in the description of the web interface.
    order : tuple of str
        Codes in the order in which they are offered; what is left out follows by the alphabet,
        or is in the order of the codes' own table.
    of_town : bool
        Whether it is read from each town of a project.
    """

    name: str
    parameter: str
    column: str
    meaning: str
    order: tuple[str, ...] = ()
    of_town: bool = False


STAGES = ("selected", "approved", "contracted", "under_construction", "completed")
# In the order in which they are offered.
KINDS = (
    Kind("themes", "tema", "theme_code", "Themes"),
    Kind("periods", "obdobje", "period", "Programming periods"),
    Kind(
        "priorities", "prednost", "priority_code", "Investment priorities and specific objectives"
    ),
    Kind(
        "funds",
        "sklad",
        "fund",
        "Funds: ESRR = ERDF, KS = Cohesion Fund, ESRR/KS = one of the two",
    ),
    Kind("stages", "faza", "stage", "Stages", order=STAGES),
    Kind("towns", "mesta", "municipality_code", "Towns, by municipality code", of_town=True),
    Kind("regions", "regija", "nuts3_code", "Statistical regions, NUTS 3", of_town=True),
    Kind("cohesion_regions", "kohezija", "nuts2_code", "Cohesion regions, NUTS 2", of_town=True),
    Kind(
        "figures",
        "tocnost",
        "figures",
        "Kinds of figures: exact, rounded, none",
        order=("exact", "rounded", "none"),
    ),
    Kind(
        "confirmed",
        "ctn",
        "ctn_named_in_source",
        "Whether the source names ITI (in Slovenian CTN)",
        order=("yes", "no"),
    ),
)
