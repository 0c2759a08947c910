"""Draw which package imports which, out of the imports, into docs/packages.svg (README.md)."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from webmap.tokens import COLOURS  # noqa: E402  (the script runs from anywhere)

PICTURE = ROOT / "docs" / "packages.svg"
# Each package with what it is; `dashboard.py` is a page. Its modules are counted.
PACKAGES = {
    "pages": "a thin script a page",
    "static_site": "the static edition",
    "ui": "the screen",
    "api": "the web interface",
    "documents": "files for people",
    "content": "a view in words and figures",
    "webmap": "the map as static files",
    "zmos_data": "the data and its questions",
    "geodata": "boundaries and points",
}
WIDTH, BOX, HEIGHT, FLOOR, TOP = 780, 220, 54, 94, 10
_STYLE = (
    "text{{font:13px system-ui,sans-serif;text-anchor:middle;fill:{ink}}}.n{{font-weight:600;"
    "font-size:15px}}rect{{fill:{paper};stroke:{accent};stroke-width:1.5}}path{{fill:none;"
    "stroke:{line};stroke-width:1.3}}marker path{{fill:{line};stroke:none}}"
    "@media(prefers-color-scheme:dark){{text{{fill:{ink-dark}}}"
    "rect{{fill:{ground-dark};stroke:{accent-dark}}}"
    "path{{stroke:{line-dark}}}marker path{{fill:{line-dark}}}}}"
).format(**COLOURS)
Arrows = dict[str, set[str]]


def modules() -> dict[str, list[Path]]:
    """Return the modules of each package; `dashboard.py` stands with the pages."""
    found = {name: sorted((ROOT / name).rglob("*.py")) for name in PACKAGES}
    return {**found, "pages": [ROOT / "dashboard.py", *found["pages"]]}


def arrows() -> Arrows:
    """Read which packages each package imports."""
    return {
        name: {top for file in files for top in imported(file) if top in PACKAGES} - {name}
        for name, files in modules().items()
    }


def imported(file: Path) -> Iterator[str]:
    """Name the packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def floors(found: Arrows) -> dict[str, int]:
    """Return how many steps lie under each package: 0 for what imports nothing of ours."""
    known: dict[str, int] = {}

    def floor(name: str) -> int:
        if name not in known:
            known[name] = 1 + max((floor(other) for other in found[name]), default=-1)
        return known[name]

    return {name: floor(name) for name in found}


def shortest(found: Arrows) -> Arrows:
    """Leave out each arrow that a way over another package says already."""

    def reached(name: str) -> set[str]:
        return found[name].union(*(reached(other) for other in found[name]))

    return {
        name: {one for one in others if not any(one in reached(o) for o in others - {one})}
        for name, others in found.items()
    }


def draw(found: Arrows) -> str:
    """Draw the packages by floors, with an arrow to each that is imported directly (pure)."""
    level = floors(found)
    top = max(level.values())
    beside = Counter(level.values())
    placed: dict[str, tuple[float, float]] = {}
    for name in found:
        at = sum(level[other] == level[name] for other in placed)
        x = WIDTH * (at + 1) / (beside[level[name]] + 1)
        placed[name] = (x, TOP + (top - level[name]) * FLOOR)
    lines = [
        f'<path d="{_way(placed[one], placed[other])}" marker-end="url(#a)"/>'
        for one, others in shortest(found).items()
        for other in sorted(others)
    ]
    boxes = [_box(name, *place) for name, place in placed.items()]
    height = TOP * 2 + top * FLOOR + HEIGHT
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
            "<title>Which package imports which</title>",
            f"<style>{_STYLE}</style>",
            '<marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8"'
            ' orient="auto"><path d="M0 0L8 4L0 8z"/></marker>',
            *lines,
            *boxes,
            "</svg>\n",
        ]
    )


def _way(one: tuple[float, float], other: tuple[float, float]) -> str:
    """Write the curve from the foot of a box to the head of another."""
    (x, y), (to_x, to_y) = (one[0], one[1] + HEIGHT), (other[0], other[1] - 1)
    half = (y + to_y) / 2
    return f"M{x:g} {y:g}C{x:g} {half:g} {to_x:g} {half:g} {to_x:g} {to_y:g}"


def _box(name: str, x: float, y: float) -> str:
    return (
        f'<rect x="{x - BOX / 2:g}" y="{y:g}" width="{BOX}" height="{HEIGHT}" rx="6"/>'
        f'<text class="n" x="{x:g}" y="{y + 24:g}">{escape(name)}/</text>'
        f'<text x="{x:g}" y="{y + 43:g}">{escape(PACKAGES[name])}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(arrows()), encoding="utf-8")
