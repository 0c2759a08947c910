"""Rows of the report on slides, files and the web interface: figure, and what to reach."""

from __future__ import annotations

Rows = list[tuple[str, str, str]]


def slide_rows(slides: dict[str, float]) -> Rows:
    """Write the rows of a change of the slide."""
    return [
        ("rerun, bare page, beside the slides", f"{slides['bare_ms']:.0f} ms", "the floor"),
        ("change of the slide, title and map painted", f"{slides['slide_ms']:.0f} ms",
         f"{slides['times_bare']:.2f} x the bare rerun (to reach: under 1.5)"),
        ("map blank while the slide changes", f"{slides['blank_ms']:.0f} ms", ""),
    ]  # fmt: skip


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
    rows = (
        ("XLSX, 89 projects", exports["xlsx_ms"], "ms", 150),
        ("XLSX, 5,000 projects", exports["xlsx_5000_ms"], "ms", 1500),
        ("CSV, 100,000 projects", exports["csv_100000_ms"], "ms", 1000),
        ("web interface, answer with unchanged ETag", api["unchanged_ms"], "ms", 10),
        ("map as PNG, 150 dpi", pack["png_ms"], "ms", 500),
        ("PPTX, 12 slides", pack["pptx_ms"], "ms", 1500),
        ("one HTML file", page["html_ms"], "ms", 700),
        ("one HTML file, size", page["html_kb"], "kB", 1500),
    )
    return [
        (what, f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}",
         f"to reach: under {limit}")
        for what, value, unit, limit in rows
    ]  # fmt: skip
