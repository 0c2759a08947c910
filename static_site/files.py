"""What all pages of the edition share: the map, the arms, the scripts and the styles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from content import store
from content.map_state import ATTRIBUTION
from static_site import app, names
from static_site.addresses import FILES, OWN
from static_site.axes import READ, left_out
from static_site.fonts import WEIGHTS, face, font
from static_site.named import named
from ui import page_shell, page_styles
from ui.board import scripts
from ui.slides import presentation
from ui.wall import overlay
from webmap.assets import Assets
from webmap.tokens import COLOURS
from zmos_data.languages import LANGUAGES
from zmos_data.selection import Selection

FOLDER = Path(__file__).resolve().parent
BOARD = scripts.FOLDER
LOADED = ("suggest", "years", "starts")  # of parts; fetched where such a part stands
_KEPT = (".svg", ".css")
_DEFAULT = re.compile(rb"^export default function *(\w*)", re.MULTILINE)
# Streamlit's names of the colours, and those of the tokens.
_NAMES = {
    "background": "paper",
    "secondary-background": "ground",
    "text": "ink",
    "primary": "accent",
    "link": "link",
}


def shared_files() -> Iterator[tuple[str, bytes]]:
    """Give the path and content of every file that pages of both languages share."""
    assets = store.page(store.dataset(), Selection(), "sl").assets
    for file in assets.files:
        if file.name.endswith(_KEPT) or file.name == assets.names["script"]:
            yield f"static/{file.name}", file.content
    for name in LOADED:
        yield f"static/{scripts.scripts().names[name]}", classic(name, _script(name))
    yield named("site", "js", _site(assets))
    for language in LANGUAGES:
        yield named(f"names-{language}", "js", names.script(language))
    for own in ("frame", "newer"):
        yield named(own, "js", (FOLDER / f"{own}.js").read_bytes())
    yield from app.files()
    yield named("icon", "png", page_shell.ICON.read_bytes())
    yield named("wall", "js", (FOLDER / "wall.js").read_bytes() + overlay.script().encode())
    faces = {weight: named(f"font-{weight}", "woff", font(weight)) for weight in WEIGHTS}
    yield from faces.values()
    words = "".join(face(weight, Path(path).name) for weight, (path, _) in faces.items())
    yield named("shared", "css", _shared_style(words))
    for name in page_shell.PAGES:
        yield named(f"page-{name}", "css", _style(name))
    yield named("speaker", "css", _style("presentation", speaker=True))


def _site(assets: Assets) -> bytes:
    """Join the edition's own scripts with those of the live page and the map's layers."""
    layers = _content(assets, "layers")
    attribution = json.dumps(ATTRIBUTION, ensure_ascii=False).encode()
    return b"\n;\n".join(
        (
            b"globalThis.zmosAddresses=%s;" % json.dumps(_addresses()).encode(),
            (BOARD / "fold.js").read_bytes(),
            (FOLDER / "unwritten.js").read_bytes(),
            (FOLDER / "fetched.js").read_bytes(),
            (FOLDER / "speaker.js").read_bytes(),
            (FOLDER / "bar.js").read_bytes(),
            (FOLDER / "site.js").read_bytes(),
            (FOLDER / "sidebar.js").read_bytes(),
            classic("board", _script("board")),
            classic("presentation", _script("presentation")),
            b'globalThis.zmosMapConfig={"layers":%s,"attribution":%s};' % (layers, attribution),
        )
    )


def _addresses() -> dict[str, object]:
    """Return where pages stand, which have an address of their own, and what is read of one."""
    left = left_out(store.dataset())
    return {
        "pages": dict(zip(page_shell.PATHS, page_shell.PAGES, strict=True)),
        "files": FILES,
        "own": {of: each for of, each in OWN.items() if each not in left},
        "read": READ,
    }


def _script(name: str) -> bytes:
    return _content(scripts.scripts(), name)


def _content(assets: Assets, name: str) -> bytes:
    return next(file.content for file in assets.files if file.name == assets.names[name])


def classic(name: str, module: bytes) -> bytes:
    """Write a module as a script that hangs its default export on ``zmosScripts``.

    A page that is opened as a file may load no module.

    Raises
    ------
    ValueError
        If the module has no default export that is a function, or imports something.
    """
    named = b"".join(_DEFAULT.findall(module))
    written, found = _DEFAULT.subn(b"function shown", module)
    if found != 1 or re.search(rb"^(?:import|export)\b", written, re.MULTILINE):
        raise ValueError(f"{name}: expected one export, a default function, and no import")
    start = b"(globalThis.zmosScripts ||= {}).%s = (function () {\n" % name.encode()
    if named:
        start += b"const %s = shown;\n" % named
    return start + written + b"\nreturn shown;\n})();"


def _shared_style(faces: str) -> bytes:
    """Write what the pages' styles have in common, for a browser to fetch once."""
    own = (FOLDER / "site.css").read_text(encoding="utf-8")
    dark = f"@media (prefers-color-scheme: dark) {{:root{{{_colours('-dark')}}}}}"
    return f"{faces}:root{{{_colours()}}}{dark}{own}{page_styles.shared_styles()}".encode()


def _style(name: str, *, speaker: bool = False) -> bytes:
    written = [page_styles.own_styles(name)]
    if name == "presentation":
        written.append(presentation.styles(speaker=speaker).words)
    if name == "map":
        written.append(overlay.styles())
    return "".join(
        each.removeprefix("<style>").removesuffix("</style>") for each in written
    ).encode()


def _colours(suffix: str = "") -> str:
    return "".join(f"--st-{a}-color:{COLOURS[f'{b}{suffix}']};" for a, b in _NAMES.items())
