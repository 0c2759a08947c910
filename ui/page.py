"""What every part of a page needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ui.assets import Assets
from ui.text import Text, collation_key
from zmos_data.model import Dataset
from zmos_data.selection import Selection

Row = Any  # a row of a frame, from itertuples(); its fields are the columns of the descriptor


@dataclass(frozen=True)
class Page:
    """The data, the words, the view and the static files of one run of a page."""

    dataset: Dataset
    text: Text
    selection: Selection
    assets: Assets

    @cached_property
    def town_names(self) -> dict[str, str]:
        """Names of the towns by code, in the order of the Slovenian alphabet."""
        towns = self.dataset.municipalities
        names = dict(zip(towns["municipality_code"], towns["name"], strict=True))
        return dict(sorted(names.items(), key=lambda item: collation_key(item[1])))
