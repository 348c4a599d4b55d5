"""The form on which what members decided is recorded, thing by thing."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from edi_tracker.forms import DateField, Form, TextField
from objectives.timescale_field import TimescaleField
from plans.models import Strategy
from plans.timescales import Timescale
from reporting.members.agreed import DATE, LABELS, Outcome, outcomes_of, unsaid
from reporting.members.deciding import Answer
from reporting.snapshot import Asked


class DecisionsForm(Form):
    """`for_asked` gives it the boxes of each thing that members were asked and haven't answered yet."""

    on = DateField(label="Decided on", help_text="Usually the day of the meeting.")
    rest_agreed = forms.BooleanField(
        label="Members agreed to all that I say nothing else of below",
        required=False,
        help_text="Each is then recorded as agreed, as it was asked.",
    )
    asked: Sequence[Asked] = ()
    today: date

    @classmethod
    def for_asked(
        cls, asked: Sequence[Asked], strategy: Strategy, data: Any = None, *, today: date, on: date | None
    ) -> "DecisionsForm":
        boxes: dict[str, Any] = {}
        for n, one in enumerate(asked):
            boxes |= _boxes(n, one, strategy)
        # A class of its own: the base form gives its limits and messages to the fields of its class.
        own = type(cls.__name__, (cls,), {**boxes, "asked": tuple(asked), "today": today})
        return own(data, initial={"on": on})

    def groups(self) -> Iterator[tuple[Asked, list[forms.BoundField]]]:
        """Each thing that was asked, with its boxes."""
        for n, one in enumerate(self.asked):
            yield (
                one,
                [self[name] for name in (f"outcome_{n}", f"words_{n}", f"end_{n}") if name in self.fields],
            )

    def clean_on(self) -> date | None:
        on = self.cleaned_data["on"]
        if on and on > self.today:
            raise ValidationError("The date of the decision must be today or earlier.")
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for n, one in enumerate(self.asked):
            if outcome := given.get(f"outcome_{n}"):
                end = given.get(f"end_{n}")
                missing = unsaid(
                    one.kind,
                    Outcome(outcome),
                    words=given.get(f"words_{n}", ""),
                    end=end.text if isinstance(end, Timescale) else "",
                )
                for name, problem in missing.items():
                    if f"{name}_{n}" not in self.errors:
                        self.add_error(f"{name}_{n}", problem)
        if not self.errors and not self.answers():
            raise ValidationError("Say of at least one of these what members decided.")
        return given

    def answers(self) -> list[Answer]:
        """What was filled in, and the rest as agreed where that was said; else it can be recorded later."""
        given = self.cleaned_data
        rest = Outcome.AGREED if given["rest_agreed"] else ""
        return [
            Answer(one, Outcome(outcome), given[f"words_{n}"].strip(), given.get(f"end_{n}"))
            for n, one in enumerate(self.asked)
            if (outcome := given[f"outcome_{n}"] or rest)
        ]


def _boxes(n: int, one: Asked, strategy: Strategy) -> dict[str, forms.Field]:
    boxes: dict[str, forms.Field] = {
        f"outcome_{n}": forms.ChoiceField(
            label="What did members decide?",
            required=False,
            choices=[("", "Not recorded yet"), *((o.value, LABELS[o]) for o in outcomes_of(one.kind))],
        ),
        f"words_{n}": TextField(
            label="Reason, as minuted", required=False, rows=2, help_text="Needed unless members agreed."
        ),
    }
    if one.kind == DATE:
        boxes[f"end_{n}"] = TimescaleField(
            label="End date that holds now",
            required=False,
            year_starts=strategy.year_starts,
            help_text="Only where members set another one, or the former one stands again. For example: March 2027.",
        )
    return boxes
