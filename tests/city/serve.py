"""`python -m tests.city.serve PORT`: the demo city on its server, where time begins on the day of the visit.

A file `day` in the city's folder says that it is another day.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kaoheng_web.cli.server import listen
from kaoheng_web.shared import clock
from kaoheng_web.wsgi import application as platform
from tests.city.day import VISITED

BEGAN = time.monotonic()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The platform, so long after that day as the server has been running."""
    another = Path(os.environ["KAOHENG_DATA"]) / "day"
    began = datetime.fromisoformat(another.read_text()) if another.exists() else VISITED
    with clock.at(began + timedelta(seconds=time.monotonic() - BEGAN)):
        return platform(environ, start_response)


if __name__ == "__main__":
    listen("tests.city.serve.application", "127.0.0.1", int(sys.argv[1]))
