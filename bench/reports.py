"""Rows of the report on slides, files and the web interface: figure, and what to reach."""

from __future__ import annotations

from bench.pack import SLIDES
from bench.page_reruns import PAGES
from scripts.generate_projects import MUNICIPALITIES, PROJECTS

Rows = list[tuple[str, str, str]]
RERUN, RERUN_LARGE = 1.6, 3  # what a rerun may take, in those of the bare page


def slide_rows(slides: dict[str, float]) -> Rows:
    """Write the rows of a change of the slide."""
    return [
        ("rerun, bare page, beside the slides", f"{slides['bare_ms']:.0f} ms", "the floor"),
        ("change of the slide, title and map painted", f"{slides['slide_ms']:.0f} ms",
         f"{slides['times_bare']:.2f} x the bare rerun (to reach: under 1.5)"),
        ("map blank while the slide changes", f"{slides['blank_ms']:.0f} ms", ""),
    ]  # fmt: skip


def page_rows(reruns: dict[str, float], sessions: dict[str, float]) -> Rows:
    """Write a row for each page's rerun, on the shipped and on the large data, and the memory."""
    bare = reruns["bare_ms"]
    rows = [("rerun to the last change, bare page (a)", f"{bare:.0f} ms", "the floor")]
    for page in PAGES:
        small, large = reruns[f"{page}_ms"], reruns[f"{page}_large_ms"]
        rows += [
            (f"rerun, {page}, shipped data", f"{small:.0f} ms",
             f"{small / bare:.2f} x (a) (to reach: at most {RERUN})"),
            (f"rerun, {page}, {PROJECTS:,} projects, {MUNICIPALITIES} municipalities",
             f"{large:.0f} ms", f"{large / bare:.2f} x (a) (to reach: at most {RERUN_LARGE})"),
        ]  # fmt: skip
    seen = f"{sessions['visitors']:.0f} visitors, {sessions['views']:.0f} views each"
    memory = f"memory of the server, {seen}, {PROJECTS:,} projects"
    return [*rows, (memory, f"{sessions['mb']:.0f} MB", "")]


def blocking_rows(found: dict[str, float]) -> Rows:
    """Write the rows of one visitor's clicks while another has a presentation made."""
    beside = found["longest_ms"] - found["alone_ms"]
    first = found["first_longest_ms"] - found["alone_ms"]
    return [
        ("rerun of a visitor alone", f"{found['alone_ms']:.0f} ms", ""),
        ("longest wait more while another has a PPTX made", f"{beside:.0f} ms",
         "to reach: under 500"),
        ("the same beside the server's first PPTX", f"{first:.0f} ms", "to reach: under 500"),
    ]  # fmt: skip


def file_rows(results: dict[str, dict[str, float]]) -> Rows:
    """Write the rows of files that are made, and of the web interface's answers."""
    exports, pack, page, api = (results[name] for name in ("exports", "pack", "standalone", "api"))
    words = results["search"]
    rows = (
        (f"search not seen before, {PROJECTS:,} projects", words["search_ms"], "ms", 60),
        ("the slowest of them", words["slowest_ms"], "ms", 60),
        (f"XLSX, {exports['projects']:.0f} projects", exports["xlsx_ms"], "ms", 150),
        ("XLSX, 5,000 projects", exports["xlsx_5000_ms"], "ms", 1500),
        ("CSV, 100,000 projects", exports["csv_100000_ms"], "ms", 1000),
        ("web interface, answer with unchanged ETag", api["unchanged_ms"], "ms", 10),
        ("map as PNG, 150 dpi", pack["png_ms"], "ms", 500),
        (f"PPTX, {SLIDES} slides", pack["pptx_ms"], "ms", 1500),
        ("one HTML file", page["html_ms"], "ms", 700),
        ("one HTML file, size", page["html_kb"], "kB", 1500),
    )
    return [
        (what, f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}",
         f"to reach: under {limit}")
        for what, value, unit, limit in rows
    ]  # fmt: skip
