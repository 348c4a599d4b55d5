"""Groups that are named above the headings of their table, or by headings of a document."""

from tests.imports.grids import lines, read, sheet, table

SHORT = ("Ref", "Action", "Lead", "Status")


def groups(understood):
    return [(group.number, group.title) for group in (*understood.themes, *understood.objectives)]


def test_a_number_in_one_row_and_its_name_in_the_next_stand_above_the_first_headings_too():
    understood = read(
        sheet(
            [
                ["Strategic Equality Objective 1"], ["Homes that fit"], ["Outcome we want: 50 homes"], SHORT,
                ["1", "Adapt homes", "Housing", "Started"],
                ["Strategic Equality Objective 2"], ["Streets for all"], ["Outcome we want: safe walks"], SHORT,
                ["2", "Drop kerbs", "Highways", "Started"],
            ],
            wide=[1, 2, 3, 6, 7, 8],
        )
    )  # fmt: skip
    assert groups(understood) == [
        ("1", "Homes that fit\nOutcome we want: 50 homes"),
        ("2", "Streets for all\nOutcome we want: safe walks"),
    ]
    assert [line[4] for line in lines(understood)] == [
        "1 Homes that fit\nOutcome we want: 50 homes", "2 Streets for all\nOutcome we want: safe walks"
    ]  # fmt: skip


def test_a_label_and_its_words_above_the_headings_name_the_objective_of_a_sheet():
    sheets = [
        sheet(
            [
                ["Outcome", title],
                ["Lead officer", "Head of Care"],
                SHORT,
                [number, "Ask people", "Care", "Started"],
            ],
            name=f"Outcome {number}",
        )
        for number, title in (("1", "People are heard"), ("2", "Staff are safe"))
    ]
    understood = read(*sheets)
    assert groups(understood) == [
        ("", "People are heard\nLead officer Head of Care"), ("", "Staff are safe\nLead officer Head of Care")
    ]  # fmt: skip


def test_a_row_that_plans_nothing_names_the_theme_of_the_rows_below_it():
    understood = read(
        sheet(
            [
                ["Theme", "Gap", "Action", "Lead"],
                ["Communities", "No data", "Add a question", "Insight"],
                ["Leadership", "None", "-", "-"],
                [None, "No measure", "Two measures", "Policy"],
            ]
        )
    )
    assert [(line[2], line[3]) for line in lines(understood)] == [
        ("Add a question", "Communities"), ("Two measures", "Leadership")
    ]  # fmt: skip


HEADED = ("Action", "Lead", "By when")


def in_document(*paths):
    return read(
        *(
            table(number, [HEADED, [f"Do thing {number}", "HR", "2026"]], above=above)
            for number, above in enumerate(paths, start=1)
        )
    )


def test_headings_that_come_again_below_every_objective_name_none():
    understood = in_document(
        [("Objective 1: Learn", 2), ("What we will do", 3)],
        [("Objective 2: Earn", 2), ("What we will do", 3)],
    )
    assert groups(understood) == [("1", "Learn"), ("2", "Earn")]
    assert [line[4] for line in lines(understood)] == ["1 Learn", "2 Earn"]


def test_plain_headings_below_an_objective_are_objectives_of_a_theme():
    understood = in_document([("Objective 1: Staff", 2), ("Hiring", 3)], [("Keeping", 3)])
    assert [line[3:5] for line in lines(understood)] == [("1 Staff", "Hiring"), ("1 Staff", "Keeping")]


def test_a_label_and_a_name_in_a_heading_name_a_theme_each():
    understood = in_document([("Theme: Culture", 2)], [("Theme: Careers", 2)])
    assert [line[3] for line in lines(understood)] == ["Culture", "Careers"]
