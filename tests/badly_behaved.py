"""A web server that misbehaves as it is told: each path is a way to do it."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CSV = "Ime operacije;Ime upravičenca\nPreskusni projekt A;Mestna občina Celje\n".encode()
BOMB = gzip.compress(bytes(20_000_000))
STEP_S = 0.02  # between the letters of a slow answer


@dataclass
class Server:
    """A running server: its address, what it was asked, and how it answers each path."""

    address: str = ""
    asked: list[tuple[str, str, bytes]] = field(default_factory=list)  # method, path, body
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: dict[str, Callable[["Handler"], None]] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return self.address + path

    def count(self, path: str) -> int:
        """Count how often a path was asked for."""
        return sum(1 for _, asked, _ in self.asked if asked == path)


class Handler(BaseHTTPRequestHandler):
    """Answers as the server was told to."""

    server_is: Server

    def do_GET(self) -> None:
        """Note what is asked, and answer."""
        length = int(self.headers.get("Content-Length") or 0)
        self.server_is.asked.append((self.command, self.path, self.rfile.read(length)))
        self.server_is.headers.append(dict(self.headers))
        try:
            self.server_is.answers[self.path](self)
        except OSError:
            self.close_connection = True  # whoever asked has gone

    do_POST = do_GET  # noqa: N815 (the library asks for it)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Answer at once; a header that is empty is left out."""
        said = {"Content-Length": str(len(body)), "Content-Type": "text/csv", "Connection": "close"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.send_response(status)
        for name, value in said.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, letters: bytes) -> None:
        """Send a letter at a time, until whoever asked goes or the test is over."""
        for letter in letters:
            self.wfile.write(bytes([letter]))
            self.wfile.flush()
            if self.server_is.ended.wait(STEP_S):
                return


def answers(status: int, body: bytes = b"", **headers: str) -> Callable[[Handler], None]:
    """Answer always so."""
    return lambda handler: handler.say(status, body, **headers)


def in_turn(*turns: Callable[[Handler], None]) -> Callable[[Handler], None]:
    """Answer each time otherwise; the last one for good."""
    left = list(turns)

    def answer(handler: Handler) -> None:
        turn = left.pop(0) if len(left) > 1 else left[0]
        turn(handler)

    return answer


def silent(handler: Handler) -> None:
    """Take the question and answer nothing."""
    handler.server_is.ended.wait(5)


def slow_headers(handler: Handler) -> None:
    handler.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 2000)


def slow_body(handler: Handler) -> None:
    handler.say(200, Content_Length="")
    handler.drip(CSV * 100)


def truncated(handler: Handler) -> None:
    handler.say(200, CSV, Content_Length=str(len(CSV) + 1000))


def endless(handler: Handler) -> None:
    handler.say(200, Content_Length="")
    while not handler.server_is.ended.is_set():
        handler.wfile.write(CSV * 1000)


def bomb(handler: Handler) -> None:
    handler.say(200, BOMB, Content_Encoding="gzip")


@contextmanager
def badly_behaved() -> Iterator[Server]:
    """Serve on a free port of this machine."""
    server = Server()
    handler = type("Bound", (Handler,), {"server_is": server})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    http.daemon_threads = True
    server.address = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        http.shutdown()
        thread.join()
        http.server_close()
