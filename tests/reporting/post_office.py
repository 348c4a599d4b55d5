"""A real mail server for tests: it takes letters, refuses some, and breaks off where it is told to."""

from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from bench.mail_server import Controller, free_port


class PostOffice:
    """`refuses` has the answers to some addresses; to those in `breaks_off` the line goes dead so many times."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}
        self.refuses_data: dict[str, str] = {}
        self.breaks_off: Counter[str] = Counter()
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.port}"

    @property
    def addressees(self) -> list[str]:
        return sorted(str(letter["To"]) for letter in self.taken)

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        address = envelope.rcpt_tos[0]
        if self.breaks_off[address] > 0:
            self.breaks_off[address] -= 1
            server.transport.abort()
            return "421 gone"
        if address in self.refuses_data:
            return self.refuses_data[address]
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"

    def __enter__(self) -> "PostOffice":
        self.controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.controller.stop()
