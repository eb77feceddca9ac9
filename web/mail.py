"""Mail that the service sends: one letter at a time, aside, so that no page waits for a server."""

import logging
import queue
import smtplib
import ssl
import threading
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from graph_service.errors import Refused

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 20
MOST_WAITING = 200


@dataclass(frozen=True)
class Letter:
    """A letter in plain text."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class Post:
    """A mail server: `smtp://USER:PASSWORD@HOST:PORT`, or `smtps://` for TLS from the start.

    With `smtp://` the letters go encrypted wherever the server offers it (STARTTLS), and a
    password is sent no other way.
    """

    host: str
    port: int
    user: str
    password: str
    is_tls: bool
    sender: str

    @classmethod
    def of(cls, address: str, sender: str) -> "Post":
        """Read an address.

        Raises:
            Refused: it is none, or nobody is named whom the letters come from.
        """
        parts = urlsplit(address)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise Refused("The mail server must be written like smtp://user:password@host:587.")
        if "@" not in sender:
            raise Refused("Say whom letters come from, as an e-mail address.")
        is_tls = parts.scheme == "smtps"
        port = parts.port or (465 if is_tls else 587)
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.hostname, port, user, password, is_tls, sender)

    def send(self, letter: Letter) -> None:
        """Hand a letter to the server.

        Raises:
            OSError: the server cannot be reached, or will not take it.
        """
        message = EmailMessage()
        message["From"], message["To"] = self.sender, letter.to
        message["Subject"] = letter.subject
        message.set_content(letter.text)
        with self._connected() as server:
            if self.user:
                server.login(self.user, self.password)
            server.send_message(message)

    def _connected(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.is_tls:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE_SECONDS, context=context)
        server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE_SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        elif self.user:
            server.close()
            raise smtplib.SMTPNotSupportedError("the server does not offer TLS for the password")
        return server


class Outbox:
    """Letters that wait to be sent, one after the other."""

    def __init__(self, post: Post) -> None:
        """Begin with none."""
        self._post = post
        self._waiting: queue.Queue[Letter] = queue.Queue(MOST_WAITING)
        threading.Thread(target=self._work, daemon=True).start()

    def put(self, letter: Letter) -> None:
        """Send a letter soon; where too many wait it is dropped, and that is logged."""
        try:
            self._waiting.put_nowait(letter)
        except queue.Full:
            log.warning("a letter was dropped: too many wait")

    def _work(self) -> None:
        while True:
            letter = self._waiting.get()
            try:
                self._post.send(letter)
            except (OSError, ValueError) as exc:
                # Neither whom it was for nor what it said.
                log.warning("a letter could not be sent: %s", type(exc).__name__)
