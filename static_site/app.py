"""What a browser installs the edition by, as an app: its name, its start, the arms as its icon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from PIL import Image

from content.text import Text
from documents.arms_pictures import arms_picture
from static_site.addresses import FILES
from static_site.contents import json_of
from static_site.named import named
from static_site.taken import Place, page_of
from webmap.tokens import COLOURS
from zmos_data.languages import LANGUAGES

SIZES = (192, 512)  # px, which browsers ask for
_COLUMNS, _ROWS = 4, 3
_SAFE = 0.8  # of the icon's width, which no device cuts off
_FILLED = 0.82  # of its field that a coat of arms takes


def files() -> Iterator[tuple[str, bytes]]:
    """Give path and content of the icons, and of a manifest in each language."""
    icons = {size: named("app", "png", icon(size)) for size in SIZES}
    yield from icons.values()
    for language in LANGUAGES:
        paths = {size: path for size, (path, _) in icons.items()}
        yield named(f"app-{language}", "webmanifest", manifest(language, paths))


def manifest(language: str, icons: Mapping[int, str]) -> bytes:
    """Write the manifest of the app; all addresses begin at its own folder, ``static``.

    Parameters
    ----------
    language : str
        ``sl`` or ``en``.
    icons : mapping of int to str
        Path of each icon by its width.
    """
    name = Text(language).say("Urban municipalities of Slovenia")
    said = {
        "name": name,
        "short_name": name,
        "lang": language,
        "start_url": f"../{language}/{FILES['map']}",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": COLOURS["paper"],
        "theme_color": COLOURS["paper"],
        "icons": [
            {
                "src": f"../{path}",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size, path in icons.items()
        ],
    }
    return json_of(said).encode()


def icon(size: int) -> bytes:
    """Draw the arms of the first twelve towns as PNG; the same bytes for the same arms."""
    page = page_of(Place("", "", LANGUAGES[0]))
    picture = Image.new("RGB", (size, size), COLOURS["paper"])
    across, down = size * _SAFE / _COLUMNS, size * _SAFE / _ROWS
    edge = size * (1 - _SAFE) / 2
    for n, code in enumerate(list(page.town_names)[: _COLUMNS * _ROWS]):
        arms = _arms(page.assets.arms[code].drawable("full"), across, down)
        x = edge + across * (n % _COLUMNS + 0.5) - arms.width / 2
        y = edge + down * (n // _COLUMNS + 0.5) - arms.height / 2
        picture.paste(arms, (round(x), round(y)), arms)
    written = BytesIO()
    picture.quantize(256).save(written, "png", optimize=True)
    return written.getvalue()


def _arms(drawing: bytes | None, across: float, down: float) -> Image.Image:
    """Return arms that fit into a field; nothing where they cannot be drawn."""
    if drawing is None:
        return Image.new("RGBA", (1, 1))
    drawn = Image.open(BytesIO(arms_picture(drawing, round(across * _FILLED)))).convert("RGBA")
    drawn.thumbnail((round(across * _FILLED), round(down * _FILLED)))
    return drawn
