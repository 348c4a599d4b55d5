"""An owner that is nobody yet is told from a team whose name is short or strange."""

import pytest

from objectives.faults.owners import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "TBC", "tbc.", "T.B.C.", "(TBC)", "TBD", "TBA", "To be confirmed", "Owner: TBC", "Lead to be identified",
        "N/A", "n/a", "None", "Vacant", "Vacancy", "?", "??", "-", "–", "Not yet assigned", "Unknown",
        "xxx", "to be recruited",
    ],
)  # fmt: skip
def test_words_that_name_nobody(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "HR", "All", "Everyone", "TBC Communications", "HR (TBC)", "Vacant Properties Team", "ICT",
        "Leadership",
        "Head of HR", "Pending Claims Unit", "A", "No Recourse to Public Funds Team", "Ann Nobody", "X",
    ],
)  # fmt: skip
def test_words_that_may_be_an_owner(text):
    assert not is_placeholder(text)
