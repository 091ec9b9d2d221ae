"""Measures the danger reader: milliseconds a message, ratio to folding alone, start-up and memory.

Run: `python -m benchmarks.triage`. The messages are those of `data/triage`; one core, nothing else.
"""

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from texts.persian import fold
from triage.__main__ import shipped_lines
from triage.shipped import read

STARTUP = """
import json, time
from pathlib import Path
pages = lambda: int(Path("/proc/self/statm").read_text().split()[1])
before, began = pages(), time.perf_counter()
import triage.shipped
took = (time.perf_counter() - began) * 1000
print(json.dumps({"ms": took, "kib": (pages() - before) * 4, "all_kib": pages() * 4}))
"""
"""Linux only: the memory of a fresh process, before and after the reader is imported."""


def timed(texts: Sequence[str], work: Callable[[str], object]) -> list[float]:
    """Give the milliseconds that each message takes, sorted."""
    taken = []
    for text in texts:
        began = time.perf_counter()
        work(text)
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def share(values: Sequence[float], part: float) -> float:
    """Give the value below which a part of all values lies."""
    return values[int(len(values) * part)]


def main() -> None:
    """Print the figures."""
    texts = [line.text for line in shipped_lines()]
    gc.collect()
    gc.freeze()  # as a process that serves does after it has started
    cold, warm, floor = timed(texts, read), timed(texts, read), timed(texts, fold)
    for name, values in (("first time", cold), ("again", warm), ("fold alone", floor)):
        print(
            f"{name:<12} p50 {share(values, 0.5):.3f}  p95 {share(values, 0.95):.3f}  p99 {share(values, 0.99):.3f} ms"
        )
    print(f"ratio to fold, p50: {share(warm, 0.5) / share(floor, 0.5):.0f}")
    longest = ". ".join(texts)[:4000]
    print(f"4,000 characters: {timed([longest], read)[0]:.1f} ms, again {timed([longest], read)[0]:.1f} ms")
    started = json.loads(
        subprocess.run([sys.executable, "-c", STARTUP], capture_output=True, check=True, text=True).stdout
    )
    print(f"start-up {started['ms']:.0f} ms, memory {started['kib'] / 1024:.0f} MB of {started['all_kib'] / 1024:.0f}")


if __name__ == "__main__":
    main()
