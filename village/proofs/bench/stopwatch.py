"""Times something many times over and says what is usual."""

import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

Times = list[float]


def median(times: Times) -> float:
    return round(statistics.median(times) * 1000, 3)


def slow(times: Times) -> float:
    """One in twenty takes longer."""
    return round(sorted(times)[int(len(times) * 0.95)] * 1000, 3)


def nothing(_number: int) -> None:
    """Nothing has to be done first."""


def clock(
    work: Callable[[int], object],
    times: int,
    before: Callable[[int], object] = nothing,
    patience: float = 15,
) -> Times:
    """Warm first. After `patience` seconds it stops with what it has, but not before it has three."""
    for number in (0, 1):
        before(number)
        work(number)
    found: Times = []
    began = time.perf_counter()
    for number in range(times):
        before(number)
        start = time.perf_counter()
        work(number)
        found.append(time.perf_counter() - start)
        if len(found) >= 3 and time.perf_counter() - began > patience:
            break
    return found


def machine() -> dict[str, object]:
    """What it was measured on; never its name."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    memory = Path("/proc/meminfo").read_text().split()[1] if Path("/proc/meminfo").exists() else "0"
    return {
        "processors": len(models) or 1,
        "processor": models[0] if models else platform.machine(),
        "memory_gb": round(int(memory) / 1_000_000),
        "python": platform.python_version(),
        "postgresql": "18, the one that comes along",
    }
