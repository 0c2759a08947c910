"""The server's own figures, before and after: reruns between two moments, and their quantiles."""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass

Buckets = dict[float, float]  # how many reruns took at most so many seconds


@dataclass(frozen=True)
class Reruns:
    """Reruns of a server since its start, by the bounds of its histogram."""

    buckets: Buckets

    def since(self, before: Reruns) -> Reruns:
        """Return those that came after another moment."""
        return Reruns({bound: n - before.buckets[bound] for bound, n in self.buckets.items()})

    @property
    def number(self) -> int:
        """How many there were."""
        return int(self.buckets[float("inf")])

    def quantile_ms(self, share: float) -> float:
        """Return the time that a share of them took at most, between two bounds by proportion."""
        wanted, low, below = share * self.number, 0.0, 0.0
        for bound, n in sorted(self.buckets.items()):
            if n >= wanted and n > below:
                if bound == float("inf"):
                    return low * 1000
                return (low + (bound - low) * (wanted - below) / (n - below)) * 1000
            low, below = bound, n
        return 0.0


def reruns(address: str) -> Reruns:
    """Ask a server for its reruns."""
    return Reruns(dict(_samples(address, "zmos_rerun_seconds_bucket")))


def broken_pages(address: str) -> int:
    """Ask a server how many runs of a page broke off."""
    return int(sum(n for _, n in _samples(address, "zmos_broken_pages_total")))


def _samples(address: str, name: str) -> list[tuple[float, float]]:
    with urllib.request.urlopen(f"{address}/metrics") as answer:
        lines = answer.read().decode().splitlines()
    found = [line for line in lines if line.startswith((name + "{", name + " "))]
    return [
        (float(line.partition('le="')[2].partition('"')[0] or "nan"), float(line.split()[-1]))
        for line in found
    ]
