"""What each letter of the outbox says today: drawn when it is sent, so that nothing answered is asked again."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import Owner, OwnerMember, User
from accounts.roles import Right, Role
from objectives.models import UpdateDraft
from reporting.cycles.board import Board, BoardLine, OwnerLine, board
from reporting.letters.occasions import Occasion
from reporting.letters.wording import About, Item, Letter, Team, digest, sent_back, silent_owners, to_manager
from reporting.models import Mail, ReportingCycle


class Recipients:
    """Who can be written to about the actions of each owner: members who may update and may sign in."""

    def __init__(self) -> None:
        self.of_owner: dict[int, list[User]] = defaultdict(list)
        members = OwnerMember.objects.filter(user__is_active=True).select_related("user")
        for member in members.prefetch_related("user__role_grants").order_by("user__email"):
            if Right.UPDATE_OWN in member.user.rights:
                self.of_owner[member.owner_id].append(member.user)

    def who_owe(self, told: Board) -> list[User]:
        """Everybody from whom an answer is missing, once each."""
        owing = (row for row in told.owners if row.owes and row.owner)
        people = {person.pk: person for row in owing for person in self.of_owner[row.owner.pk]}  # type: ignore[union-attr]
        return list(people.values())

    def unreachable(self, told: Board) -> list[OwnerLine]:
        """Owners who owe answers and of whom nobody can be written to."""
        return [row for row in told.owners if row.owes and row.owner and not self.of_owner[row.owner.pk]]


def edi_team() -> list[User]:
    """The people of the EDI team who may sign in."""
    people = User.objects.filter(is_active=True, role_grants__role=Role.EDI_EDITOR)
    return list(people.order_by("email"))


def drafts_sent_back(cycle: ReportingCycle) -> QuerySet[UpdateDraft]:
    """What waits for its writer in the strategy of a cycle, with what is asked for, in the order of the plan."""
    found = UpdateDraft.objects.filter(
        state=UpdateDraft.State.SENT_BACK, action__strategy=cycle.body.strategy_id, written_by__is_active=True
    )
    return found.select_related("action", "written_by").order_by("action__position", "action__pk")


def managers(told: Board) -> list[str]:
    """The addresses of the managers of owners who owe answers, once each."""
    owing = (row.owner for row in told.owners if row.owes and row.owner)
    return sorted({owner.manager_email for owner in owing if owner.manager_email})


class Post:
    """The letters of one go through the outbox; the board of each cycle is drawn once."""

    def __init__(self, now: datetime) -> None:
        self.today: date = timezone.localdate(now)
        self._boards: dict[int, Board] = {}
        self._teams: dict[int, list[int]] = defaultdict(list)
        for owner, user in OwnerMember.objects.values_list("owner_id", "user_id"):
            self._teams[user].append(owner)

    def letter_for(self, mail: Mail) -> Letter | None:
        """What is to be said now; nothing where all was answered, the meeting has been or the person has left."""
        if self.today > mail.cycle.meeting_on or (mail.to and not mail.to.is_active):
            return None
        if mail.to and mail.kind == Occasion.SENT_BACK:
            return self._sent_back(mail, mail.to)
        rows = self._owing(mail.cycle)
        if mail.to is None:
            theirs = _managed(mail, rows)
            return self._to_manager(mail, theirs) if theirs else None
        if mail.occasion == Occasion.SILENT:
            return self._to_edi_team(mail, mail.to.name, rows) if rows else None
        teams = set(self._teams[mail.to.pk])
        if mail.owner_id:
            teams &= {mail.owner_id}
        theirs = [row for row in rows if row.owner.pk in teams]  # type: ignore[union-attr]
        return self._digest(mail, mail.to.name, theirs) if theirs else None

    def owners_of(self, mail: Mail) -> list[Owner]:
        """The owners that a letter to a manager is about."""
        return [row.owner for row in _managed(mail, self._owing(mail.cycle)) if row.owner]

    def _owing(self, cycle: ReportingCycle) -> list[OwnerLine]:
        return [row for row in self._board(cycle).owners if row.owes and row.owner]

    def _board(self, cycle: ReportingCycle) -> Board:
        if cycle.pk not in self._boards:
            self._boards[cycle.pk] = board(cycle, today=self.today)
        return self._boards[cycle.pk]

    def _digest(self, mail: Mail, name: str, rows: list[OwnerLine]) -> Letter:
        missing = {line.reply.action for row in rows for line in row.missing}
        told = [line for line in self._board(mail.cycle).lines if line.reply.action in missing]
        return digest(
            occasion=mail.kind,
            name=name,
            about=about(mail.cycle),
            items=[_item(line) for line in told],
            teams=[row.owner.name for row in rows if row.owner],
            today=self.today,
            address=absolute(reverse("my_actions")),
        )

    def _sent_back(self, mail: Mail, writer: User) -> Letter | None:
        drafts = drafts_sent_back(mail.cycle).filter(written_by=writer)
        items = [Item(draft.action.label, draft.action.text, draft.comment) for draft in drafts]
        if not items:
            return None
        address = absolute(reverse("my_actions"))
        return sent_back(
            name=writer.name, about=about(mail.cycle), items=items, today=self.today, address=address
        )

    def _to_manager(self, mail: Mail, rows: list[OwnerLine]) -> Letter:
        return to_manager(
            about=about(mail.cycle),
            teams=[
                Team(row.owner.name, row.owner.manager_role, tuple(_item(line) for line in row.missing))
                for row in rows
                if row.owner
            ],
            address=absolute(reverse("my_actions")),
        )

    def _to_edi_team(self, mail: Mail, name: str, rows: Iterable[OwnerLine]) -> Letter:
        items = [Item("", row.owner.name, _silence(row)) for row in rows if row.owner]
        address = absolute(mail.cycle.get_absolute_url())
        return silent_owners(name=name, about=about(mail.cycle), items=items, address=address)


def _managed(mail: Mail, rows: Iterable[OwnerLine]) -> list[OwnerLine]:
    return [row for row in rows if row.owner and row.owner.manager_email == mail.address]


def _silence(row: OwnerLine) -> str:
    """ "3 of 5 answers missing; Head of Housing is written to as well" """
    missing = f"{row.tally.missing} of {row.tally.asked} answers missing"
    role = row.owner.manager_role if row.owner else ""
    return f"{missing}; {role} is written to as well" if role else missing


def _item(line: BoardLine) -> Item:
    return Item(line.label, line.text, line.why)


def about(cycle: ReportingCycle) -> About:
    strategy = cycle.body.strategy
    organisation = strategy.organisation or settings.ORGANISATION_NAME
    return About(cycle.body.name, strategy.title, cycle.meeting_on, cycle.closes_on, organisation)


def absolute(path: str) -> str:
    """The whole address of a page, for letters, which know of no request."""
    return f"{settings.SITE_URL}{path}"
