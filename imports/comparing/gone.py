"""Actions of the plan that a file does not have: each is asked about, and stays unless somebody says else."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from imports.standing import KnownAction, StrategyFacts
from imports.understanding.answers import FOR_ALL, KEEP, Answers, GoneAnswer
from imports.understanding.findings import Problem, found, quoted

DONE = {
    KEEP: "It stays as it is.",
    "close": "It will be closed as completed.",
    "business_as_usual": "It will be closed as business as usual.",
    "withdraw": "It will be withdrawn.",
}


@dataclass(frozen=True, slots=True)
class Gone:
    """An open action that the file does not have, and what becomes of it."""

    action: KnownAction
    answer: GoneAnswer


def gone_from(
    facts: StrategyFacts, there: AbstractSet[int], answers: Answers
) -> tuple[list[Gone], list[Problem]]:
    """The open actions that are not `there`, with their answers, and what is to be said about them."""
    gone = [
        Gone(action, answers.about_gone(action.ref, action.number, action.label))
        for action in facts.actions
        if action.id not in there and not action.closed_on
    ]
    problems = [
        found(
            "not_in_file",
            f"Action {one.action.label or one.action.text[:60]} is in the plan and not in this file. "
            f"{DONE[one.answer.do]}",
            text=one.action.text,
        )
        for one in gone
    ]
    return gone, problems + _answers_without_action(gone, answers)


def _answers_without_action(gone: list[Gone], answers: Answers) -> list[Problem]:
    """A closing that somebody asked for and that can't be done is never left unsaid."""
    names = {name for one in gone for name in (one.action.ref, one.action.number, one.action.label)}
    return [
        found(
            "not_gone",
            f"The answers speak of {quoted(name)} as gone, and the plan has no open action of that name that "
            "is not in this file. Nothing was done about it.",
            text=name,
        )
        for name, answer in answers.gone.items()
        if name != FOR_ALL and name not in names and answer.do != KEEP
    ]
