"""A plan in any layout, once saved, is the same when it comes again, and so is the workbook that we write of it."""

import pytest
from django.utils import timezone

from imports.exported.export import export_plan
from imports.files.workbook import read_workbook
from imports.outcome import Outcome
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import Answers
from plans.models import Strategy
from tests.imports.examples.expecting import Example
from tests.imports.test_examples import EXAMPLES

pytestmark = pytest.mark.django_db
READY = [example for example in EXAMPLES if example.reading.outcome == "ready"]


def brought_in(content: bytes, example: Example, *, keep: bool) -> Outcome:
    today = timezone.localdate()
    strategy = Strategy.objects.filter(slug="plan").first()
    answers = Answers.from_json({"statuses": example.statuses})
    facts = load_facts(strategy, as_at=today)
    workbook = read_workbook(content, example.file_name)
    return run_import(
        strategy=strategy,
        slug="plan",
        title="Plan",
        understanding=understand(workbook, answers, strategy_facts=facts),
        answers=answers,
        as_at=today,
        by=None,
        keep=keep,
    )


@pytest.mark.parametrize("example", READY, ids=[example.file_name for example in READY])
def test_an_example_comes_again_and_its_export_comes_back_without_a_change(example: Example) -> None:
    first = brought_in(content := example.build(), example, keep=True)
    assert first.saved
    actions = first.totals["actions"]
    again = brought_in(content, example, keep=False)
    assert (again.outcome, again.totals["same"], again.totals["new"]) == ("ready", actions, 0)
    strategy = Strategy.objects.get(slug="plan")
    written = brought_in(export_plan(strategy, as_at=timezone.localdate()), example, keep=False)
    assert (written.outcome, written.totals["same"], written.totals["new"]) == ("ready", actions, 0)
