"""`python -m tests.e2e.over_tls PORT CERTIFICATE KEY`: the platform as in production, with TLS in front of it."""

import sys
from pathlib import Path

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

if __name__ == "__main__":
    port, certificate, key = sys.argv[1:]
    Server(
        "kaoheng_web.wsgi:application",
        port=int(port),
        interface=Interfaces.WSGI,
        blocking_threads=4,
        ssl_cert=Path(certificate),
        ssl_key=Path(key),
        log_level=LogLevels.warning,
    ).serve()
