"""Vega, the library that draws the charts in the browser: one file, written out of its package."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

PACKAGE = "vl-convert-python"
KEPT = Path(__file__).resolve().parents[2] / "static" / "vendor"
_WRITE = "import sys, vl_convert; sys.stdout.buffer.write(vl_convert.javascript_bundle().encode())"


def script(folder: Path = KEPT) -> bytes:
    """Return the script of Vega, Vega-Lite and vega-embed.

    It is written once for a version of the package and then kept.

    Parameters
    ----------
    folder : Path
        Where it is kept.

    Returns
    -------
    bytes
        About 900 kB of JavaScript; it sets ``window.vegaEmbed``.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    kept = folder / f"vega-{version(PACKAGE)}.js"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = kept.with_name(f".{kept.name}.{os.getpid()}")
        beside.write_bytes(_written())
        beside.replace(kept)
    return kept.read_bytes()


def _written() -> bytes:
    """Let a process of its own write it: the package's engine takes 150 MB and 3 s."""
    done = subprocess.run([sys.executable, "-c", _WRITE], capture_output=True, check=False)
    if done.returncode or not done.stdout:
        raise OSError(
            f"{PACKAGE}: the charts' script cannot be written; run: "
            f"pip install -r requirements.txt ({done.stderr.decode(errors='replace')[-300:]})"
        )
    return done.stdout
