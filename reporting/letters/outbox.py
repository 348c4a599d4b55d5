"""The outbox: what is to be written to whom about a cycle, each letter once, and what became of it.

Two that work at once queue every letter once (the key of the table) and send it once (whoever claims it).
"""

import logging
import smtplib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers, make_msgid
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.changes import note
from accounts.models import Owner, User
from reporting.cycles.scheduling import record_chase
from reporting.letters.occasions import Occasion
from reporting.letters.post import Post
from reporting.letters.returns import shut_addresses
from reporting.letters.wording import Letter
from reporting.models import Chase, Mail, ReportingCycle

logger = logging.getLogger("reporting")

PAUSES = [timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8)]
CUT_OFF = timedelta(minutes=15)  # after which a letter that is "being sent" was cut off
HELD_BACK = "A letter to this address came back. Mend the address, or send this one all the same."
WAITING = [Mail.State.WAITING, Mail.State.HELD]
STOPPED = [Mail.State.FAILED, Mail.State.RETURNED, Mail.State.HELD]
NOT_KNOWN = "The sending was cut off, so nobody knows whether it arrived. Send it again if it did not."


def queue(
    *,
    cycle: ReportingCycle,
    occasion: str,
    to: Iterable[User] = (),
    managers: Iterable[str] = (),
    owner: Owner | None = None,
) -> int:
    """Puts a letter to each of these into the outbox, unless it is there already; returns how many were new."""
    before = Mail.objects.filter(cycle=cycle, occasion=occasion).count()
    letters = [Mail(to=person, cycle=cycle, occasion=occasion, owner=owner) for person in to]
    letters += [Mail(address=address, cycle=cycle, occasion=occasion) for address in managers]
    Mail.objects.bulk_create(letters, ignore_conflicts=True, batch_size=500)
    return Mail.objects.filter(cycle=cycle, occasion=occasion).count() - before


def send_waiting(*, now: datetime | None = None) -> dict[str, int]:
    """Sends what is due, and returns how many letters were sent, put off, held back, given up and no longer needed.

    What was answered meanwhile is not written about. A server that can't be reached puts all of it off. What is for
    an address from which a letter came back is held until somebody has mended the address or says “Send again”.
    """
    now = now or timezone.now()
    told = dict.fromkeys(("sent", "put off", "held back", "given up", "called off"), 0)
    told["given up"] += _give_up_what_was_cut_off(now)
    due = Mail.objects.filter(state__in=WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")
    waiting = due.select_related("to", "cycle__body__strategy")
    with _Round(now) as sending:
        for mail in waiting:
            outcome = sending.send(mail)
            if outcome is None:  # the server can't be reached, so neither can it be for the others
                told["put off"] += _put_off(due, sending.trouble, now)
                break
            if outcome:
                told[outcome] += 1
    return told


def _give_up_what_was_cut_off(now: datetime) -> int:
    """A letter that was being sent when the machine stopped is not sent again by itself: it may have arrived."""
    lost = Mail.objects.filter(state=Mail.State.SENDING, claimed_at__lt=now - CUT_OFF)
    return lost.update(state=Mail.State.FAILED, reason=NOT_KNOWN)


def _put_off(due, trouble: str, now: datetime) -> int:
    return due.filter(state=Mail.State.WAITING).update(next_try_at=now + PAUSES[0], reason=trouble)


class _Round:
    """One go through the outbox, over one connection that is opened again where it broke."""

    def __init__(self, now: datetime) -> None:
        self.now, self.trouble = now, ""
        self.mailer = mailers.default
        self.post = Post(now)
        self.shut = shut_addresses()
        self.is_open = False

    def __enter__(self) -> "_Round":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def send(self, mail: Mail) -> str | None:
        """What became of the letter; an empty word where somebody else has it, None where nothing can be sent."""
        letter = self.post.letter_for(mail)
        if letter is None:
            return "called off" if _claim(mail, self.now) and _finish(mail, Mail.State.CALLED_OFF) else ""
        if mail.goes_to.lower() in self.shut:
            return _hold(mail)
        if not self._open():
            return None
        if not _claim(mail, self.now):
            return ""
        try:
            self.mailer.send_messages([message_of(mail, letter)])
        except smtplib.SMTPSenderRefused as refused:
            # Whoever refuses our own address refuses all letters; that is for the people who run this.
            said = _said(refused.smtp_code, refused.smtp_error)
            self.trouble = f"The mail server takes no letters from {settings.DEFAULT_FROM_EMAIL}: {said}"
            _unclaim(mail)
            return None
        except smtplib.SMTPRecipientsRefused as refused:
            code, words = next(iter(refused.recipients.values()))
            return self._refused(mail, code, f"The mail server refused the address: {_said(code, words)}")
        except smtplib.SMTPResponseException as refused:
            return self._refused(
                mail,
                refused.smtp_code,
                f"The mail server refused the letter: {_said(refused.smtp_code, refused.smtp_error)}",
            )
        except (OSError, smtplib.SMTPException) as broken:
            self._close()
            return self._again(mail, f"The connection to the mail server broke off: {_words(broken)}")
        except ValueError as wrong:
            return _given_up(mail, f"This address cannot be written to: {_words(wrong)}")
        self._sent(mail, letter)
        return "sent"

    @transaction.atomic
    def _sent(self, mail: Mail, letter: Letter) -> None:
        told = {"address": mail.goes_to, "subject": letter.subject, "text": letter.text}
        _finish(mail, Mail.State.SENT, sent_at=timezone.now(), reason="", **told)
        if mail.kind == Occasion.MANAGER:
            for owner in self.post.owners_of(mail):
                record_chase(cycle=mail.cycle, owner=owner, by=None, how=Chase.How.MANAGER)

    def _refused(self, mail: Mail, code: int, reason: str) -> str:
        return _given_up(mail, reason) if code >= 500 else self._again(mail, reason)

    def _again(self, mail: Mail, reason: str) -> str:
        if mail.attempts > len(PAUSES):
            return _given_up(mail, f"{reason} It was tried {mail.attempts} times.")
        _finish(mail, Mail.State.WAITING, reason=reason, next_try_at=self.now + PAUSES[mail.attempts - 1])
        return "put off"

    def _open(self) -> bool:
        if self.is_open:
            return True
        try:
            self.mailer.open()
        except (OSError, smtplib.SMTPException) as failed:
            self.trouble = f"The mail server can’t be reached: {_words(failed)}"
            logger.warning("Mail server: %s", _words(failed))
            return False
        self.is_open = True
        return True

    def _close(self) -> None:
        self.is_open = False
        try:
            self.mailer.close()
        except (OSError, smtplib.SMTPException):
            logger.info("The mail server had closed the connection already.")


def _claim(mail: Mail, now: datetime) -> bool:
    """Takes the letter for this process alone; false where another has it."""
    free = Mail.objects.filter(pk=mail.pk, state__in=WAITING, next_try_at__lte=now)
    taken = free.update(state=Mail.State.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1)
    mail.attempts += taken
    return bool(taken)


def _unclaim(mail: Mail) -> None:
    _finish(mail, Mail.State.WAITING, attempts=mail.attempts - 1)


def _hold(mail: Mail) -> str:
    waiting = Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING)
    return "held back" if waiting.update(state=Mail.State.HELD, reason=HELD_BACK) else ""


def _given_up(mail: Mail, reason: str) -> str:
    _finish(mail, Mail.State.FAILED, reason=reason)
    return "given up"


def _finish(mail: Mail, state: str, **fields: object) -> bool:
    Mail.objects.filter(pk=mail.pk, state=Mail.State.SENDING).update(state=state, **fields)
    return True


def _said(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:300]


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def message_of(mail: Mail, letter: Letter) -> EmailMultiAlternatives:
    """The letter in plain text and HTML. Each try has the same Message-ID, so that servers know it again."""
    message = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),  # a name may have been written on two lines
        body=letter.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.goes_to],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(
        render_to_string("reporting/mail/letter.html", {"letter": letter}), "text/html"
    )
    return message


@transaction.atomic
def try_again(*, mail: Mail, by: User) -> bool:
    """Has a letter that failed, came back or is held sent once more, now; false where it is none of these any more.

    One that came back gets another Message-ID, so that what is still said of the first doesn't mark it. Its address
    counts as mended.
    """
    stopped = Mail.objects.filter(pk=mail.pk, state__in=STOPPED)
    named = {"message_id": make_msgid()} if mail.state == Mail.State.RETURNED else {}
    again = stopped.update(
        state=Mail.State.WAITING, attempts=0, next_try_at=timezone.now(), reason="", **named
    )
    if again:
        back = Mail.objects.filter(state=Mail.State.RETURNED, address__iexact=mail.goes_to)
        back.update(is_for_good=False)
        note(what="mail tried again", detail=f"{mail.goes_to}, {mail.cycle}, {mail.occasion}", by=by)
    return bool(again)


def in_trouble(*, today: date) -> Iterator[Mail]:
    """What failed, came back or is held, and what waits because something went wrong, the latest first.

    Once the meeting has been, only where the address is wrong for good.
    """
    wrong = Q(state__in=STOPPED) | (Q(state=Mail.State.WAITING) & ~Q(reason=""))
    matters = Q(cycle__meeting_on__gte=today) | Q(is_for_good=True)
    yield from (
        Mail.objects.filter(wrong & matters)
        .select_related("to", "cycle__body")
        .order_by("-created_at", "-pk")
    )
