"""The boxes in which an officer says whom each owner text names, and what the answers are together."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django import forms

from accounts.owner_names import owner_key
from edi_tracker.forms import TextField

LONGEST_NAME = 200
MOST_NAMES = 20


def marked(things: list[dict[str, Any]], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each thing with the mark of its text: a box belongs to its words wherever they stand on the page."""
    return ((sha256(thing[name].encode(errors="replace")).hexdigest()[:10], thing) for thing in things)


def owner_questions(owners: list[dict[str, Any]]) -> dict[str, forms.Field]:
    """A box for each text, and a tick for the other way to read it, where there is one."""
    questions: dict[str, forms.Field] = {}
    for mark, owner in marked(owners, "text"):
        questions[f"owners_{mark}"] = TextField(
            required=False,
            rows=max(1, len(owner["names"])),
            initial="\n".join(owner["names"]),
            label=f"Owners that “{owner['text']}” names",
        )
        if owner.get("instead"):
            questions[f"instead_{mark}"] = forms.BooleanField(
                required=False, label=f"Take {listed(owner['instead'])} instead"
            )
    return questions


def wrong_owners(owners: list[dict[str, Any]], given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The boxes that can't be kept so, each with what to do."""
    for mark, owner in marked(owners, "text"):
        box, said = f"owners_{mark}", f"“{owner['text'][:60]}”"
        names = names_of(given.get(box, ""))
        if long := next((name for name in names if len(name) > LONGEST_NAME), None):
            yield (
                box,
                f"{said}: the name “{long[:40]}…” has {len(long)} characters. "
                f"Use {LONGEST_NAME} or fewer, and one line for each owner.",
            )
        elif bare := next((name for name in names if not owner_key(name)), None):
            yield box, f"{said}: write “{bare}” with letters or numbers."
        elif len(names) > MOST_NAMES:
            yield box, f"{said}: name {MOST_NAMES} owners or fewer."
        elif given.get(f"instead_{mark}") and names != owner["names"]:
            yield box, f"{said}: the box was changed and the other reading ticked as well. Undo one of them."


def owner_answers(owners: list[dict[str, Any]], given: dict[str, Any]) -> dict[str, list[str]]:
    """The owners of each text. What is said of a name counts in every text that names it and was left as it was."""
    answers, changed = {}, {}
    for mark, owner in marked(owners, "text"):
        names = names_of(given[f"owners_{mark}"])
        if given.get(f"instead_{mark}"):
            names = list(owner["instead"])
        answers[owner["text"]] = names
        if [owner_key(name) for name in owner["names"]] == [owner_key(owner["text"])] and names != owner[
            "names"
        ]:
            changed[owner_key(owner["text"])] = names
    for owner in owners:
        names = answers[owner["text"]]
        if names == owner["names"] and owner_key(owner["text"]) not in changed:
            renamed = [new for name in names for new in changed.get(owner_key(name), [name])]
            answers[owner["text"]] = list(dict.fromkeys(renamed))
    return answers


def names_of(text: str) -> list[str]:
    """One owner a line; a line is a whole name, because names hold commas."""
    return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))


def listed(names: list[str]) -> str:
    """The names in a sentence."""
    quoted = [f"“{name}”" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
