"""A drawing from outside is drawn once, where a crash ends nothing but the try."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from pathlib import Path

from zmos_data.svg import limits, renderer
from zmos_data.svg.box import shape
from zmos_data.svg.refusal import RefusalError

_SIGXCPU = getattr(signal, "SIGXCPU", None)


class TrialError(Exception):
    """The try says nothing about the drawing; it is made again at the next occasion."""

    def __init__(self, found: str) -> None:
        self.refused = RefusalError("trial", found)
        super().__init__(str(self.refused))


def draw(svg: bytes, view_box: str) -> bytes:
    """Draw a file in a process of its own, with limits of time and memory.

    Parameters
    ----------
    svg : bytes
        A file that `zmos_data.svg.rewriting.rewrite` has written.
    view_box : str
        Its viewBox.

    Returns
    -------
    bytes
        PNG, the longer side of ``limits.PICTURE_PIXELS``.

    Raises
    ------
    RefusalError
        With the rule ``renderer``, ``crash``, ``slow`` or ``blank``.
    TrialError
        If no process can be started, or the machine is too busy.
    """
    width, height = shape(view_box)
    pixels = max(1, round(width * limits.PICTURE_PIXELS / max(width, height)))
    numbers = map(str, (pixels, limits.SECONDS, limits.MEMORY_BYTES))
    # -P: the folder of the script is no place to import from.
    command = [sys.executable, "-P", str(Path(renderer.__file__)), *numbers]
    try:
        done = subprocess.run(
            command, input=svg, capture_output=True, timeout=limits.WAIT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise TrialError(f"no answer in {limits.WAIT_SECONDS} seconds") from None
    except OSError as error:
        raise TrialError(error.strerror or str(error)) from None
    if done.returncode:
        raise _failed(done.returncode, done.stderr)
    _check_picture(done.stdout)
    return done.stdout


def _failed(code: int, said: bytes) -> RefusalError | TrialError:
    """Say how a try has ended that has no picture."""
    words = said.decode(errors="replace")
    if code == renderer.MISSING:
        return TrialError(words)
    if code == renderer.REFUSES:
        return RefusalError("renderer", words)
    if _SIGXCPU is not None and code == -_SIGXCPU:
        return RefusalError("slow")
    if code < 0:
        return RefusalError("crash", signal.strsignal(-code) or f"signal {-code}")
    return RefusalError("crash", f"exit code {code}")


def _check_picture(picture: bytes) -> None:
    """Refuse a picture in which nothing can be seen."""
    from PIL import Image

    with Image.open(io.BytesIO(picture), formats=["PNG"]) as opened:
        if not opened.convert("RGBA").getchannel("A").getbbox():
            raise RefusalError("blank")
