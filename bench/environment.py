"""Environments of their own for what the dashboard itself does not need."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def python_of(name: str) -> Path:
    """Return the Python of ``bench/.env-<name>``, made of ``bench/<name>.txt`` where it is not.

    Raises
    ------
    subprocess.CalledProcessError
        If the packages cannot be installed; what the installer says is on screen.
    """
    wanted = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    folder = FOLDER / f".env-{name}"
    python, made_of = folder / "bin" / "python", folder / "made-of.txt"
    if made_of.exists() and made_of.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(folder, clear=True, with_pip=True)
    requirements = ["-r", str(FOLDER / f"{name}.txt")]
    uv = Path(sys.executable).with_name("uv")
    installer = [str(uv), "pip", "install", "--python", str(python)]
    if not uv.exists():
        installer = [str(python), "-m", "pip", "install"]
    subprocess.run([*installer, "--quiet", "--require-hashes", *requirements], check=True)
    made_of.write_text(wanted, encoding="utf-8")
    return python
