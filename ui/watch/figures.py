"""The figures of a server, as Prometheus reads them; none tells one visitor from another."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from content import cache
from ui.watch import state

REGISTRY = CollectorRegistry()  # of this module: one that a developer has edited has a new one
_QUICK = (0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.6, 1, 2, 5, 10)  # seconds

TABS = Gauge("zmos_tabs", "Tabs of browsers that are connected.", registry=REGISTRY)
RERUN = Histogram(
    "zmos_rerun_seconds",
    "From a visitor's act to the last message of the page's answer, as it leaves the server.",
    buckets=_QUICK,
    registry=REGISTRY,
)
REQUESTS = Counter(
    "zmos_requests", "Requests by what was asked for.", ["route", "status"], registry=REGISTRY
)
REQUEST = Histogram(
    "zmos_request_seconds",
    "From a request to the end of its answer.",
    ["route"],
    buckets=_QUICK,
    registry=REGISTRY,
)
FILES = Counter(
    "zmos_files", "Files by code and by how it ended.", ["code", "outcome"], registry=REGISTRY
)
BROKEN = Counter("zmos_broken_pages", "Runs of a page that broke off.", registry=REGISTRY)


class _Present(Collector):
    """What is read at the moment of asking: the data that are served, and the caches."""

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Name nothing ahead, so that nothing is read before a server stands."""
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the present figures."""
        yield from _of_data(state.state())
        units = ("bytes", "entries")
        sizes = {
            unit: GaugeMetricFamily(
                f"zmos_cache_{unit}", f"What is kept, in {unit}.", labels=["of"]
            )
            for unit in units
        }
        for size in cache.sizes():
            sizes[size.unit].add_metric([size.name], size.filled)
        yield from sizes.values()


def _of_data(found: state.State) -> Iterator[GaugeMetricFamily]:
    yield GaugeMetricFamily("zmos_ready", "Whether visitors can be answered.", found.is_ready)
    yield GaugeMetricFamily(
        "zmos_data_newest", "Whether the newest data are those served.", found.is_newest
    )
    yield GaugeMetricFamily(
        "zmos_releases_reachable", "Whether the store of releases answers.", found.reachable
    )
    release = GaugeMetricFamily("zmos_release", "The data served.", labels=["version", "checksum"])
    release.add_metric([found.version, found.checksum[:12]], 1)
    yield release
    if found.age_days is not None:
        age = "Days since the day of the data."
        yield GaugeMetricFamily("zmos_data_age_days", age, found.age_days)


for _collector in (ProcessCollector, PlatformCollector, GCCollector):
    _collector(registry=REGISTRY)
REGISTRY.register(_Present())
