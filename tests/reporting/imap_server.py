"""A small mailbox that speaks as much IMAP as is needed to fetch mail from it."""

import re
import socketserver
from threading import Thread

Line = bytes


class Mailbox:
    """Holds mails and which of them were read; `refuses` has it turn everybody away."""

    def __init__(self, *mails: bytes) -> None:
        self.mails, self.seen, self.refuses = list(mails), set[int](), False
        mailbox = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"* OK ready\r\n")
                for line in self.rfile:
                    tag, _, command = line.strip().partition(b" ")
                    self.wfile.write(mailbox.answer(command) + tag)
                    refused = mailbox.refuses and command.startswith(b"LOGIN")
                    self.wfile.write(b" NO Not you\r\n" if refused else b" OK done\r\n")

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
        self.server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"imap://edi%40example.org:p%2Fw@127.0.0.1:{self.server.server_address[1]}/Back%20again"

    def answer(self, command: Line) -> bytes:
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n"
        if command.startswith(b"LOGIN"):
            assert command == b'LOGIN edi@example.org "p/w"', command
        if command.startswith(b"SELECT"):
            assert command == b'SELECT "Back again"', command
            return b"* %d EXISTS\r\n" % len(self.mails)
        if command.startswith(b"UID SEARCH"):
            unread = [b"%d" % n for n in range(1, len(self.mails) + 1) if n not in self.seen]
            return b"* SEARCH " + b" ".join(unread) + b"\r\n"
        if fetch := re.match(rb"UID FETCH (\d+) \(BODY.PEEK\[\]<0.(\d+)>\)", command):
            mail = self.mails[int(fetch[1]) - 1][: int(fetch[2])]
            return b"* 1 FETCH (UID %s BODY[]<0> {%d}\r\n%s)\r\n" % (fetch[1], len(mail), mail)
        if store := re.match(rb"UID STORE (\d+) \+FLAGS.SILENT \(?\\Seen", command):
            self.seen.add(int(store[1]))
        return b""

    def __enter__(self) -> "Mailbox":
        Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
