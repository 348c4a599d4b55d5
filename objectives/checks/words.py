"""Words and figures of an action that do not go together, and texts that stand in the plan twice."""

from collections.abc import Iterator

from measures.small_texts import small_counts_in, told_in_words
from objectives.checks.faults import WARNING, Fault, Plan, of
from objectives.faults.figures import flips
from objectives.faults.shares import wrong_shares
from objectives.faults.statuses import words_against
from objectives.faults.words import points_elsewhere, points_to_nothing, same_words

FEWEST_WORDS = 3  # a shorter action, such as “Annual report”, may well stand in a plan twice


def check_pointers_elsewhere(plan: Plan) -> Iterator[Fault]:
    actions = [line.number for line in plan.lines]
    groups = [objective.number for objective in plan.objectives] + [theme.code for theme in plan.themes]
    for line in plan.lines:
        if not line.cross_reference or line.closure:
            continue
        pointer = points_elsewhere(line.text) or line.text[:80]
        said = f"It says “{pointer}” and nothing else. "
        if points_to_nothing(pointer, actions=actions, groups=groups):
            said += "The plan has nothing of that number. Mend the number, or close this line."
        else:
            said += "Check that all it stands for is told there."
        yield of(line, "cross_reference_only", said)


def check_statuses(plan: Plan) -> Iterator[Fault]:
    for line in plan.open_lines:
        if line.status and (words := words_against(line.status.meaning, line.narrative)):
            said = f"The status is “{line.status.label}”, but the last update says “{_short(words)}”. "
            concerns = (line.status.label, line.narrative)
            yield of(
                line,
                "status_contradicts_text",
                f"{said}Send an update or correct that one.",
                concerns=concerns,
            )


def check_figures(plan: Plan) -> Iterator[Fault]:
    for line in plan.open_lines:
        told = dict.fromkeys(
            shares
            for text in (line.narrative, line.success_measure, line.text)
            for shares in wrong_shares(text)
        )
        for shares in told:
            said = f"“{shares.words}” makes {shares.total:g} and not 100. Check the survey's figures."
            yield of(line, "shares_do_not_make_100", said, concerns=(shares.words,))
        flipped = list(flips([line.success_measure, *plan.earlier.get(line.id, ())]))
        if flipped:
            first, second = flipped[0].first.words, flipped[0].second.words
            more = f", and {len(flipped) - 1} more" if len(flipped) > 1 else ""
            said = (
                f"“{_short(first)}” is counted the other way round in “{_short(second)}”{more}. "
                "Tell both figures in the same sense."
            )
            concerns = [words for flip in flipped for words in (flip.first.words, flip.second.words)]
            yield of(line, "figures_flip", said, concerns=concerns)


def check_small_counts(plan: Plan) -> Iterator[Fault]:
    """Also in lines that were closed: they are published with the others."""
    for line in plan.lines:
        texts = (line.text, line.success_measure, line.narrative, line.reason, line.closed_reason)
        found = [
            finding
            for text in dict.fromkeys(texts)
            for finding in small_counts_in(text, threshold=plan.small, words=plan.words)
        ]
        if found:
            said = f"It speaks of {told_in_words(found)}. Say it without the number before it is published."
            yield of(line, "small_count_in_text", said, concerns=[finding.words for finding in found])


def check_copies(plan: Plan) -> Iterator[Fault]:
    titles = [objective.title for objective in plan.objectives]
    for first, second in same_words(titles):
        one, other = plan.objectives[first], plan.objectives[second]
        said = f"It has the same words as objective {one.number or one.title}. Join the two, or reword one."
        yield Fault(
            "duplicate_objective_text", WARNING, other.number, other.ref, said, "objective", other.title
        )
    lines = list(plan.open_lines)
    for first, second in same_words([line.text for line in lines], fewest=FEWEST_WORDS):
        said = f"It has the same words as action {lines[first].label}. Check whether it is one action or two."
        yield of(
            lines[second], "duplicate_action_text", said, concerns=(lines[first].ref, lines[second].text)
        )


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
