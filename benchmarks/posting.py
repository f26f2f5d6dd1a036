"""Posts forms over kept-open connections as fast as a server takes them; raw sockets cost the client little."""

import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

Post = tuple[str, bytes]
"""A path and a form."""


def post_all(port: int, posts: Sequence[Post], connections: int, told: Callable[[Post], None] | None = None) -> int:
    """How many were answered with 200; `told` hears of each as soon as its answer has come."""
    shares = [list(islice(posts, at, None, connections)) for at in range(connections)]
    with ThreadPoolExecutor(connections) as pool:
        return sum(pool.map(lambda share: _one(port, share, told), shares))


def await_port(port: int, seconds: float = 20) -> None:
    """Return once somebody listens."""
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _one(port: int, posts: Sequence[Post], told: Callable[[Post], None] | None) -> int:
    good = 0
    try:
        with socket.create_connection(("127.0.0.1", port), 30) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for post in posts:
                line.sendall(_request(*post))
                if _status(line) == b"200":
                    good += 1
                    if told:
                        told(post)
    except OSError:  # the server is gone: what was not answered was not acknowledged
        return good
    return good


def _request(path: str, form: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(form)}\r\n\r\n"
    )
    return head.encode() + form


def _status(line: socket.socket) -> bytes:
    """Read a whole answer; its status."""
    chunks = _chunks(line)
    got = b""
    while b"\r\n\r\n" not in got:
        got += next(chunks)
    head, _, body = got.partition(b"\r\n\r\n")
    lengths = [part for part in head.lower().split(b"\r\n") if part.startswith(b"content-length:")]
    while len(body) < int(lengths[0].split(b":")[1]) if lengths else not body.endswith(b"0\r\n\r\n"):
        body += next(chunks)
    return head[9:12]


def _chunks(line: socket.socket) -> Iterator[bytes]:
    while True:
        got = line.recv(65536)
        if not got:
            raise ConnectionResetError
        yield got
