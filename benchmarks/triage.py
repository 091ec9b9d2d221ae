"""Measures the danger reader: milliseconds a message, ratio to folding alone, start-up, first message and memory.

Run: `python -m benchmarks.triage`. The messages are those of `data/triage`; one core, nothing else. Start-up is told
as a ratio too, to a fresh process that only imports what the reader is written with: a slow machine is slow at both.
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
def since(began):
    return (time.perf_counter() - began) * 1000
began = time.perf_counter()
import enum, functools, itertools, re, struct, tomllib, unicodedata, zlib
floor, before, began = since(began), pages(), time.perf_counter()
import triage.shipped
ms, began = since(began), time.perf_counter()
triage.shipped.read("سلام، برای کلاس خیاطی ثبت نام می‌کنید؟")
first, after = since(began), pages()
print(json.dumps({"floor": floor, "ms": ms, "first": first, "kib": (after - before) * 4, "all_kib": after * 4}))
"""
"""Linux only: a fresh process imports the reader and reads its first message; its memory before and after."""

STARTS = 5
"""Fresh processes, of which the quickest counts: the others waited for something else."""

MOST_MS, MOST_MIB = 300, 60
"""Bars for start-up with the first message, and for the memory it takes (set with the reader's task, not measured)."""


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
    starts = [json.loads(_fresh()) for _ in range(STARTS)]
    best = min(starts, key=lambda start: start["ms"] + start["first"])
    took, memory = best["ms"] + best["first"], best["kib"] / 1024
    print(
        f"start-up {best['ms']:.0f} ms, first message {best['first']:.1f} ms, together {took:.0f} (bar {MOST_MS}), "
        f"{took / best['floor']:.0f} times the imports alone"
    )
    print(f"memory {memory:.0f} MB (bar {MOST_MIB}) of {best['all_kib'] / 1024:.0f}")
    if took > MOST_MS or memory > MOST_MIB:
        sys.exit("over the bar")


def _fresh() -> str:
    """Start a fresh process; give what it measured."""
    return subprocess.run([sys.executable, "-c", STARTUP], capture_output=True, check=True, text=True).stdout


if __name__ == "__main__":
    main()
