"""Staff pages with 3,000 units beside the same server returning a constant: `python -m benchmarks.pages [UNITS]`."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import django

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
FOLDER = tempfile.TemporaryDirectory(prefix="kaoheng-bench-")
os.environ |= {
    "KAOHENG_DATA": FOLDER.name,
    "KAOHENG_LOG_LEVEL": "ERROR",
    "DJANGO_SETTINGS_MODULE": "kaoheng_web.settings.demo",
}
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.measure import interleaved  # noqa: E402
from benchmarks.units import fill  # noqa: E402
from kaoheng_web.demo.city import seed  # noqa: E402
from kaoheng_web.organisation.models import Account, Unit  # noqa: E402

PAGES = (
    *("/", "/units/", "/groups/", "/people/", "/roles/", "/account/", "/steps/", "/documents/", "/self-assessments/"),
    *("/progress/", "/targets/issued/", "/orders/", "/results/", "/consequences/"),
)
RUNS = 30


@contextmanager
def server(application: str) -> Iterator[HTTPConnection]:
    """An application behind the server that production uses, and a connection that stays open."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--interface", "wsgi", "--port", str(port), "--log-level", "error", "--no-access-log")
    process = subprocess.Popen([sys.executable, "-m", "granian", *options, application])
    try:
        yield _connected(port)
    finally:
        process.terminate()
        process.wait()


def _connected(port: int) -> HTTPConnection:
    for _ in range(200):
        try:
            made = HTTPConnection("127.0.0.1", port, timeout=60)
            made.connect()
        except OSError:
            time.sleep(0.1)
        else:
            return made
    raise TimeoutError("the server did not start")


def asking(made: HTTPConnection, path: str, cookie: str) -> Callable[[], int]:
    """A request, answered with 200; the number of bytes."""

    def ask() -> int:
        made.request("GET", path, headers={"Cookie": cookie})
        answer = made.getresponse()
        body = answer.read()
        assert answer.status == 200, f"{path}: {answer.status}"
        return len(body)

    return ask


def main() -> None:
    """Measure and print."""
    Path(FOLDER.name, "static").mkdir()
    call_command("migrate", verbosity=0)
    seed()
    fill(Unit.objects.get(parent__isnull=True), COUNT)
    client = Client()
    client.force_login(Account.objects.get(name="office1"))
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    with ExitStack() as stack:
        platform = stack.enter_context(server("kaoheng_web.wsgi:application"))
        constant = stack.enter_context(server("benchmarks.constant:application"))
        jobs = {path: asking(platform, path, cookie) for path in PAGES}
        found = interleaved({"constant": asking(constant, "/", cookie), **jobs}, RUNS, warm=2)
    made = Table(title=f"staff pages, {Unit.objects.count():,} units, {connection.vendor}", title_justify="left")
    for head in ("", "median", "beside a constant", "size", "queries"):
        made.add_column(head, justify="left" if not head else "right")
    least = found["constant"].median
    for path, measured in found.items():
        times, queries = (f"{measured.median / least:.0f} ×", _queries(client, path)) if path in PAGES else ("", "")
        made.add_row(path, f"{measured.median * 1000:.2f} ms", times, f"{measured.answer / 1024:,.0f} kB", queries)
    Console(width=120, highlight=False).print(made)


def _queries(client: Client, path: str) -> str:
    client.get(path, headers={"Host": "localhost"})
    with CaptureQueriesContext(connection) as asked:
        client.get(path, headers={"Host": "localhost"})
    return str(len(asked))


if __name__ == "__main__":
    main()
