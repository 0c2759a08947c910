"""Take a drawing or refuse it; the verdict on the same content is given once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from zmos_data.svg.refusal import Refusal, RefusalError
from zmos_data.svg.rewriting import rewrite
from zmos_data.svg.trial import TrialError, draw


@dataclass(frozen=True)
class Drawing:
    """A drawing that was taken.

    Attributes
    ----------
    svg : bytes
        The file, written anew.
    picture : bytes or None
        PNG of the try, of which all pictures of a drawing from outside are made: the server
        itself never gives it to the renderer. None where the drawing was not tried.
    """

    svg: bytes
    picture: bytes | None = None


def take(content: bytes, *, outside: bool = True) -> Drawing:
    """Take a drawing.

    Parameters
    ----------
    content : bytes
        The file.
    outside : bool
        Is it from outside the project? Then it is drawn once, apart.

    Raises
    ------
    RefusalError
        If it is not taken.
    """
    try:
        verdict = _judge(content, outside)
    except TrialError as no_trial:
        raise no_trial.refused from None
    if isinstance(verdict, Refusal):
        raise RefusalError(verdict.rule, verdict.found, verdict.line)
    return verdict


# Two cuts of each of twelve towns, official and own; the key is the content itself.
@lru_cache(maxsize=64)
def _judge(content: bytes, outside: bool) -> Drawing | Refusal:
    try:
        svg, view_box = rewrite(content)
        return Drawing(svg, draw(svg, view_box) if outside else None)
    except RefusalError as refused:
        return refused.refusal
