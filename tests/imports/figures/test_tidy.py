"""One row for each figure: the template, and what is headed like it."""

from datetime import date
from decimal import Decimal

import pytest

from imports.figures.answers import LocalPriority, WrongAnswer
from imports.figures.standing import NOTHING_KNOWN, Known
from measures.vocabulary import Marker, MeasureKind, Part, Unit
from tests.imports.figures.readings import HEADINGS, Answers, codes, read_file, read_rows, row, told
from tests.imports.sheets import table

MONITORED = Known(
    NOTHING_KNOWN.characteristics, {"Race": {"white": "White", "other ethnic group": "Other ethnic group"}}
)


def test_a_row_of_the_template_is_a_figure_with_all_that_it_says():
    read = read_rows(
        row(
            characteristic="Ethnicity", category="White", numerator=360, denominator=400, value=90,
            is_baseline="yes",
            source="HR system", note="Without casual staff",
        )
    )  # fmt: skip
    (figure,) = read.figures
    assert (figure.cell, figure.row, figure.name, figure.population) == (
        "H2",
        2,
        "Share of workforce",
        "Workforce",
    )
    assert (figure.group_of, figure.group, figure.on, figure.as_at.text) == (
        "Race", "White", date(2025, 3, 31), "March 2025",
    )  # fmt: skip
    assert (figure.value, figure.numerator, figure.denominator, figure.unit) == (
        Decimal(90), 360, 400, Unit.PERCENT,
    )  # fmt: skip
    assert (figure.is_baseline, figure.source, figure.note) == (True, "HR system", "Without casual staff")
    assert (read.rejected, read.questions) == ([], [])


def test_a_percentage_is_computed_where_only_its_parts_are_given():
    assert [f.value for f in read_rows(row(numerator=1, denominator=3)).figures] == [Decimal("33.3333")]


def test_markers_are_told_apart_and_are_never_nought():
    marks = ["*", "<5", "[x]", "[z]", "[low]", "nil", "0"]
    read = read_rows(*(row(as_at=f"{2010 + n}", value=mark) for n, mark in enumerate(marks)))
    assert [(f.raw, f.marker, f.value) for f in read.figures] == [
        ("*", Marker.SUPPRESSED, None), ("<5", Marker.SUPPRESSED, None), ("[x]", Marker.NOT_AVAILABLE, None),
        ("[z]", Marker.NOT_APPLICABLE, None), ("[low]", Marker.LOW, None), ("nil", Marker.NIL, 0), ("0",
        Marker.NONE, 0),
    ]  # fmt: skip


WRONG = [
    (row(value="about forty"), "not_a_number"),
    (row(value="٣٤"), "not_a_number"),
    (row(value="1" * 5_000), "not_a_number"),
    (row(value="NaN"), "not_a_number"),
    (row(value=101), "over_100"),
    (row(value=-1), "negative_share"),
    (row(value=-4, unit="count"), "negative_count"),
    (row(value=4.5, unit="count"), "not_whole"),
    (row(numerator=-4, denominator=10), "negative_count"),
    (row(numerator=11, denominator=10), "numerator_over_denominator"),
    (row(numerator=5, denominator=10, value=40), "share_is_not_its_parts"),
    (row(), "no_figure"),
    (row(value=5, as_at="2031"), "date_in_future"),
    (row(value=5, as_at="June 2031"), "date_in_future"),
    (row(value=5, as_at="wave two"), "unparsed_date"),
    (row(value=5, as_at=None), "missing_date"),
    (row(value=5, marker="c"), "value_beside_marker"),
    (row(marker="purple"), "unknown_marker"),
    (row(value=5, measure=None), "missing_measure"),
    (row(value=5, population=None), "missing_population"),
    (row(value=5, unit=None, measure="Belonging"), "missing_unit"),
]


@pytest.mark.parametrize(("wrong", "code"), WRONG, ids=[code for _, code in WRONG])
def test_a_wrong_row_is_named_with_its_cell_and_what_to_do(wrong, code):
    read = read_rows(wrong, row(value=1, as_at="2001"))
    assert [(one.row, one.code) for one in read.rejected] == [(2, code)]
    assert read.rejected[0].message.startswith(read.rejected[0].cell)
    assert len(read.figures) == 1


def test_a_row_that_is_left_out_is_settled():
    read = read_rows(row(value=101), row(value=1, as_at="2001"), answers={"leave_out": ["Plan!H2"]})
    assert (codes(read), [draft.row for draft in read.left_out]) == ([], [2])
    assert codes(read_rows(row(value=101), answers={"leave_out": ["Plan!2"]})) == []


def test_the_same_figure_twice_is_wrong_the_second_time():
    read = read_rows(row(value=5), row(value=5), row(value=6))
    assert (told(read), codes(read)) == ([("H2", "", 5)], [("H3", "duplicate"), ("H4", "duplicate")])


@pytest.mark.parametrize(
    ("values", "formats", "read_as"),
    [
        ([34, 66], {}, [34, 66]),
        (["34%", "66 %"], {}, [34, 66]),
        ([0.34, 0.66], {"H2": "0%", "H3": "0.0%"}, [34, 66]),
        ([0.2, 99.8], {}, [Decimal("0.2"), Decimal("99.8")]),
    ],
)
def test_percentages_are_read_by_their_column(values, formats, read_as):
    rows = [
        row(value=v, characteristic="Sex", category=c)
        for v, c in zip(values, ("Male", "Female"), strict=True)
    ]
    assert [f.value for f in read_rows(*rows, formats=formats).figures] == read_as


def test_shares_that_make_one_together_are_shares_and_others_are_asked():
    shares = [row(value=v, characteristic="Sex", category=c) for v, c in ((0.34, "Male"), (0.66, "Female"))]
    assert [f.value for f in read_rows(*shares).figures] == [34, 66]
    alone = row(value=0.34)
    assert [(q.answer, q.about) for q in read_rows(alone).questions] == [("percentages", "Plan!H")]
    assert [f.value for f in read_rows(alone, answers={"percentages": {"Plan!H": "share"}}).figures] == [34]
    assert [f.value for f in read_rows(alone, answers={"percentages": {"*": "percent"}}).figures] == [
        Decimal("0.34")
    ]
    by_parts = row(value=0.34, numerator=34, denominator=100)
    assert [f.value for f in read_rows(by_parts).figures] == [34]


def test_a_dash_is_asked_once_for_the_file_unless_a_note_says_it():
    rows = [row(value="-"), row(value="–", as_at="2001")]
    asked = read_rows(*rows)
    assert [(q.answer, q.code) for q in asked.questions] == [("dash", "ambiguous_dash")]
    assert [f.change for f in asked.figures] == ["asked", "asked"]
    answered = read_rows(*rows, answers={"dash": "nil"})
    assert ([f.marker for f in answered.figures], answered.questions) == ([Marker.NIL] * 2, [])
    noted = read_file(table([HEADINGS, *rows, [], ["Note: - means not available"]]))
    assert ([f.marker for f in noted.figures], noted.questions) == ([Marker.NOT_AVAILABLE] * 2, [])


def test_categories_are_added_where_none_are_monitored_yet_and_asked_where_some_are():
    bame = row(value=5, characteristic="Race", category="BAME")
    assert read_rows(bame).new_groups == {"Race": ["BAME"]}
    asked = read_rows(bame, known=MONITORED)
    assert [(q.answer, q.about, q.choices) for q in asked.questions] == [
        ("categories", "Race: BAME", ("White", "Other ethnic group"))
    ]
    meant = read_rows(bame, known=MONITORED, answers={"categories": {"Race": {"BAME": "Other ethnic group"}}})
    assert [(f.group, f.category) for f in meant.figures] == [("Other ethnic group", "BAME")]
    added = read_rows(bame, known=MONITORED, answers={"categories": {"Race": {"BAME": None}}})
    assert (added.new_groups, added.questions) == ({"Race": ["BAME"]}, [])


def test_other_characteristics_are_asked():
    other = row(value=5, characteristic="Nationality", category="British")
    asked = read_rows(other)
    assert [(q.answer, q.about) for q in asked.questions] == [("characteristics", "Nationality")]
    assert [f.change for f in asked.figures] == ["asked"]
    kept = read_rows(other, answers={"characteristics": {"Nationality": "breakdown"}})
    assert [(f.group_of, f.group) for f in kept.figures] == [("Nationality", "British")]
    as_race = read_rows(other, answers={"characteristics": {"Nationality": "Race"}})
    assert [f.group_of for f in as_race.figures] == ["Race"]
    adopted = {"adopted_by": "Cabinet", "adopted_on": "2024-05-01"}
    said = Answers.from_json({"characteristics": {"Carers": adopted}})
    assert said.about_characteristic("carers") == LocalPriority("Cabinet", "2024-05-01")


def test_survey_answers_are_one_measure_whose_parts_make_100():
    trio = [
        row(measure="Staff survey", category=f"I feel valued – {word}", value=value)
        for word, value in (("positive", 60), ("neutral", 22), ("negative", 18))
    ]
    read = read_rows(*trio)
    assert [(f.name, f.kind, f.part, f.value) for f in read.figures] == [
        ("I feel valued", MeasureKind.SURVEY, Part.FAVOURABLE, 60),
        ("I feel valued", MeasureKind.SURVEY, Part.NEUTRAL, 22),
        ("I feel valued", MeasureKind.SURVEY, Part.UNFAVOURABLE, 18),
    ]


def test_answers_that_do_not_make_100_wait_unless_the_file_or_a_person_says_so():
    def trio(**more):
        return [
            row(measure="Staff survey", category=f"I feel valued – {word}", value=value, **more)
            for word, value in (("positive", 66), ("neutral", 20), ("negative", 25))
        ]

    waits = read_rows(*trio())
    assert ([one.code for one in waits.rejected], waits.figures) == (["shares_do_not_make_100"] * 3, [])
    noted = read_rows(*trio(note="They add to 111 in the report"))
    assert (noted.rejected, len(noted.figures)) == ([], 3)
    assert [problem.code for problem in noted.problems] == ["shares_do_not_make_100"]
    kept = read_rows(*trio(), answers={"accept": ["Plan!H2"]})
    assert (kept.rejected, len(kept.figures)) == ([], 3)


def test_groups_that_are_more_than_their_base_wait():
    rows = [
        row(characteristic="Sex", category=c, numerator=n, denominator=100)
        for c, n in (("Male", 60), ("Female", 50))
    ]
    assert [one.code for one in read_rows(*rows).rejected] == ["parts_do_not_add_up"] * 2


def test_a_pay_gap_is_one_measure_with_whom_it_favours():
    rows = [
        row(measure=f"{kind} gender pay gap", value=8, note="in favour of men") for kind in ("Mean", "Median")
    ]
    read = read_rows(*rows)
    assert [(f.name, f.kind, f.part, f.in_favour_of) for f in read.figures] == [
        ("Gender pay gap", MeasureKind.PAY_GAP, Part.MEAN, "men"),
        ("Gender pay gap", MeasureKind.PAY_GAP, Part.MEDIAN, "men"),
    ]


def test_a_complement_is_tied_and_never_one_measure():
    rows = [
        row(measure="Non-disclosure rate", characteristic="Disability", category="Not completed", value=79),
        row(
            measure="Disclosure rate",
            characteristic="Disability",
            category="Completed",
            value=38,
            as_at="2024",
        ),
    ]
    read = read_rows(*rows)
    assert [(f.name, f.group) for f in read.figures] == [
        ("Non-disclosure rate: disability", ""), ("Disclosure rate: disability", ""),
    ]  # fmt: skip
    assert read.complements == {
        ("Non-disclosure rate: disability", "Workforce"): "Disclosure rate: disability"
    }
    assert [problem.code for problem in read.problems] == ["complement"]


def test_totals_are_checked_against_their_parts_and_not_kept():
    def staff(total):
        return [
            row(measure="Headcount", unit="count", characteristic="Sex", category=c, value=n)
            for c, n in (("Male", 40), ("Female", 60), ("Total", total))
        ]

    good = read_rows(*staff(100))
    assert (len(good.figures), [t.row for t in good.totals], good.rejected) == (2, [4], [])
    assert codes(read_rows(*staff(110))) == [("H4", "parts_do_not_add_up")]
    assert codes(read_rows(*staff(110), answers={"accept": ["Plan!H4"]})) == []
    withheld = [
        *staff(110),
        row(measure="Headcount", unit="count", characteristic="Sex", category="Other", value="<20"),
    ]
    assert codes(read_rows(*withheld)) == []


def test_targets_stand_beside_figures_or_are_named_as_such():
    read = read_rows(
        row(value=12, target=20, target_by="2028"),
        row(value=13, as_at="2024", target=20, target_by="2028"),
        row(measure="Completion rate – target", category="Training", value=60, as_at=None),
    )
    assert [(t.name, t.value, t.by, t.unit) for t in read.targets] == [
        ("Share of workforce", 20, date(2028, 12, 31), Unit.PERCENT),
        ("Training: completion rate", 60, None, Unit.PERCENT),
    ]
    assert len(read.figures) == 2


def test_targets_as_a_number_of_people_with_its_share():
    headings = ["Target group", "Characteristic", "Target (people)", "Target (%)", "Unit of %", "Reviewed"]
    read = read_file(
        table(
            [
                ["Targets of the programme"],
                headings,
                ["Gender – male", "Sex", 586, 54.7, "% of learners", "monthly"],
                ["Lone parents", "Other (family)", 85, 7.9, "% of learners", "monthly"],
            ]
        ),
        {"characteristics": {"Other (family)": "breakdown"}},
    )
    assert [(t.name, t.population, t.group_of, t.group, t.value, t.share, t.text) for t in read.targets] == [
        ("Number of learners", "learners", "Sex", "Male", 586, Decimal("54.7"), "586 people, 54.7 % of "
"learners. Reviewed: monthly"),
        ("Number of learners", "learners", "Family", "Lone parents", 85, Decimal("7.9"), "85 people, 7.9 % of "
"learners. Reviewed: monthly"),
    ]  # fmt: skip


def test_notes_titles_and_columns_that_are_not_used_are_named():
    read = read_file(
        table([["Profile"], [], [*HEADINGS, "Colour"], [*row(value=5), "red"], [], ["End of file"]])
    )
    assert [number for number, _ in read.sheets[0].ignored] == [1, 6]
    assert [problem.code for problem in read.problems] == ["column_not_used"]


def test_a_tidy_file_of_statistics_with_a_column_for_its_groups():
    headings = ["Measure", "Time", "Time_type", "Ethnicity", "Ethnicity_type", "Geography_name", "Value",
    "Value_type",
                "Denominator", "Numerator"]  # fmt: skip
    rows = [
        ["Employment rate", "2023", "Year", "All", "All", "England", 75, "%", 400, 300],
        ["Employment rate", "2023", "Year", "White", "ONS 2011 5+1", "England", 80, "%", 100, 80],
        ["Employment rate", "2023", "Year", "White", "ONS 2011 2+1", "England", 80, "%", 100, 80],
        [
            "Employment rate",
            "2023",
            "Year",
            "Asian",
            "ONS 2011 5+1",
            "England",
            "withheld because a small sample",
            "%",
            None,
            None,
        ],
    ]
    read = read_file(table([headings, *rows]))
    assert [(f.group_of, f.group, f.population, f.numerator, f.marker) for f in read.figures] == [
        ("", "", "England", 300, Marker.NONE), ("Race", "White", "England", 80, Marker.NONE),
        ("Race", "Asian", "England", None, Marker.SUPPRESSED),
    ]  # fmt: skip
    assert [(again.row, before.row) for again, before in read.repeated] == [(4, 3)]
    assert read.rejected == []


def test_a_cell_without_a_figure_has_the_unit_of_the_others_of_its_measure():
    headings = [
        "Measure",
        "Time",
        "Ethnicity",
        "Ethnicity_type",
        "Geography",
        "Value",
        "Denominator",
        "Numerator",
    ]
    usual = {
        "Measure": "Employment rate",
        "Time": "2023",
        "Ethnicity_type": "ONS 2011 5+1",
        "Geography": "England",
    }
    told = [
        {"Ethnicity": "White", "Value": 80, "Denominator": 100, "Numerator": 80},
        {"Ethnicity": "Asian", "Value": "?"},
        {"Ethnicity": "Black", "Value": "N/A"},
    ]
    rows = [[(usual | one).get(name) for name in headings] for one in told]
    read = read_file(table([headings, *rows]))
    assert [(f.group, f.unit, f.marker) for f in read.figures] == [
        ("White", Unit.PERCENT, Marker.NONE), ("Asian", Unit.PERCENT, Marker.NOT_AVAILABLE),
        ("Black", Unit.PERCENT, Marker.NOT_APPLICABLE),
    ]  # fmt: skip
    assert read.rejected == []


def test_a_wrong_answer_says_what_could_be_answered():
    with pytest.raises(WrongAnswer, match="Choose one of suppressed, not_available"):
        Answers.from_json({"dash": "maybe"})
    with pytest.raises(WrongAnswer, match="Choose “percent”"):
        Answers.from_json({"percentages": {"*": "both"}})
    with pytest.raises(WrongAnswer, match="Choose one of measure, population"):
        Answers.from_json({"Sheet": {"A": "colour"}})
