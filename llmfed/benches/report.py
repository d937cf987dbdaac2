"""What every bench prints: metrics, targets, and whether they are met."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Metrics by name_unit, each with a target or none."""

    bench: str
    metrics: dict[str, float] = field(default_factory=dict)
    targets: dict[str, Mapping[str, float]] = field(default_factory=dict)
    before_ms: float = field(default_factory=lambda: yardstick_ms())

    def add(self, name: str, value: float, *, most: float | None = None, least: float | None = None) -> None:
        """Record a metric, with the most or the least it may be."""
        self.metrics[name] = round(value, 3)
        if most is not None:
            self.targets[name] = {"max": most}
        if least is not None:
            self.targets[name] = {"min": least}

    @property
    def met(self) -> bool:
        return all(self._holds(name, bound) for name, bound in self.targets.items())

    def _holds(self, name: str, bound: Mapping[str, float]) -> bool:
        value = self.metrics[name]
        return value <= bound.get("max", value) and value >= bound.get("min", value)

    def line(self) -> str:
        """The last line of a bench, with what a fixed piece of work took here before and after it.

        Machines differ, and have moods: where the two are far apart the figures between them say little.
        """
        self.add("yardstick_before_ms", self.before_ms)
        self.add("yardstick_after_ms", yardstick_ms())
        return json.dumps({"bench": self.bench, "metrics": self.metrics, "targets": self.targets, "met": self.met})


def yardstick_ms() -> float:
    """Milliseconds of a million additions and multiplications in plain Python, the median of seven."""
    times = []
    for _ in range(7):
        began, total = time.perf_counter(), 0
        for number in range(1_000_000):
            total += number * number
        times.append((time.perf_counter() - began) * 1000)
    return quantile(times, 0.5)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
