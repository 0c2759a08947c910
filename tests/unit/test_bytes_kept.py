"""Caches of large things are counted in bytes, and stay within their bound."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from inspect import signature

import pytest

from content import cache
from tests.unit.test_layering import MODULES, top
from webmap.published import File


def _part(size: int) -> dict[str, str]:
    return {"html": "č" * (size // 2)}


# Of each cache that is counted in bytes: what makes a thing of about a size, and what it takes.
LARGE: dict[str, tuple[Callable[[int], object], Callable[..., int]]] = {
    "content.store._kept_part": (_part, lambda part: sys.getsizeof(part["html"])),
    "content.store._lasting": (_part, lambda part: sys.getsizeof(part["html"])),
    "documents.arms_pictures.arms_picture": (bytes, len),
    "documents.map_pictures._card_picture": (bytes, len),
    "documents.map_pictures._map_picture": (bytes, len),
    "documents.town_map._picture": (bytes, len),
    "ui.first.picture._kept": (bytes, len),
    "ui.sent._body": (lambda size: "č" * (size // 2), sys.getsizeof),
    "ui.streamlit_files.read": (
        lambda size: File("a.js", bytes(size // 2)),
        lambda file: 2 * len(file.content),
    ),
}
FEW = 4  # pictures of a page that are the same for all views


@pytest.fixture(scope="module")
def sizes() -> dict[str, cache.Size]:
    """Return the caches of all modules of the server and of its workshop."""
    served = {name for name in MODULES if top(name) not in ("dashboard", "pages", "static_site")}
    for name in served:
        if "kept(" in MODULES[name].read_text(encoding="utf-8"):
            import_module(name)
    return {size.name: size for size in cache.sizes() if size.name.rpartition(".")[0] in served}


def test_what_is_counted_in_bytes(sizes):
    assert len(sizes) > 30
    assert {name for name, size in sizes.items() if size.unit == cache.BYTES} == set(LARGE)


def test_what_a_picture_or_a_file_takes_is_counted_in_bytes(sizes):
    """Entries that anybody can ask for in another size each time are no measure."""
    many = {name for name, size in sizes.items() if size.unit != cache.BYTES and size.most > FEW}
    assert {name for name in many if _returns(name) in ("bytes", "Image.Image")} == set()


@pytest.mark.parametrize("name", LARGE)
def test_a_cache_of_large_things_stays_within_its_bound(sizes, name):
    make, takes = LARGE[name]
    held = _function(name).cache
    most = sizes[name].most
    assert 1_000_000 <= most <= 50_000_000
    held.clear()
    try:
        for n in range(8):
            held[f"large {n}"] = make(most // 4)
            assert sum(map(takes, held.values())) <= held.currsize <= most
        assert 1 < len(held) < 8
        with pytest.raises(ValueError, match="too large"):
            held["larger than all"] = make(most + most // 4)
    finally:
        held.clear()


def _function(name: str):
    module, _, function = name.rpartition(".")
    return getattr(import_module(module), function)


def _returns(name: str) -> str:
    function = name.rpartition(".")[2]
    found = getattr(import_module(name.rpartition(".")[0]), function, None)
    return str(signature(found).return_annotation) if found else ""
