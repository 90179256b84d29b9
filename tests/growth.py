"""How the work of a step grows with its text: a ratio of two runs on one machine, since a time alone says more of the machine."""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 3


def measure_growth(run: Callable[[int], object], size: int, times: int = 4) -> float:
    """How many times the work of `run(size)` is the work of `run(times * size)`: `times` where it follows the length, its square where
    each character is compared with all others.

    The least processor time of some rounds counts, so neither a busy machine nor a first run's loading does. Take a size that gives the
    processor some hundredths of a second to do.
    """
    run(size)

    def measure(length: int) -> float:
        begun = time.process_time()
        run(length)
        return time.process_time() - begun

    rounds = [(measure(size), measure(times * size)) for _ in range(ROUNDS)]
    return min(long for _, long in rounds) / min(short for short, _ in rounds)
