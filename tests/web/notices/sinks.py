"""Far ends of carriers on this machine: what a web gateway and a mail server would have received."""

import json
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Sink:
    """What came in, and what the far end answers."""

    port: int = 0
    status: int = 200
    received: list[str] = field(default_factory=list)


@contextmanager
def _listening(server: socketserver.TCPServer, sink: Sink) -> Iterator[Sink]:
    sink.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield sink
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def gateway() -> Iterator[Sink]:
    """A gateway that takes JSON."""
    sink = Sink()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            sink.received.append(json.dumps(body, ensure_ascii=False))
            self.send_response(sink.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with _listening(ThreadingHTTPServer(("127.0.0.1", 0), Handler), sink):
        yield sink


@contextmanager
def mail_server() -> Iterator[Sink]:
    """A mail server that takes whatever comes."""
    sink = Sink()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 sink")
            for line in self.rfile:
                verb = line[:4].upper()
                if verb == b"DATA":
                    self.say("354 go on")
                    sink.received.append("".join(part.decode() for part in iter(self.rfile.readline, b".\r\n")))
                self.say("221 bye" if verb == b"QUIT" else "250 fine")
                if verb == b"QUIT":
                    return

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with _listening(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler), sink):
        yield sink
