"""Markers, numbers, headings and names as people write them, one table each."""

from datetime import date
from decimal import Decimal

import pytest

from imports.figures.days import dated_words, when_said, without_day
from imports.figures.headings import TEMPLATE, Role, role_of
from imports.figures.markers import is_dash, legend_of, marker_of, read_marker
from imports.figures.naming import in_favour_of, pay_gap, survey_part, target_of
from imports.figures.numbers import Number, written
from imports.figures.people import (
    answered,
    characteristic_slug,
    is_total,
    is_whole,
    named_in,
    without_its_kind,
)
from imports.figures.units import unit_by_name, unit_of
from measures.vocabulary import Marker, Part, Unit

S, N, A, L, NIL = (
    Marker.SUPPRESSED, Marker.NOT_AVAILABLE, Marker.NOT_APPLICABLE, Marker.LOW, Marker.NIL,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("*", S), ("**", S), ("c", S), ("C", S), ("[c]", S), ("#", S), ("<5", S), ("< 10", S),
        ("fewer than 5", S),
        ("Fewer  than 10", S), ("below 10", S), ("under 5", S), ("less than 5", S), ("1-4", S),
        ("suppressed", S),
        ("withheld to protect confidentiality", S),
        ("x", N), ("[x]", N), ("..", N), (":", N), ("n/k", N), ("not known", N), ("Not available", N),
        ("z", A), ("[z]", A), ("n/a", A), ("N/A", A), ("not applicable", A),
        ("[low]", L), ("low", L), ("<1%", L), ("<0.5", L), ("~", L), ("nil", NIL), ("None", NIL),
        ("", None), ("0", None), ("34", None), ("five", None), ("-", None), ("–", None), ("<script>", None),
        ("< ٥", None),
    ],
)  # fmt: skip
def test_a_marker_says_why_there_is_no_figure(text, marker):
    assert marker_of(text) == marker


def test_a_dash_is_one_only_by_what_the_file_says():
    assert [is_dash(text) for text in ("-", "–", "—", " - ", "-1", "")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    legend = legend_of(["Notes", "- means nil; * = fewer than 5; [x] denotes not available"])
    assert legend == {"-": NIL, "*": S, "[x]": N}
    assert read_marker("–", legend) == NIL
    assert read_marker("–", {}) is None


def test_a_legend_comes_before_the_usual_meaning():
    assert read_marker("x", legend_of(["x = not applicable"])) == A
    assert legend_of(["Well-being survey - nil return"]) == {}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("34", Number(Decimal(34))), ("1,204", Number(Decimal(1204))), ("1,204.5", Number(Decimal("1204.5"))),
        ("34%", Number(Decimal(34), True)), ("34 %", Number(Decimal(34), True)), (".5",
        Number(Decimal("0.5"))),
        ("-3.1", Number(Decimal("-3.1"))), ("−3.1", Number(Decimal("-3.1"))), ("£12.50",
        Number(Decimal("12.5"))),
        ("\u00a034\u00a0%", Number(Decimal(34), True)),
        ("1,2", None), ("12,04", None), ("1_000", None), ("٣٤", None), ("３４", None), ("NaN", None), ("inf",
        None),
        ("1e5", None), ("12 or so", None), ("", None), ("1" * 5_000, None), ("34%%", None), ("--3", None),
        ("0x1F", None),
    ],
)  # fmt: skip
def test_numbers_are_written_in_ascii_digits(text, number):
    assert written(text) == number


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Measure", Role.MEASURE), ("Indicator", Role.MEASURE), ("As-at date", Role.AS_AT), ("AS_AT",
        Role.AS_AT),
        ("Time", Role.AS_AT), ("Group", Role.CATEGORY), ("Headcount", Role.NUMERATOR), ("Base",
        Role.DENOMINATOR),
        ("Value", Role.VALUE), ("Value_type", Role.UNIT), ("Target (people)", Role.TARGET),
        ("Target (%)", Role.TARGET_SHARE), ("Target group", Role.CATEGORY), ("Geography_name",
        Role.GEOGRAPHY),
        ("Is baseline?", Role.IS_BASELINE), ("2024", None), ("White", None), ("", None),
    ],
)  # fmt: skip
def test_headings_as_hr_writes_them(heading, role):
    assert role_of(heading) == role


def test_every_column_of_the_template_is_known_by_its_own_name():
    assert [role_of(role.value) for role in TEMPLATE] == list(TEMPLATE)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Ethnicity", "race"), ("Gender", "sex"), ("Sexuality", "sexual-orientation"), ("Faith",
        "religion-or-belief"),
        ("Age band", "age"), ("Gender identity", "gender-reassignment"), ("Nationality", None), ("Grade",
        None),
    ],
)  # fmt: skip
def test_characteristics_are_known_by_other_words(words, slug):
    assert characteristic_slug(words) == slug


def test_a_title_names_one_characteristic_or_none():
    assert named_in("Table 3: workforce by ethnic group, 31 March 2025") == "race"
    assert named_in("Staff by gender identity") == "gender-reassignment"
    assert named_in("Sex by age") is None


def test_who_is_everybody_and_what_is_a_total():
    assert is_whole("All")
    assert is_whole("")
    assert is_whole("All residents aged 16+", "residents aged 16+")
    assert not is_whole("White")
    assert [is_total(words) for words in ("Total", "Grand total", "Total staff", "Total reward")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert without_its_kind("Gender – male", "Sex") == "male"
    assert without_its_kind("Economically inactive: Retired", "Sex") == "Economically inactive: Retired"


@pytest.mark.parametrize(
    ("measure", "category", "is_rate"),
    [
        ("Disclosure rate", "Completed", True), ("Disclosure rate", "Ethnicity completed", True),
        ("Non-disclosure rate", "Not completed", True), ("Disclosure rate", "White", False),
        ("Share of workforce", "Not completed", False), ("Declaration rate", "", True),
    ],
)  # fmt: skip
def test_a_rate_of_answering_is_about_the_question(measure, category, is_rate):
    assert answered(measure, category) == is_rate


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I feel valued – positive", ("I feel valued", Part.FAVOURABLE)),
        ("I feel valued (disagree)", ("I feel valued", Part.UNFAVOURABLE)),
        ("I feel valued - Neither agree nor disagree", ("I feel valued", Part.NEUTRAL)),
        ("Strongly agree", ("", Part.FAVOURABLE)), ("HIV – positive action", None), ("White – British", None),
    ],
)  # fmt: skip
def test_answers_of_a_survey(text, said):
    assert survey_part(text) == said


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("Mean gender pay gap", ("Gender pay gap", Part.MEAN)),
        ("Gender pay gap (median)", ("Gender pay gap", Part.MEDIAN)),
        ("Median hourly ethnicity pay gap", ("Ethnicity pay gap", Part.MEDIAN)),
        ("Mean gender bonus gap", ("Gender pay gap", Part.BONUS_MEAN)),
        ("Gender pay gap (national)", None), ("Mean age", None),
    ],
)  # fmt: skip
def test_the_parts_of_a_pay_gap_are_one_measure(measure, said):
    assert pay_gap(measure) == said


def test_targets_and_favour_are_read_from_words():
    assert target_of("Completion rate – target") == ("Completion rate", "")
    assert target_of("Number of people – target by 2027") == ("Number of people", "2027")
    assert target_of("Target: completion rate") == ("completion rate", "")
    assert target_of("Target group size") is None
    assert target_of("Completion rate") is None
    assert in_favour_of("Published; in favour of men.") == "men"


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("%", (Unit.PERCENT, "")), ("% of participants", (Unit.PERCENT, "")), ("count", (Unit.COUNT, "")),
        ("FTE", (Unit.COUNT, "FTE")), ("£", (Unit.MONEY, "")), ("per 1,000", (Unit.RATE, "per 1,000")),
        ("bananas", None),
    ],
)  # fmt: skip
def test_units(words, unit):
    assert unit_of(words) == unit


def test_the_name_of_a_measure_may_say_its_unit():
    assert unit_by_name("Share of workforce") == (Unit.PERCENT, "")
    assert unit_by_name("Number of people") == (Unit.COUNT, "")
    assert unit_by_name("Belonging") is None


@pytest.mark.parametrize(
    ("text", "on", "doubt"),
    [
        ("June 2023", date(2023, 6, 30), ""), ("2023/24", date(2024, 3, 31), ""), ("31/03/2025", date(2025,
        3, 31), ""),
        ("As at 31 March 2025", date(2025, 3, 31), ""), ("not stated", None, "no_day"),
        ("since July 2023, to date", None, "no_day"), ("2031", date(2031, 12, 31), "future"),
        ("wave two", None, "unparsed"), ("", None, "missing"),
    ],
)  # fmt: skip
def test_the_day_that_a_figure_speaks_for(text, on, doubt):
    said = when_said(text, date(2026, 6, 30))
    assert (said.on, said.doubt) == (on, doubt)


def test_a_day_is_found_in_a_title_when_there_is_only_one():
    assert dated_words("Workforce profile as at 31 March 2025") == "31 March 2025"
    assert dated_words("Workforce 2023 and 2024") == ""
    assert without_day("Workforce profile as at 31 March 2025") == "Workforce profile"
