"""What a person asks the register for, from the query of its address into clean values."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from accounts.models import Owner
from edi_tracker.as_at import PastDay
from edi_tracker.forms import Form
from measures.models import Characteristic
from measures.vocabulary import Aim
from objectives.assessment import Attention
from objectives.coverage import column_heading
from objectives.models import Objective
from objectives.queries import owners_in
from objectives.tagging import offered
from plans.models import StatusTerm, Strategy, Theme

NONE = "none"
LONGEST_SEARCH = 200
PER_PAGE = {"25": 25, "100": 100, "all": 500}
SORTS = {
    "plan": "Order of the plan",
    "end": "End date, earliest first",
    "status": "Status, in the order of the key",
    "updated": "Last update, newest first",
    "owner": "Owner, A to Z",
}
_WITHOUT = {
    "objective": "Under no objective",
    "owner": "Without an owner",
    "status": "Without a status",
    "characteristic": "Not said",
    "aim": "Not said",
}
STATES = {"open": "Open", "closed": "Complete or closed"}


@dataclass(frozen=True)
class Wanted:
    """A register as a person asked for it; NONE asks for what has no owner, status or objective, or does not say
    whom it is for or which aim it serves.
    """

    q: str = ""
    theme: Theme | str | None = None
    objective: Objective | str | None = None
    owner: Owner | str | None = None
    status: StatusTerm | str | None = None
    characteristic: Characteristic | str | None = None
    aim: Aim | str | None = None
    attention: tuple[Attention, ...] = ()
    state: str = ""
    sort: str = "plan"
    per: str = "25"

    @property
    def words(self) -> list[str]:
        """The words searched for; each must be found somewhere in the action."""
        return self.q.split()


class RegisterFilter(Form):
    """The filters of a register; the answers offered are those of its strategy."""

    mark_optional = False

    q = forms.CharField(label="Search", required=False, max_length=LONGEST_SEARCH)
    theme = forms.ChoiceField(label="Theme", required=False)
    objective = forms.ChoiceField(label="Objective", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)
    status = forms.ChoiceField(label="Status", required=False)
    attention = forms.ChoiceField(label="Needs attention", required=False)
    state = forms.ChoiceField(label="Open or closed", required=False)
    characteristic = forms.ChoiceField(label="Whom it is for", required=False)
    aim = forms.ChoiceField(label="Aim of the equality duty", required=False)
    sort = forms.ChoiceField(label="Order", required=False)
    per = forms.CharField(required=False, widget=forms.HiddenInput, max_length=3)
    as_at = forms.CharField(required=False, widget=forms.HiddenInput, max_length=10)
    record = forms.CharField(required=False, widget=forms.HiddenInput, max_length=10)

    def __init__(self, data: Mapping[str, str], *, strategy: Strategy, past: PastDay | None = None) -> None:
        kept = {name: data.get(name, "") for name in self.base_fields}
        kept["sort"] = kept["sort"] or "plan"
        kept["per"] = kept["per"] if kept["per"] in PER_PAGE else "25"
        address = past.parts if past else {}
        kept |= {name: address.get(name, "") for name in ("as_at", "record")}
        self.named: dict[str, dict[str, object]] = {
            "theme": {theme.ref: theme for theme in strategy.themes.all()},
            "objective": {objective.ref: objective for objective in strategy.objectives.all()} | {NONE: NONE},
            "owner": {owner.slug: owner for owner in owners_in(strategy)} | {NONE: NONE},
            "status": {term.key: term for term in strategy.status_terms.all()} | {NONE: NONE},
            "characteristic": {one.slug: one for one in offered()} | {NONE: NONE},
            "aim": {aim.value: aim for aim in Aim} | {NONE: NONE},
        }
        self.offered: dict[str, list[tuple[str, str]]] = {}
        super().__init__(kept)
        for name, answers in self.named.items():
            self._offer(name, {key: self._name_of(name, thing) for key, thing in answers.items()})
        self._offer(
            "attention",
            {"any": "Anything"} | {a.value.replace("_", "-"): a.label for a in Attention},
            everything="No matter",
        )
        self._offer("state", STATES, everything="Both")
        self.fields["sort"].choices = list(SORTS.items())  # type: ignore[attr-defined]

    def _offer(self, name: str, answers: dict[str, str], everything: str = "All") -> None:
        self.offered[name] = [("", everything), *answers.items()]
        self.fields[name].choices = self.offered[name]  # type: ignore[attr-defined]

    @staticmethod
    def _name_of(name: str, thing: object) -> str:
        if thing == NONE:
            return _WITHOUT[name]
        if isinstance(thing, Objective):
            return shortened(f"{thing.number} {thing.title}".strip())
        if isinstance(thing, Aim):
            return column_heading(thing)
        if isinstance(thing, Characteristic) and thing.is_local_priority:
            return f"{thing.name} (local priority)"
        if isinstance(thing, Theme):
            return shortened(f"{thing.code} {thing.title}".strip())
        return str(thing)

    def wanted(self) -> Wanted:
        """The clean answers; an answer that was refused counts as not given."""
        self.is_valid()
        given = self.cleaned_data
        attention = str(given.get("attention") or "")
        chosen = {name: things.get(given.get(name) or "") for name, things in self.named.items()}
        return Wanted(
            q=given.get("q") or "",
            attention=tuple(Attention)
            if attention == "any"
            else (Attention(attention.replace("-", "_")),)
            if attention
            else (),
            state=given.get("state") or "",
            sort=given.get("sort") or "plan",
            per=given.get("per") or "25",
            **chosen,  # type: ignore[arg-type]
        )

    def in_words(self) -> list[tuple[str, str]]:
        """The name of each filter that is set, and what it's set to, as the page says it."""
        said = []
        for name in (
            "q",
            "theme",
            "objective",
            "owner",
            "status",
            "characteristic",
            "aim",
            "attention",
            "state",
        ):
            if value := self.cleaned_data.get(name):
                label = dict(self.offered[name])[value] if name in self.offered else f"“{value}”"
                said.append((name, f"{self.fields[name].label}: {label}"))
        return said


def shortened(text: str, length: int = 80) -> str:
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"
