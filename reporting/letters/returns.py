"""Letters that came back: marked by what mail servers send us, or by somebody of the EDI team."""

from collections import Counter

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.changes import note
from accounts.models import Owner, OwnerMember, User
from reporting.letters.occasions import Occasion
from reporting.letters.returned import Fate, Returned, read_returned
from reporting.models import Mail, ReportingCycle

BY_HAND = "Somebody of the EDI team says that it came back."
COUNTED = ("came back", "delayed", "about no letter of ours")


def take_back(raw: bytes) -> Counter[str]:
    """Marks the letters that a returned mail speaks of, once however often it is read; returns how many how.

    A letter is known by its Message-ID and its address together. Nothing else of the mail is kept but a few words.
    """
    told: Counter[str] = Counter()
    for one in read_returned(raw):
        for mail in _letters(one):
            told["delayed" if one.fate == Fate.DELAYED else "came back"] += _mark(mail, one)
    return told if told else Counter({"about no letter of ours": 1})


def _letters(one: Returned) -> list[Mail]:
    known = Mail.objects.filter(message_id__in=one.message_ids).select_related("to")
    return [mail for mail in known if (mail.address or mail.goes_to).lower() in one.addresses]


def _mark(mail: Mail, one: Returned) -> bool:
    if one.fate == Fate.DELAYED:
        late = Mail.objects.filter(pk=mail.pk, state=Mail.State.SENT)
        return bool(late.update(reason=f"Not delivered yet, says the mail server: {one.said}"))
    return _came_back(mail, reason=f"The mail server said: {one.said}", for_good=one.fate == Fate.FOR_GOOD)


def _came_back(mail: Mail, *, reason: str, for_good: bool) -> bool:
    """A report may be quicker than we are: then the letter is still being sent."""
    sent = Mail.objects.filter(pk=mail.pk, state__in=[Mail.State.SENT, Mail.State.SENDING])
    return bool(
        sent.update(
            state=Mail.State.RETURNED,
            reason=reason,
            returned_at=timezone.now(),
            is_for_good=for_good,
            address=mail.address or mail.goes_to,
        )
    )


@transaction.atomic
def say_it_came_back(*, mail: Mail, by: User) -> bool:
    """What somebody read in a mailbox of their own; false where the letter isn't one that was sent any more."""
    marked = _came_back(mail, reason=BY_HAND, for_good=True)
    if marked:
        note(what="mail came back", detail=f"{mail.goes_to}, {mail.cycle}, {mail.occasion}", by=by)
    return marked


def shut_addresses() -> frozenset[str]:
    """The addresses from which a letter came back for good, until somebody says “Send again”."""
    back = Mail.objects.filter(state=Mail.State.RETURNED, is_for_good=True)
    return frozenset(address.lower() for address in back.values_list("address", flat=True))


def owners_not_reached(cycle: ReportingCycle) -> frozenset[int]:
    """The owners of whom a letter about this cycle, to a member or the manager, came back."""
    back = cycle.mail.filter(state=Mail.State.RETURNED).exclude(occasion=Occasion.SILENT)
    people, addresses = set(), set()
    for person, address in back.values_list("to", "address"):
        people.add(person) if person else addresses.add(address)
    if not people and not addresses:
        return frozenset()
    members = OwnerMember.objects.filter(user__in=people).values("owner")
    owners = Owner.objects.filter(Q(pk__in=members) | Q(manager_email__in=addresses))
    return frozenset(owners.values_list("pk", flat=True))
