"""Time and memory of one job, run in a process of its own."""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Measured:
    """Seconds of each run, the peak memory of the process, and what the job answered."""

    seconds: tuple[float, ...]
    peak_bytes: int
    answer: Any = None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def timed(job: Callable[[], Any], runs: int, warm: int = 1) -> tuple[tuple[float, ...], Any]:
    """The seconds of `runs` runs after `warm` uncounted ones, and the last answer."""
    answer = None
    for _ in range(warm):
        answer = job()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        answer = job()
        seconds.append(time.perf_counter() - start)
    return tuple(seconds), answer


def interleaved(jobs: dict[str, Callable[[], Any]], runs: int, warm: int = 1) -> dict[str, Measured]:
    """Several jobs in turn, A B A B …, so that a machine that slows down slows all of them."""
    answers = {name: job() for _ in range(warm) for name, job in jobs.items()}
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            start = time.perf_counter()
            answers[name] = job()
            seconds[name].append(time.perf_counter() - start)
    return {name: Measured(tuple(taken), peak_bytes(), answers[name]) for name, taken in seconds.items()}


def peak_bytes() -> int:
    """The most memory this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def alone(work: Callable[..., Any], *arguments: Any) -> Any:
    """Run work in a fresh process, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(work, arguments)
