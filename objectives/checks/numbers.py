"""Numbers that are missing, used twice, or bent by a spreadsheet."""

from collections.abc import Iterator

from foundation.numbering import float_repairs
from objectives.checks.faults import ERROR, WARNING, Fault, Plan, of
from objectives.faults.numbers import number_gaps, numbers_alike


def check_numbers(plan: Plan) -> Iterator[Fault]:
    numbers = [line.number for line in plan.lines]
    for first, second in numbers_alike(numbers):
        said = f"“{numbers[second]}” reads like “{numbers[first]}”, another action. Give one a new number."
        concerns = (numbers[first], numbers[second])
        yield of(plan.lines[second], "duplicate_number", said, ERROR, concerns=concerns)
    for position, meant in float_repairs(numbers).items():
        before = numbers[position - 1] if position else ""
        said = (
            f"It is numbered {numbers[position]} and stands after {before}. Write {meant} if that is meant."
        )
        yield of(plan.lines[position], "number_may_be_float", said, concerns=(numbers[position], meant))
    for line in plan.lines:
        if not line.number and not line.is_sub_action and not line.cross_reference:
            yield of(line, "missing_number", "Give it a number, so that a report can name it.")


def check_gaps(plan: Plan) -> Iterator[Fault]:
    for number, _ in number_gaps([line.number for line in plan.lines]):
        said = f"There is no action {number}. Say in the next report where it went, or add it."
        yield Fault("number_gap", WARNING, number, "", said, about="", concerns=(number,))
