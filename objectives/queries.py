"""What the pages ask of the work: things by their printed reference, and who may be named for them."""

from datetime import date

from django.db.models import Case, Max, Min, Q, QuerySet, When
from django.db.models.functions import Lower
from django.http import Http404
from django.utils import timezone

from accounts.models import Owner, User
from objectives.models import Action, ActionOwner, KnownFault, Objective, ProgressUpdate, UpdateDraft
from plans.models import StatusTerm, Strategy
from plans.statuses import Meaning

LONGEST_REF = 60


def _plain(ref: str) -> str:
    """A reference as it can stand in the database; anything else is nobody's, so it's not found."""
    if len(ref) > LONGEST_REF or not ref.isascii() or not ref.isprintable():
        raise Http404("No page has this address.")
    return ref


def strategy_by(slug: str) -> Strategy:
    strategy = Strategy.objects.filter(slug=slug).first()
    if strategy is None:
        raise Http404("There is no strategy at this address.")
    return strategy


def action_by(slug: str, ref: str) -> Action:
    """An action with all that its pages print around it."""
    found = (
        Action.objects.filter(strategy__slug=slug, ref=_plain(ref))
        .select_related(
            "strategy",
            "objective__theme",
            "theme",
            "parent__strategy",
            "closed_into",
            "status",
            "latest_update",
            "latest_words__status",
        )
        .prefetch_related("action_owners__owner")
        .first()
    )
    if found is None:
        raise Http404("There is no action at this address. Its number may be another one.")
    return found


def objective_by(slug: str, ref: str) -> Objective:
    found = (
        Objective.objects.filter(strategy__slug=slug, ref=_plain(ref))
        .select_related("strategy", "theme")
        .first()
    )
    if found is None:
        raise Http404("There is no objective at this address. Its number may be another one.")
    return found


def update_of(action: Action, number: int) -> ProgressUpdate:
    found = (
        action.updates.filter(number=number).select_related("status", "recorded_by", "corrected_by").first()
    )
    if found is None:
        raise Http404("This action has no update with this number.")
    return found


def updates_since(action: Action, seen: int) -> QuerySet[ProgressUpdate]:
    """What others told of an action after a person opened a form about it, newest first."""
    return action.updates.filter(number__gt=seen).select_related("status", "recorded_by").order_by("-number")


def action_numbered(strategy: Strategy, words: str) -> Action | None:
    """The action that a person means by its number, written "3.10" or "1.1 (b)"."""
    wanted = words.strip().removeprefix("Action ").strip()
    if not wanted:
        return None
    return strategy.actions.filter(Q(number__iexact=wanted) | Q(label__iexact=wanted)).first()


def owners_in(strategy: Strategy) -> QuerySet[Owner]:
    """Who answers for an action of this strategy."""
    return Owner.objects.filter(
        pk__in=Owner.objects.filter(actions__strategy=strategy).order_by().values("pk")
    )


def owners_for(action: Action | None) -> QuerySet[Owner]:
    """Who can be named for an action: those that it has already, then every other owner of today."""
    chosen = [link.owner_id for link in action.action_owners.all()] if action else []
    first = Case(When(pk__in=chosen, then=0), default=1)
    return Owner.objects.filter(Q(is_active=True) | Q(pk__in=chosen)).order_by(first, Lower("name"))


def actions_of(user: User, strategy: Strategy) -> QuerySet[Action]:
    """The actions that a person's teams answer for."""
    return strategy.actions.filter(
        pk__in=Action.objects.filter(action_owners__owner__in=user.owner_ids).order_by().values("pk")
    )


def first_record_on(strategy: Strategy) -> date | None:
    """The earliest date that any update of the strategy speaks for."""
    return ProgressUpdate.objects.filter(action__strategy=strategy).aggregate(first=Min("on"))["first"]


def began_on(action: Action) -> date:
    """The day on which an action came into the plan, or an earlier one of which its log speaks."""
    written = timezone.localdate(action.history.aggregate(first=Min("history_date"))["first"])
    told = action.updates.filter(corrected_by__isnull=True).aggregate(first=Min("on"))["first"]
    return min(written, told) if told else written


def end_was_moved(action: Action) -> bool:
    """Whether an update that counts has moved the end date since it was first planned."""
    return action.updates.filter(end_moved=True, corrected_by__isnull=True).exists()


def status_when_closed(action: Action, kind: str) -> StatusTerm | None:
    """The council's word that a closing brings: complete for what is done, closed for what is not going on.

    Where its status key has no such word, the status stays what it was.
    """
    done = kind in (Action.Closure.COMPLETED, Action.Closure.BUSINESS_AS_USUAL)
    meaning = Meaning.COMPLETE if done else Meaning.CLOSED
    return action.strategy.status_terms.filter(meaning=meaning).first()


def mark_of_the_plan() -> str:
    """Something that becomes another with every change of a plan, its log, its drafts, or its known faults."""
    written = (
        (ProgressUpdate, "pk"),
        (UpdateDraft.history.model, "history_id"),
        (Action.history.model, "history_id"),
        (ActionOwner.history.model, "history_id"),
        (Objective.history.model, "history_id"),
        (StatusTerm.history.model, "history_id"),
        (KnownFault.history.model, "history_id"),
    )
    return ":".join(str(model.objects.aggregate(last=Max(key))["last"]) for model, key in written)
