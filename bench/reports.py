"""Rows of the report on pages, slides, files and the web interface: figure, and what to reach."""

from __future__ import annotations

from bench.pack import SLIDES
from bench.page_reruns import PAGES
from scripts.generate_projects import MUNICIPALITIES, PROJECTS

Rows = list[tuple[str, str, str]]
RERUN, RERUN_LARGE = 1.6, 3  # what a click may take: in those of (a), of (a') on the large data
MEMORY_MB = 250
WAIT_MS = 200  # that nobody is to make another wait longer


def slide_rows(slides: dict[str, float]) -> Rows:
    """Write the rows of a change of the slide."""
    return [
        ("click, (a'), beside the slides", f"{slides['bare_ms']:.0f} ms", ""),
        ("change in the browser, (s), beside the slides", f"{slides['static_ms']:.0f} ms", ""),
        (
            "change of the slide, title and map painted",
            f"{slides['slide_ms']:.0f} ms",
            f"{slides['times_static']:.2f} x (s), {slides['times_bare']:.2f} x (a') "
            "(to reach: under 1.5 x (a'))",
        ),
        ("map blank while the slide changes", f"{slides['blank_ms']:.0f} ms", ""),
    ]


def page_rows(reruns: dict[str, float]) -> Rows:
    """Write a row for each page's click, on the shipped and on the large data."""
    plain, bare = reruns["bare_ms"], reruns["bare_ours_ms"]
    rows = [("click on each page in turn, (a)", f"{plain:.0f} ms", f"(a'): {bare:.0f} ms")]
    for page in PAGES:
        small, large = reruns[f"{page}_ms"], reruns[f"{page}_large_ms"]
        rows += [
            (
                f"click, {page}, shipped data",
                f"{small:.0f} ms",
                f"{small / bare:.2f} x (a'), {small / plain:.2f} x (a) "
                f"(to reach: at most {RERUN} x (a))",
            ),
            (
                f"click, {page}, {PROJECTS:,} projects, {MUNICIPALITIES} municipalities",
                f"{large:.0f} ms",
                f"{large / bare:.2f} x (a') (to reach: at most {RERUN_LARGE}), "
                f"{large / plain:.2f} x (a)",
            ),
        ]
    return rows


def memory_rows(sessions: dict[str, float]) -> Rows:
    """Write the row of the server's memory."""
    seen = f"{sessions['visitors']:.0f} visitors, {sessions['views']:.0f} views each"
    memory = f"memory of the server, {seen}, {PROJECTS:,} projects"
    return [(memory, f"{sessions['mb']:.0f} MB", f"to reach: under {MEMORY_MB}")]


def blocking_rows(found: dict[str, float]) -> Rows:
    """Write the rows of one visitor's clicks while another has a presentation made."""
    beside = found["longest_ms"] - found["alone_ms"]
    first = found["first_longest_ms"] - found["alone_ms"]
    return [
        ("rerun of a visitor alone", f"{found['alone_ms']:.0f} ms", ""),
        (
            "longest wait more while another has a PPTX made",
            f"{beside:.0f} ms",
            "to reach: under 500",
        ),
        ("the same beside the server's first PPTX", f"{first:.0f} ms", "to reach: under 500"),
    ]


def wait_rows(found: dict[str, float]) -> Rows:
    """Write the rows of one visitor's acts while others ask for what is large."""
    alone = f"{found['alone_ms']:.0f} ms (longest {found['alone_longest_ms']:.0f} more)"
    rows = [(f"act of a visitor alone, {PROJECTS:,} projects", alone, "no browser")]
    for name in (name for name in found if name.endswith("_number")):
        kind = name.removesuffix("_number")
        rows += [
            (
                f"longest wait more while two others ask for: {kind}",
                f"{found[f'{kind}_ms']:.0f} ms",
                f"{found[name]:.0f} had meanwhile (to reach: under {WAIT_MS})",
            )
        ]
    return rows


def api_rows(found: dict[str, float]) -> Rows:
    """Write the rows of the web interface's answers: a full one, and one that is unchanged."""
    full, unchanged = found["full_ms"], found["unchanged_ms"]
    return [
        ("web interface, full answer with the polygons", f"{full:.1f} ms", ""),
        (
            "web interface, answer with unchanged ETag",
            f"{unchanged:.1f} ms",
            f"{unchanged / full:.2f} x the full one (to reach: under 10 ms)",
        ),
    ]


def file_rows(results: dict[str, dict[str, float]]) -> Rows:
    """Write the rows of files that are made, and of the search in Python."""
    exports, pack, page, words = (
        results[name] for name in ("exports", "pack", "standalone", "search")
    )
    rows = (
        (f"search alone, not seen before, {PROJECTS:,} projects", words["search_ms"], "ms", 60),
        ("the slowest of them", words["slowest_ms"], "ms", 60),
        (f"XLSX, {exports['projects']:.0f} projects", exports["xlsx_ms"], "ms", 150),
        ("XLSX, 5,000 projects", exports["xlsx_5000_ms"], "ms", 1500),
        ("CSV, 100,000 projects", exports["csv_100000_ms"], "ms", 1000),
        ("map as PNG, 150 dpi", pack["png_ms"], "ms", 500),
        (f"PPTX, {SLIDES} slides", pack["pptx_ms"], "ms", 1500),
        ("the pack of a town (PDF)", pack["town_pdf_ms"], "ms", 1500),
        ("the pack of a town (PPTX)", pack["town_pptx_ms"], "ms", 1500),
        ("one HTML file", page["html_ms"], "ms", 700),
        ("one HTML file, size", page["html_kb"], "kB", 1500),
    )
    return [
        (
            what,
            f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}",
            f"to reach: under {limit}",
        )
        for what, value, unit, limit in rows
    ]


def editing_rows(found: dict[str, float]) -> Rows:
    """Write rows of what an editor waits for."""
    rows = (
        ("template, about 100 projects (XLSX)", "template_few_ms", 3000),
        ("template, 5,000 projects (XLSX)", "template_many_ms", 3000),
        ("check of about 100 projects, 1,000 rows (XLSX)", "check_few_ms", 300),
        ("check of 5,000 rows (XLSX)", "check_some_ms", 3000),
        ("check of 5,000 projects, 50,000 rows (XLSX)", "check_many_ms", 3000),
        ("preview of about 100 projects, another editor's release between", "preview_few_ms", 1000),
        ("preview of 5,000 rows, another editor's release between", "preview_some_ms", 1000),
        ("preview of 5,000 projects, another editor's release between", "preview_many_ms", 1000),
        ("comparison of two releases of 5,000 projects", "compare_ms", 1000),
        ("a release, to the first answer that has it", "visible_ms", 5000),
        ("a release, to an open page that has it after a click", "click_ms", 5000),
    )
    return [
        (what, f"{found[name]:.0f} ms", f"to reach: under {limit}") for what, name, limit in rows
    ]


def edition_rows(found: dict[str, float]) -> Rows:
    """Write the rows of the static edition."""
    rows = [
        (
            "static edition, made",
            f"{found['build_s']:.0f} s",
            f"{found['build_cpu_s']:.0f} s of a processor (to reach: under 60 s on 2 cores)",
        ),
        ("static edition, the dashboard", f"{found['mb']:.1f} MB", "(to reach: at most 6 MB)"),
        ("static edition, files to take away", f"{found['files_mb']:.0f} MB", ""),
        ("static edition, fetched later to be kept", f"{found['kept_kb']:.0f} kB", ""),
    ]
    for mark, wire in (("", "full speed"), ("_slow", "10 Mbit/s")):
        text, map_, kb, requests = (
            found[f"{name}{mark}"] for name in ("text_ms", "map_ms", "kb", "requests")
        )
        rows.append(
            (
                f"static edition, first visit, {wire}",
                f"text {text:.0f} ms, whole {map_:.0f} ms",
                f"{kb:.0f} kB, {requests:.0f} requests (to reach: at most 400 kB; text under "
                "500 ms, map under 1,000 ms at 10 Mbit/s)",
            )
        )
    click = f"{found['click_ms']:.0f} ms"
    against = f"the whole after {found['click_whole_ms']:.0f} ms (to reach: under 30 ms)"
    return [*rows, ("static edition, click on a theme", click, against)]
