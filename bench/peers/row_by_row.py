"""Peer of saving a plan: a loop over the rows that saves a model for each thing, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import add_owner
from accounts.models import Owner, User
from bench.peers.workbook_reader import read_cells, rows_of
from bench.plans import STATUS_KEY
from foundation.numbering import sort_key
from foundation.references import reference
from objectives.models import Action, ActionOwner, Objective, ProgressUpdate
from plans.changes import add_status_term, create_strategy
from plans.models import Strategy
from plans.timescales import parse_timescale


@transaction.atomic
def save_rows(content: bytes, *, slug: str, as_at: date, by: User | None) -> Strategy:
    """Reads with openpyxl and saves row by row; models, history and log are the application's own."""
    strategy = create_strategy(title=slug, slug=slug, by=by)
    terms = {
        label: add_status_term(strategy=strategy, label=label, meaning=meaning, colour=colour, by=by)
        for label, (meaning, colour) in STATUS_KEY.items()
    }
    owners = {owner.name: owner for owner in Owner.objects.all()}
    objectives: dict[str, Objective] = {}
    for position, row in enumerate(rows_of(read_cells(content)), start=1):
        number = row[1]
        above = number.split(".")[0]
        if above not in objectives:
            objectives[above] = Objective.objects.create(
                strategy=strategy, number=above, title=f"Objective {above}", sort_key=sort_key(above),
                ref=reference(above), position=int(above),
            )  # fmt: skip
        action = Action(
            strategy=strategy,
            objective=objectives[above],
            number=number,
            label=number,
            sort_key=sort_key(number),
            ref=reference(number),
            position=position,
            text=row[2],
            owner_text=row.get(3, ""),
            success_measure=row.get(6, ""),
        )
        action.start = parse_timescale(row.get(4, ""))
        action.end = action.original_end = parse_timescale(row.get(5, ""))
        action.save()
        for place, name in enumerate(row.get(3, "").split("; ") if row.get(3) else []):
            owner = owners.get(name) or owners.setdefault(name, add_owner(name=name, by=by))
            ActionOwner.objects.create(action=action, owner=owner, position=place)
        update = ProgressUpdate(
            action=action,
            number=1,
            on=as_at,
            recorded_by=by,
            status=terms[row[7]],
            narrative=row.get(8, ""),
            source=ProgressUpdate.Source.IMPORT,
        )
        update.save()
        action.latest_update, action.status = update, update.status
        action.save()
    return strategy
