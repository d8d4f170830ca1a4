"""A site on this machine that answers as it is told to, badly if need be."""

from __future__ import annotations

import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socket import SO_LINGER, SOL_SOCKET, socket

TEXT = "قال مدير مرفأ الندى سالم الغيداق إن السفينة ستصل مساء الخميس."
PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>مرفأ الندى</title></head><body>
<article><h1>مرفأ الندى يستقبل أول سفينة منذ عامين</h1><p>{TEXT}</p>
<p>وأضاف أن عشرين عاملا عادوا إلى أرصفة المرفأ.</p></article></body></html>
""".encode()

Answer = bytes | Callable[[socket], None]


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP answer, well formed unless *headers* say otherwise; ``x_y`` becomes ``x-y``."""
    given = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def reset(sock: socket) -> None:
    """Break the connection off as rudely as it can be done."""
    sock.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


@dataclass
class Asked:
    path: str
    headers: dict[str, str]


@dataclass
class Site:
    """What to answer: each address has its answers in turn, the last one for good. Without robots.txt, unless given."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    answers: dict[str, list[Answer]] = field(default_factory=dict)

    def on(self, path: str, *answers: Answer, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """Answer *path* so; its address."""
        self.answers[path] = list(answers or [answer()])
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self, robots: bool = False) -> list[str]:
        """What was asked for, in order."""
        return [a.path for a in self.asked if robots or a.path != "/robots.txt"]

    def take(self, sock: socket) -> None:
        data = b""
        while b"\r\n\r\n" not in data:
            part = sock.recv(65536)
            if not part:
                return
            data += part
        first, *lines = data.decode("latin-1").split("\r\n")
        path = first.split(" ")[1]
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines) if k}
        self.asked.append(Asked(path, headers))
        queue = self.answers.get(path) or [answer(b"no such page", "404 Not Found")]
        now = queue.pop(0) if len(queue) > 1 else queue[0]
        if callable(now):
            now(sock)
        else:
            sock.sendall(now)


@contextmanager
def serving(certificate: ssl.SSLContext | None = None, site: Site | None = None) -> Iterator[Site]:
    """A site that serves while the block runs: a plain one, or *site*."""
    site = site or Site()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                sock = self.request
                sock.settimeout(5)
                if certificate is not None:
                    sock = certificate.wrap_socket(sock, server_side=True)
                site.take(sock)
                sock.close()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads, block_on_close, allow_reuse_address = True, False, True

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield site
        server.shutdown()
