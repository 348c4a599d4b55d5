"""A status that its own text speaks against is found; a remark about people or the time ahead is not one."""

import pytest

from objectives.faults.statuses import words_against
from plans.statuses import Meaning

AGAINST = [
    (Meaning.NOT_STARTED, "Launched in May.", "Launched in May"),
    (Meaning.NOT_STARTED, "The forms have been sent to schools", "The forms have been sent to schools"),
    (Meaning.NOT_STARTED, "A first workshop was held.", "A first workshop was held"),
    (Meaning.NOT_STARTED, "New module released November 2024.", "New module released November 2024"),
    (Meaning.NOT_STARTED, "Drafting is underway.", "Drafting is underway"),
    (Meaning.NOT_STARTED, "Completed.", "Completed"),
    (Meaning.NOT_STARTED, "Two officers. They have met the forum", "They have met the forum"),
    (Meaning.COMPLETE, "Not yet started. Waiting for a supplier.", "Not yet started"),
    (Meaning.COMPLETE, "Guide written. Training not yet completed.", "Training not yet completed"),
    (Meaning.COMPLETE, "The second guide is still to be written.", "The second guide is still to be written"),
    (Meaning.COMPLETE, "Part two remains outstanding", "Part two remains outstanding"),
    (Meaning.COMPLETE, "The rest has yet to be agreed", "The rest has yet to be agreed"),
    (Meaning.COMPLETE, "It will be completed by May", "It will be completed by May"),
    (Meaning.IN_PROGRESS, "Completed. All papers are out.", "Completed"),
    (Meaning.IN_PROGRESS, "All guides are out. Action now complete.", "Action now complete"),
    (Meaning.OFF_TRACK, "This action has been completed", "This action has been completed"),
    (Meaning.NEEDS_ATTENTION, "Late, but done now. The work is now finished.", "The work is now finished"),
    (Meaning.ON_HOLD, "Fully implemented.", "Fully implemented"),
]
TOGETHER = [
    (Meaning.NOT_STARTED, ""),
    (Meaning.NOT_STARTED, "Not yet started."),
    (Meaning.NOT_STARTED, "Will form part of next year's plan."),
    (Meaning.NOT_STARTED, "Waiting until the new system has been launched"),
    (Meaning.NOT_STARTED, "This has been postponed"),
    (Meaning.NOT_STARTED, "The budget has not been approved"),
    (Meaning.NOT_STARTED, "Start date has been moved to May"),
    (Meaning.NOT_STARTED, "To be launched in May 2026"),
    (Meaning.NOT_STARTED, "To start once the review has been completed"),
    (Meaning.NOT_STARTED, "A lead has been identified"),
    (Meaning.NOT_STARTED, "Not started. First talks have been held with the unions."),
    (Meaning.NOT_STARTED, "This has been included in next year's programme"),
    (Meaning.NOT_STARTED, "Capacity has reduced"),
    (Meaning.NOT_STARTED, "The approach has been discussed and a lead has been confirmed"),
    (Meaning.COMPLETE, "Completed. The yearly refresh will be completed in May."),
    (Meaning.COMPLETE, "Complete. The next cohort will be finished by June"),
    (Meaning.COMPLETE, "Plan complete. Next year's plan is currently underway."),
    (Meaning.COMPLETE, "20% of staff who have not completed it were reminded"),
    (Meaning.COMPLETE, "Ongoing as business as usual"),
    (Meaning.COMPLETE, "New hub launched. Uptake will be monitored."),
    (Meaning.COMPLETE, "Done"),
    (Meaning.IN_PROGRESS, "Communications plan complete. Toolkit being written."),
    (Meaning.IN_PROGRESS, "The first of three parts is complete."),
    (Meaning.IN_PROGRESS, "60% of staff completed the course"),
    (Meaning.IN_PROGRESS, "Ongoing"),
    (Meaning.IN_PROGRESS, "Completed: the survey. In progress: the toolkit."),
    (Meaning.NEEDS_ATTENTION, "Completed for schools. Next steps: libraries."),
    (Meaning.IN_PROGRESS, "Guide published. Training to be completed in May."),
    (Meaning.CLOSED, "Not started"),
    (None, "Completed."),
]


@pytest.mark.parametrize(("meaning", "text", "words"), AGAINST)
def test_a_text_that_says_otherwise_than_its_status(meaning, text, words):
    assert words_against(meaning, text) == words


@pytest.mark.parametrize(("meaning", "text"), TOGETHER)
def test_a_text_that_goes_with_its_status(meaning, text):
    assert words_against(meaning, text) is None
