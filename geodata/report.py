"""What an import did, in a few lines for the operator."""

from __future__ import annotations

from dataclasses import dataclass, field

from geodata.boundaries import TOWNS
from geodata.simplification import TOLERANCE_M


@dataclass
class BuildReport:
    """What an import did; `notes` are the words that an operator should read."""

    source: str
    crs: str = ""
    municipalities: int = 0
    repaired: int = 0
    tolerance: float = TOLERANCE_M
    vertices_before: int = 0
    vertices_after: int = 0
    largest_area_change: float = 0.0
    sizes: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Write the report in a few lines."""
        return "\n".join(
            (
                f"{self.municipalities} municipalities, {len(TOWNS)} towns, from {self.source} "
                f"in {self.crs}",
                f"repaired: {self.repaired}; tolerance: {self.tolerance:g} m; "
                f"vertices: {self.vertices_before} -> {self.vertices_after}; "
                f"largest change of an area: {self.largest_area_change:.2%}",
                *self.notes,
                *(f"  {name}: {size / 1000:.0f} kB" for name, size in self.sizes.items()),
            )
        )
