"""Figures of a list as they are written in a language."""

from __future__ import annotations

from decimal import Decimal

from zmos_data.sources.source import RATE, Figure

_SLOVENIAN = str.maketrans(",.", ".,")


def eur(value: Decimal, language: str) -> str:
    """Write an amount with its cents."""
    text = f"{value:,.2f}"
    return f"{text.translate(_SLOVENIAN)}\u00a0EUR" if language == "sl" else f"EUR\u00a0{text}"


def shown(figure: Figure, value: Decimal, language: str) -> str:
    """Write a figure of a list: EUR, or per cent where it is a rate."""
    if figure.column != RATE:
        return eur(value, language)
    text = f"{value:f}"
    return f"{text.replace('.', ',')}\u00a0%" if language == "sl" else f"{text}%"
