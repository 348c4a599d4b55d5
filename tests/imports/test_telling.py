"""An import in sentences."""

import pytest

from imports.pages.telling import difference_sentence, grouped_findings, saved_sentence, totals_sentence
from imports.understanding.findings import Problem


def totals(new=0, changed=0, same=0, refused=0):
    return {"new": new, "changed": changed, "same": same, "refused": refused}


@pytest.mark.parametrize(
    ("counts", "doubts", "sentence"),
    [
        (totals(new=85), 14, "85 actions, all new; 14 doubts."),
        (totals(new=1), 0, "1 action, new; no doubts."),
        (totals(new=80, changed=5), 1, "85 actions: 80 new, 5 changed; 1 doubt."),
        (totals(1200, 3, 4, 2), 0, "1,209 actions: 1,200 new, 3 changed, 4 the same, 2 refused; no doubts."),
        (totals(), 0, "The file holds no action."),
        (
            totals(same=85),
            0,
            "Nothing would change: the plan holds all 85 actions of this file as they are; no doubts.",
        ),
    ],
)
def test_a_preview_is_told_with_its_numbers(counts, doubts, sentence):
    assert totals_sentence(counts, doubts) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (totals(new=85), "85 actions were added."),
        (totals(changed=1), "1 action was changed."),
        (totals(80, 5, 3), "80 actions were added and 5 changed; 3 were left as before."),
        (totals(changed=2, same=1), "2 actions were changed; 1 was left as before."),
        (totals(same=1), "Nothing changed: the plan held the 1 action of this file already."),
    ],
)
def test_a_save_is_told_with_its_numbers(counts, sentence):
    assert saved_sentence(counts) == sentence


def test_only_what_moved_between_preview_and_save_is_told():
    assert difference_sentence(totals(new=3), totals(new=3)) == ""
    assert (
        difference_sentence(totals(new=3), totals(new=2, same=1))
        == "The plan changed after the preview: 2 new instead of 3, 1 the same instead of 0."
    )


def test_findings_of_one_kind_stand_together_and_unknown_kinds_last():
    found = [
        Problem("something_new", "A."),
        Problem("missing_end", "Row 3: no end."),
        Problem("missing_end", "Row 4: no end.", sheet="Plan"),
        Problem("duplicate_number", "Row 2: twice."),
    ]
    assert grouped_findings(found, name_sheets=True) == [
        {"kind": "The same number twice", "count": 1, "sentences": ["Row 2: twice."]},
        {"kind": "No end", "count": 2, "sentences": ["Row 3: no end.", "Plan: Row 4: no end."]},
        {"kind": "Other things to look at", "count": 1, "sentences": ["A."]},
    ]
