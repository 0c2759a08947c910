"""Rows of the report on clicks and first visits, in every way side by side."""

from __future__ import annotations

from scripts.generate_projects import PROJECTS

Rows = list[tuple[str, str, str]]
LARGE_X = 3  # what an unseen view of the large data may take, in clicks of the bare page (a')
NAMES = {
    "bare": "bare page as Streamlit comes (a)",
    "bare_ours": "bare page with our settings (a')",
    "static": "small job, static HTML (s)",
    "dash": "small job, Dash + dash-leaflet (d)",
    "usual": "small job, the usual st_folium (b)",
    "native": "map page in native widgets (n)",
    "native_seen": "map page in native widgets (n), seen view",
    "native_unseen": "map page in native widgets (n), unseen view",
    "dashboard": "dashboard (c)",
    "dashboard_seen": "dashboard (c), seen view",
    "dashboard_unseen": "dashboard (c), unseen view",
    "dashboard_known": "dashboard (c), view new to the tab, not to the server",
    "dashboard_search": "dashboard (c), typed search",
    "ahead": "dashboard (c), view written ahead",
    "large_seen": f"{PROJECTS:,} projects (c), seen view",
    "large_unseen": f"{PROJECTS:,} projects (c), unseen view",
    "large_known": f"{PROJECTS:,} projects (c), view new to the tab, not to the server",
    "large_search": f"{PROJECTS:,} projects (c), typed search",
}


def click_rows(found: dict[str, float]) -> Rows:
    """Write the bytes of an unseen view, and a row for a click in each way."""
    seen, native = found["dashboard_seen_kb"], found["native_unseen_kb"]
    rows = [
        (
            "bytes of an unseen view, dashboard (c)",
            f"{found['dashboard_unseen_kb']:.1f} kB",
            f"(n): {native:.1f} kB, (b): {found['usual_kb']:.1f} kB, "
            f"(d): {found['dash_kb']:.1f} kB; "
            f"a seen view, (c): {seen:.1f} kB",
        ),
    ]
    for way in (name for name in NAMES if f"{name}_ms" in found):
        target = (
            f" (to reach: at most {LARGE_X})" if way in ("large_unseen", "large_search") else ""
        )
        against = f"{found[f'{way}_x']:.2f} x (a'){target}, {found[f'{way}_x_plain']:.2f} x (a)"
        sight = f"in sight after {found[f'{way}_sight_ms']:.0f} ms; "
        rows.append((f"click, {NAMES[way]}", f"{found[f'{way}_ms']:.0f} ms", sight + against))
    slowest = max(found[f"dashboard_{view}_max_ms"] for view in ("seen", "unseen", "search"))
    return [
        *rows,
        (f"slowest of {found['clicks']:.0f} clicks each, (c)", f"{slowest:.0f} ms", ""),
        (
            "iframe kept, (c)",
            f"{found['dashboard_unseen_kept']:.0%}",
            f"(b): {found['usual_kept']:.0%}",
        ),
        (
            "longest time without a map, (c)",
            f"{found['dashboard_unseen_blank_ms']:.0f} ms",
            f"(b): {found['usual_blank_ms']:.0f} ms",
        ),
        ("Python a rerun, (c)", f"{found['python_ms']:.0f} ms", ""),
    ]


def first_rows(found: dict[str, float]) -> Rows:
    """Write a row for a first visit in each way: warm server, slow wire, just started server."""
    marks = {"": "warm server", "_slow": "10 Mbit/s", "_cold": "just started server"}
    return [
        (f"first visit, {server}, {NAMES[way]}", *_of_visit(found, way, mark))
        for mark, server in marks.items()
        for way in NAMES
        if f"{way}{mark}_map_ms" in found
    ]


def _of_visit(found: dict[str, float], way: str, mark: str) -> tuple[str, str]:
    """Write when text, arms and map stand, and all against the first text of the bare page."""
    names = {"text": "text", "arms": "arms", "map": "whole"}
    ms = {
        words: found[f"{way}{mark}_{name}_ms"]
        for name, words in names.items()
        if f"{way}{mark}_{name}_ms" in found
    }
    floor = found[f"bare_ours{mark}_text_ms"]
    kb, again, requests = (found[f"{way}{mark}_{name}"] for name in ("kb", "again_kb", "requests"))
    later = found.get(f"{way}{mark}_of_later")
    return (
        ", ".join(f"{words} {value:.0f} ms" for words, value in ms.items()),
        ", ".join(f"{words} {value / floor:.2f} x (a')" for words, value in ms.items())
        + f"; {kb:.0f} kB, {requests:.0f} requests; a second visit {again:.0f} kB"
        + (f"; {later:.2f} x a later one beside it" if later else ""),
    )
