"""What a mail server says of a letter that it could not deliver, read from the mail that it sends back. Pure.

Such a report has a form (RFC 3464). Anybody can write to us in it, and anything else too: what can't be read says
nothing, and of the rest only a Message-ID, an address and a few words are taken.
"""

import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from email.policy import Compat32
from enum import StrEnum

logger = logging.getLogger("reporting")

# What is looked at: all that is said stands before the letter that comes along. Lines count too: each empty one begins
# another group of fields.
MOST = 250_000  # bytes
MOST_LINES = 5_000
MOST_PARTS = 50
MOST_RECIPIENTS = 50
MOST_IDS = 50
DEEPEST = 4  # parts within parts
LONGEST = 300  # characters of the server's words

_ID = re.compile(r"<[^<>\s\x00-\x1f\x7f]{1,198}>")
_ID_LINE = re.compile(r"(?im)^[> \t]*message-id:[ \t]*(<[^<>\s\x00-\x1f\x7f]{1,198}>)")
_SAID_LINE = re.compile(r"(?m)^.{0,200}?\b([45])\d\d[ -].{0,400}$")
_STATUS_PARTS = ("message/delivery-status", "message/global-delivery-status")
_RETURNED_PARTS = (
    "message/rfc822",
    "message/global",
    "message/global-headers",
    "message/rfc822-headers",
    "text/rfc822-headers",
)


class _AsSent(Compat32):
    """Fields as they came: the usual policy wraps those that are not ASCII, and loses their letters."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # type: ignore[override]
        return value


class Fate(StrEnum):
    """What became of a letter at one address."""

    FOR_GOOD = "for_good"  # it came back, and another would too
    FAILED = "failed"  # it came back after a long time; another may arrive
    DELAYED = "delayed"  # it is still tried


@dataclass(frozen=True, slots=True)
class Returned:
    """What is said of a letter: which it may be, to which address it was, its fate, in the server's words."""

    message_ids: frozenset[str]
    addresses: frozenset[str]
    fate: Fate
    said: str


def read_returned(raw: bytes) -> tuple[Returned, ...]:
    """All that a mail says about letters that were not delivered; nothing where it is no such report."""
    try:
        return tuple(_reports(message_from_bytes(_beginning(raw), policy=_AsSent())))
    except Exception:
        # Whoever wrote the mail chose what the parser meets; it has raised almost everything in its time.
        logger.info("A returned mail could not be read")
        return ()


def _beginning(raw: bytes) -> bytes:
    return b"".join(raw[:MOST].splitlines(keepends=True)[:MOST_LINES])


def fate_of(action: str, status: str) -> Fate | None:
    """By the action and the status of RFC 3464; nothing where the letter arrived or nothing is said."""
    action, kind = action.strip().lower(), status.strip()[:1]
    if action == "failed":
        return Fate.FOR_GOOD if kind == "5" else Fate.FAILED
    if action == "delayed":
        return Fate.DELAYED
    if action in ("delivered", "relayed", "expanded"):
        return None
    return {"5": Fate.FOR_GOOD, "4": Fate.DELAYED}.get(kind)


def _reports(message: Message) -> Iterator[Returned]:
    parts = list(_parts(message))
    statuses = [part for part in parts if part.get_content_type() in _STATUS_PARTS]
    ids = _ids(message, parts)
    if statuses:
        blocks = [block for part in statuses for block in _blocks(part)]
        for block in blocks[:MOST_RECIPIENTS]:
            if report := _of_recipient(block, ids):
                yield report
    elif _field(message, "X-Failed-Recipients"):
        yield from _of_failed_recipients(message, parts, ids)


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts of a mail, but not those of a letter inside it."""
    if not message.is_multipart() or message.get_content_maintype() == "message":
        yield message
    elif depth < DEEPEST:
        for part in _inside(message)[:MOST_PARTS]:
            yield from _parts(part, depth + 1)


def _inside(part: Message) -> list[Message]:
    """What a part holds that has fields of its own."""
    payload = part.get_payload()
    return [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []


def _blocks(part: Message) -> Iterator[Message]:
    """The groups of fields of a status part: one about the mail, then one for each recipient."""
    for inner in _inside(part):
        yield inner
        for block in re.split(r"\r?\n\r?\n", _text(inner)):
            yield message_from_string(block, policy=_AsSent())


def _of_recipient(block: Message, ids: frozenset[str]) -> Returned | None:
    addresses = frozenset(
        address
        for field in ("Final-Recipient", "Original-Recipient")
        if (address := _address(_field(block, field)))
    )
    status = _plain(_field(block, "Status"))
    fate = fate_of(_field(block, "Action"), status)
    if not addresses or fate is None:
        return None
    return Returned(ids, addresses, fate, _words(_field(block, "Diagnostic-Code"), status))


def _of_failed_recipients(message: Message, parts: list[Message], ids: frozenset[str]) -> Iterator[Returned]:
    """Servers that name the addresses in a header of their own and say the rest in words (Exim of old)."""
    text = next((_text(part) for part in parts if part.get_content_type() == "text/plain"), "")
    ids |= frozenset(_ID_LINE.findall(text)[:MOST_IDS])
    line = _SAID_LINE.search(text)
    fate = Fate.FOR_GOOD if line and line[1] == "5" else Fate.FAILED
    for address in _field(message, "X-Failed-Recipients").split(",")[:MOST_RECIPIENTS]:
        if plain := _address(address):
            yield Returned(ids, frozenset({plain}), fate, _plain(line[0]) if line else "")


def _ids(message: Message, parts: list[Message]) -> frozenset[str]:
    """The Message-IDs of the letter that came back, and of what the report calls its origin."""
    said = [_field(message, field) for field in ("In-Reply-To", "References")]
    for part in parts:
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            said.append(_field(message_from_string(_text(part), policy=_AsSent()), "Message-ID"))
        elif kind in _RETURNED_PARTS:
            said += [_field(inner, "Message-ID") for inner in _inside(part)[:1]]
    return frozenset([one for text in said for one in _ID.findall(text[:10_000])][:MOST_IDS])


def _field(part: Message, name: str) -> str:
    """A field as text; bytes that are no UTF-8 are shown as what they are not."""
    return str(part.get(name, "")).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _address(field: str) -> str:
    """ "rfc822; Ann@Example.test" → "ann@example.test" """
    address = _plain(field.rpartition(";")[2]).strip("<>\"' ").lower()
    return address if "@" in address and len(address) <= 254 else ""


def _words(diagnosis: str, status: str) -> str:
    """The server's own words without their kind ("smtp;"), and the status where they don't have it."""
    kind, found, rest = diagnosis.partition(";")
    words = _plain(rest if found and " " not in kind.strip() else diagnosis)
    return _plain(words if status in words else f"{status} {words}")


def _plain(text: str) -> str:
    """On one line, without characters that don't show, not too long."""
    shown = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in text[: 20 * LONGEST])
    return " ".join(shown.split())[:LONGEST]
