"""A mail server on this machine: as much SMTP as a client needs, and faults on demand."""

from __future__ import annotations

import base64
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message


@dataclass
class Post:
    """What came, and how to answer: *faults* are used up one a message (``drop`` takes it and hangs up unheard)."""

    port: int = 0
    came: list[Message] = field(default_factory=list)
    users: list[tuple[str, str]] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    refused: tuple[str, ...] = ()


class _Talk(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        with suppress(OSError, ConnectionError):
            self._talk()

    def _talk(self) -> None:
        post: Post = self.server.post  # type: ignore[attr-defined]
        context: ssl.SSLContext | None = self.server.context  # type: ignore[attr-defined]
        sock = self.request
        sock.settimeout(5)
        secure = self.server.wrapped  # type: ignore[attr-defined]
        if secure:
            sock = context.wrap_socket(sock, server_side=True)
        file = sock.makefile("rwb")

        def say(line: str) -> None:
            file.write(line.encode() + b"\r\n")
            file.flush()

        say("220 post.example")
        while line := file.readline().decode("latin-1").strip():
            verb = line.split(" ")[0].upper()
            if verb == "EHLO":
                say("250-post.example")
                if context is not None and not secure:
                    say("250-STARTTLS")
                say("250 AUTH PLAIN")
            elif verb == "STARTTLS" and context is not None:
                say("220 go on")
                sock = context.wrap_socket(sock, server_side=True)
                file, secure = sock.makefile("rwb"), True
            elif verb == "AUTH":
                _, user, password = base64.b64decode(line.split(" ")[2]).decode().split("\0")
                post.users.append((user, password))
                say("535 no" if password == "wrong" else "235 welcome")
            elif verb == "RCPT":
                say("550 nobody here" if any(name in line for name in post.refused) else "250 fine")
            elif verb == "DATA":
                fault = post.faults.pop(0) if post.faults else ""
                if fault == "busy":
                    say("451 later")
                    continue
                say("354 go on")
                data = b""
                while not data.endswith(b"\r\n.\r\n"):
                    data += file.readline()
                post.came.append(message_from_bytes(data[:-5].replace(b"\r\n..", b"\r\n.")))
                post.secure.append(secure)
                if fault == "drop":
                    sock.close()
                    return
                say("250 taken")
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 fine")


@contextmanager
def post_office(context: ssl.SSLContext | None = None, wrapped: bool = False) -> Iterator[Post]:
    """A mail server while the block runs; with a *context* it offers STARTTLS, *wrapped* it speaks TLS at once."""

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads, block_on_close, allow_reuse_address = True, False, True

    with Server(("127.0.0.1", 0), _Talk) as server:
        post = Post(server.server_address[1])
        server.post, server.context, server.wrapped = post, context, wrapped  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield post
        server.shutdown()
