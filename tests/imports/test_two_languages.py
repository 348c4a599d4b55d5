"""One thing said in Welsh and in English in one cell, and the status of today beside the last one."""

from tests.imports.grids import plan

HEADINGS = ("Cyf / Ref", "Cam gweithredu / Action", "Pwy / Who", "Erbyn pryd / By when", "Cynnydd / Progress")


def test_a_date_and_a_progress_in_two_languages_are_one():
    understood = plan(
        ["1", "Hyfforddiant\nTraining", "Addysg", "Gorffennaf 2027\nJuly 2027", "Heb ddechrau\nNot started"],
        ["2", "Adolygiad\nReview", "Addysg", "Mawrth 2027\nApril 2027", "Cwblhawyd\nNot started"],
        headings=HEADINGS,
    )
    first, second = understood.rows
    assert (first.end.kind, str(first.end.latest)) == ("month", "2027-07-31")
    assert (first.status.text, first.status.meaning) == ("Heb ddechrau Not started", "not_started")
    assert (second.end.latest, second.status.meaning) == (None, None)


def test_of_a_previous_and_a_current_rating_the_current_one_is_the_status():
    understood = plan(
        ["1", "Train", "HR", "2027", "Amber", "Green"], ["2", "Hire", "HR", "2027", "Green", "Amber"],
        headings=("Ref", "Action", "Lead", "By when", "Previous RAG", "Current RAG"),
    )  # fmt: skip
    assert [(row.status.text, row.extra) for row in understood.rows] == [
        ("Green", {"Previous RAG": "Amber"}), ("Amber", {"Previous RAG": "Green"})
    ]  # fmt: skip


def test_the_responsible_one_of_four_letters_is_the_owner():
    understood = plan(
        ["1", "Train", "HR", "Director", "Unions", "Staff"],
        headings=("Ref", "Action", "R", "A", "C", "I"),
    )
    assert understood.rows[0].owner_text == "HR"
    assert understood.rows[0].extra == {"A": "Director", "C": "Unions", "I": "Staff"}
