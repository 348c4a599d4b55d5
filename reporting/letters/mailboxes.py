"""Where returned mail lies: a file, an mbox, a Maildir, a mailbox on an IMAP server."""

import imaplib
import mailbox
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reporting.letters.returned import MOST

TIMEOUT = 30  # seconds until a server that says nothing counts as unreachable
AS_IT_READS = "BOUNCES_URL must read like imaps://user:password@mail.example.org/INBOX."
MOST_AT_ONCE = 500  # mails that are fetched in one go


class NoMailbox(Exception):
    """The mailbox can't be read; the text says why and what to do."""


def mails_in(path: Path) -> Iterator[bytes]:
    """The beginning of each mail in a Maildir, an mbox or a file with a single mail; nothing is changed there."""
    if path.is_dir():
        if not (path / "new").is_dir() or not (path / "cur").is_dir():
            raise NoMailbox(f"{path} is no Maildir: it has no folders “new” and “cur”.")
        yield from _in_box(mailbox.Maildir(path, factory=None, create=False))
    elif path.is_file():
        with path.open("rb") as file:
            beginning = file.read(MOST)
        if beginning.startswith(b"From "):
            yield from _in_box(mailbox.mbox(path, factory=None, create=False))
        else:
            yield beginning
    else:
        raise NoMailbox(f"There is no file and no folder {path}.")


def _in_box(box: mailbox.Mailbox) -> Iterator[bytes]:
    with closing(box):
        for key in box.iterkeys():
            try:
                file = box.get_file(key)
            except (KeyError, OSError):  # somebody has taken it away meanwhile
                continue
            with file:
                yield file.read(MOST)


def fetch_unread(url: str, take: Callable[[bytes], None]) -> None:
    """Hands each unread mail of an IMAP folder over and marks it as read.

    The address is imaps://user:password@host/Folder; without a folder the inbox. Raises NoMailbox.
    """
    try:
        place = urlsplit(url)
        host, port = place.hostname, place.port
    except ValueError as wrong:
        raise NoMailbox(AS_IT_READS) from wrong
    if place.scheme not in ("imaps", "imap") or not host:
        raise NoMailbox(AS_IT_READS)
    try:
        with _connected(place.scheme, host, port) as server:
            server.login(unquote(place.username or ""), unquote(place.password or ""))
            _fetch(server, unquote(place.path.strip("/")) or "INBOX", take)
    except UnicodeError as wrong:
        raise NoMailbox(
            f"{AS_IT_READS} Its user, password and folder may only have letters without accents."
        ) from wrong
    except (OSError, imaplib.IMAP4.error) as trouble:
        words = " ".join(str(trouble).split())[:200]
        raise NoMailbox(f"The mailbox at {host} can’t be read: {words}") from trouble


def _connected(scheme: str, host: str, port: int | None) -> imaplib.IMAP4:
    if scheme == "imap":
        return imaplib.IMAP4(host, port or 143, timeout=TIMEOUT)
    secure = ssl.create_default_context()
    return imaplib.IMAP4_SSL(host, port or 993, ssl_context=secure, timeout=TIMEOUT)


def _fetch(server: imaplib.IMAP4, folder: str, take: Callable[[bytes], None]) -> None:
    name = folder.replace("\\", "\\\\").replace('"', '\\"')
    answer, said = server.select(f'"{name}"')
    if answer != "OK":
        raise imaplib.IMAP4.error(f"no folder “{folder}”: {said}")
    answer, found = server.uid("SEARCH", "UNSEEN")
    if answer != "OK":
        raise imaplib.IMAP4.error(f"its unread mail isn’t told: {found}")
    for number in (found[0] or b"").split()[:MOST_AT_ONCE]:
        uid = number.decode("ascii")
        _, parts = server.uid("FETCH", uid, f"(BODY.PEEK[]<0.{MOST}>)")
        for raw in (part[1] for part in parts if isinstance(part, tuple)):
            take(raw)
        server.uid("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")
