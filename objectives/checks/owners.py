"""Actions for which nobody answers, or a person by name."""

from collections.abc import Iterator

from accounts.person_names import people_in
from objectives.checks.faults import Fault, Plan, of
from objectives.faults.owners import is_placeholder


def check_owners(plan: Plan) -> Iterator[Fault]:
    for line in plan.open_lines:
        named = line.owners or ((line.owner_text,) if line.owner_text else ())
        concerns = (line.text, line.owner_words)
        if named and all(is_placeholder(name) for name in named):
            said = f"The plan says “{line.owner_words}”. Choose the team that answers for it."
            yield of(line, "placeholder_owner", said, concerns=concerns)
        elif not line.owners:
            said = f"The plan says “{line.owner_text}”. " if line.owner_text else ""
            yield of(line, "missing_owner", f"{said}Choose the team that answers for it.", concerns=concerns)
        for name in named:
            if people := people_in(name):
                said = f"“{people[0]}” looks like a person’s name. Choose a team, or name the post."
                yield of(line, "person_name", said, concerns=(people[0],))
