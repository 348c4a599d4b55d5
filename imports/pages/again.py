"""What is asked on the preview of a plan that comes again: what is gone, why ends moved, which words are whose."""

from collections.abc import Iterator
from typing import Any

from django import forms

from imports.comparing.comparison import CHANGED, Comparison
from imports.models import ImportBatch
from imports.pages.forms import AnswersForm
from imports.understanding.answers import (
    ANOTHER_ACTION,
    BUSINESS_AS_USUAL,
    CLOSE,
    FOR_ALL,
    KEEP,
    LONGEST_REASON,
    SAME_ACTION,
    WITHDRAW,
    Answers,
)  # fmt: skip
from imports.understanding.findings import quoted

MOST_ASKED = 100  # of a kind on one page; the answer for all counts for the rest
GONE_LABELS = {
    KEEP: "Keep it as it is",
    CLOSE: "Close it: completed",
    BUSINESS_AS_USUAL: "Close it: now business as usual",
    WITHDRAW: "Withdraw it",
}
SAME_LABELS = {SAME_ACTION: "The same action, reworded", ANOTHER_ACTION: "Another action in its place"}


# --- what is asked, kept with the import -------------------------------------------------------------------


def asked_of(comparison: Comparison, answers: Answers) -> dict[str, Any]:
    """The questions of a comparison as plain values; empty lists for a plan that comes for the first time."""
    return {
        "gone": [
            {"ref": one.action.ref, "label": one.action.label, "text": quoted(one.action.text, 160)}
            for one in comparison.gone
        ],
        "moved": [
            {
                "place": _place(compared.row.place),
                "label": compared.row.label,
                "text": quoted(compared.row.text, 160),
                "before": compared.before["end"]["text"] or "no end",
                "after": (compared.row.revised_end or compared.row.end).text or "no end",
            }
            for compared in comparison.rows
            if compared.change == CHANGED and "end" in compared.before
        ],
        "replaced": [
            {
                "place": _place(compared.row.place),
                "label": compared.row.label,
                "before": quoted(compared.replaces.text, 160),
                "after": quoted(compared.row.text, 160),
                "taken": SAME_ACTION if compared.known else ANOTHER_ACTION,
            }
            for compared in comparison.rows
            if compared.replaces
        ],
    }


def _place(place: tuple[str, int]) -> str:
    return f"{place[0]}!{place[1]}"


# --- the form ---------------------------------------------------------------------------------------------


class AgainForm(AnswersForm):
    """The questions of a preview, answered in their places; all of them may be left as they are."""

    mark_optional = False

    def __init__(self, *args: Any, asked: dict[str, Any], known: dict[str, Any], **kwargs: Any) -> None:
        self.gone = asked.get("gone", [])[:MOST_ASKED]
        self.moved = asked.get("moved", [])[:MOST_ASKED]
        self.replaced = asked.get("replaced", [])[:MOST_ASKED]
        questions = {**self._gone(known), **self._moved(known), **self._replaced(known)}
        super().__init__(*args, questions=questions, **kwargs)

    def _gone(self, known: dict[str, Any]) -> dict[str, forms.Field]:
        if not self.gone:
            return {}
        said = known.get("gone") or {}
        for_all = said.get(FOR_ALL) or {}
        fields: dict[str, forms.Field] = {
            "gone_all": _choice(GONE_LABELS, for_all.get("do", KEEP), "What becomes of all of them"),
            "gone_all_reason": _reason(for_all.get("reason", ""), "Why, for all of them"),
        }
        for place, one in enumerate(self.gone):
            told = said.get(one["ref"]) or {}
            choices = {"": "As for all of them", **GONE_LABELS}
            name = one["label"] or one["text"]
            fields[f"gone_{place}"] = _choice(choices, told.get("do", ""), f"What becomes of {name}")
            fields[f"gone_reason_{place}"] = _reason(told.get("reason", ""), f"Why, for {name}")
        return fields

    def _moved(self, known: dict[str, Any]) -> dict[str, forms.Field]:
        if not self.moved:
            return {}
        said = known.get("reasons") or {}
        fields: dict[str, forms.Field] = {
            "reason_all": _reason(known.get("reason_for_all", ""), "The same reason for all of them")
        }
        for place, one in enumerate(self.moved):
            fields[f"reason_{place}"] = _reason(
                said.get(one["place"]) or "", f"Why the end of {one['label']} moved"
            )
        return fields

    def _replaced(self, known: dict[str, Any]) -> dict[str, forms.Field]:
        said = known.get("same") or {}
        return {
            f"same_{place}": _choice(
                SAME_LABELS, said.get(one["place"]) or one["taken"], f"What {one['label']} is"
            )
            for place, one in enumerate(self.replaced)
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, reason, of_all in self._closings():
            if cleaned.get(name, KEEP) not in ("", KEEP) and not (cleaned.get(reason) or cleaned.get(of_all)):
                self.add_error(reason, f"{self.fields[reason].label}: say why it is closed or withdrawn.")
        return cleaned

    def _closings(self) -> Iterator[tuple[str, str, str]]:
        if self.gone:
            yield "gone_all", "gone_all_reason", "gone_all_reason"
        for place in range(len(self.gone)):
            yield f"gone_{place}", f"gone_reason_{place}", "gone_all_reason"

    def answers(self) -> dict[str, Any]:
        """What was settled, as parts of the answers of an import."""
        given = self.cleaned_data
        told: dict[str, Any] = {}
        if self.gone:
            told["gone"] = {FOR_ALL: _said(given["gone_all"], given["gone_all_reason"])}
            for place, one in enumerate(self.gone):
                reason = given[f"gone_reason_{place}"] or given["gone_all_reason"]
                told["gone"][one["ref"]] = _said(given[f"gone_{place}"], reason)
        if self.moved:
            told["reason_for_all"] = given["reason_all"]
            told["reasons"] = {one["place"]: given[f"reason_{place}"] for place, one in enumerate(self.moved)}
        if self.replaced:
            told["same"] = {
                one["place"]: given[f"same_{place}"]
                for place, one in enumerate(self.replaced)
                if given[f"same_{place}"] != one["taken"] or f"same_{place}" in self.changed_data
            }
        return told


def _said(do: str, reason: str) -> dict[str, str] | None:
    if not do:
        return None
    return {"do": do, "reason": reason} if do != KEEP else {"do": do}


def _choice(labels: dict[str, str], initial: str, label: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=list(labels.items()), initial=initial, label=label, required=False)


def _reason(initial: str, label: str) -> forms.CharField:
    return forms.CharField(required=False, max_length=LONGEST_REASON, initial=initial, label=label)


def again_form(batch: ImportBatch, posted: Any = None) -> AgainForm:
    """The form of a preview with what was answered before."""
    asked = (batch.result or {}).get("again") or {}
    return AgainForm(
        posted, asked=asked, known=batch.answers or {}, initial={"version": batch.version}, auto_id="again_%s"
    )


def answered(batch: ImportBatch, form: AgainForm) -> dict[str, Any] | None:
    """The answers that are others than before, or None."""
    before = batch.answers or {}
    told = form.answers()
    return None if all(_same(before.get(name), value) for name, value in told.items()) else told


def _same(before: Any, now: Any) -> bool:
    if not isinstance(now, dict):
        return (before or "") == (now or "")
    known = before or {}
    return all((known.get(key) or _NOTHING) == (value or _NOTHING) for key, value in now.items())


_NOTHING: dict[str, str] = {"do": KEEP}


# --- the page ---------------------------------------------------------------------------------------------


def again_page(batch: ImportBatch, form: AgainForm) -> dict[str, Any]:
    """The questions with their boxes."""
    asked = (batch.result or {}).get("again") or {}
    more = {name: max(0, len(asked.get(name, [])) - MOST_ASKED) for name in ("gone", "moved")}
    return {
        "again": form,
        "gone": [
            {**one, "choice": form[f"gone_{place}"], "reason": form[f"gone_reason_{place}"]}
            for place, one in enumerate(form.gone)
        ],
        "gone_all": form["gone_all"] if form.gone else None,
        "gone_all_reason": form["gone_all_reason"] if form.gone else None,
        "moved": [{**one, "reason": form[f"reason_{place}"]} for place, one in enumerate(form.moved)],
        "reason_all": form["reason_all"] if form.moved else None,
        "replaced": [{**one, "choice": form[f"same_{place}"]} for place, one in enumerate(form.replaced)],
        "more": more,
    }
