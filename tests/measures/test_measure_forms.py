"""The forms of the evidence: what they ask, what they refuse and in which words, and that they save once."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from measures.changes import correct_observation, edit_measure, set_target
from measures.models import (
    Characteristic,
    CharacteristicGroup,
    GroupAlias,
    Measure,
    Observation,
    Target,
)
from measures.vocabulary import Direction, Marker, MeasureKind, Part, Unit
from tests.builders import make_figure, make_group, make_measure, make_owner, make_user

pytestmark = pytest.mark.django_db
MARCH_25 = date(2025, 3, 31)


@pytest.fixture
def analyst(client) -> Client:
    client.force_login(make_user(Role.HR_ANALYST))
    return client


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(make_user(Role.EDI_EDITOR))
    return client


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def errors(answer) -> list[str]:
    """The lines of the error summary."""
    assert answer.status_code == 200, answer.status_code
    page = answer.content.decode()
    summary = re.search(r'govuk-error-summary__list">(.*?)</ul>', page, re.DOTALL)
    found = re.findall(r"<li>(.*?)</li>", summary[1], re.DOTALL) if summary else []
    return [re.sub(r"<[^>]+>", "", line).replace("&#x27;", "'") for line in found]


# --- a measure --------------------------------------------------------------------------------------------

NEW = {
    "name": "Staff who stay", "population": "Workforce", "kind": "figure", "unit": "percent", "direction": "up",
    "form_key": "one",
}  # fmt: skip


def test_the_edi_team_adds_a_measure(editor):
    owner, other = make_owner("People Team"), make_measure("Residents who stay", population="Residents")
    told = NEW | {
        "owner": owner.pk,
        "every_months": "12",
        "description": "Counted once",
        "compare_with": other.pk,
    }
    answer = editor.post(reverse("new_measure"), told)
    made = Measure.objects.get(name="Staff who stay")
    assert (answer.status_code, answer.headers["Location"]) == (302, made.get_absolute_url())
    assert (made.owner, made.every_months, made.description, made.compare_with, made.direction) == (
        owner, 12, "Counted once", other, Direction.UP,
    )  # fmt: skip


def test_a_measure_sent_twice_is_added_once(editor):
    for _ in range(2):
        assert editor.post(reverse("new_measure"), NEW).status_code == 302
    assert Measure.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"name": ""}, "Enter the name."),
        ({"name": "…"}, "Write it with letters or numbers."),
        ({"name": "those  who STAY"}, "“Those who stay (Workforce)” is there already. Add figures to it"),
        ({"every_months": "often"}, "Write the months between two figures as a whole number from 1 to 120."),
        ({"every_months": "0"}, "Write the months between two figures as a whole number from 1 to 120."),
        (
            {"every_months": "9" * 5000},
            "Write the months between two figures as a whole number from 1 to 120.",
        ),
        ({"kind": "survey", "unit": "count", "name": "X"}, "The answers to a survey are percentages."),
        ({"direction": ""}, "Answer “Which way is better?”."),
        ({"name": "a\0b"}, "character 2 cannot be stored"),
    ],
)
def test_a_measure_that_cannot_be_is_refused_in_words(editor, told, error):
    make_measure("Those who stay")
    lines = errors(editor.post(reverse("new_measure"), NEW | told))
    assert len(lines) == 1
    assert error in lines[0]


def test_an_edit_says_why_and_keeps_the_unit_of_figures(editor):
    measure = make_measure("Staff who stay")
    make_figure(measure, Decimal(20))
    url = reverse("edit_measure", args=[measure.slug])
    told = NEW | {"name": "Staff who leave", "unit": "count", "version": "1", "why": "Plainer"}
    assert errors(editor.post(url, told | {"why": ""})) == ["Answer “Why is it changed?”."]
    assert editor.post(url, told).status_code == 302
    measure.refresh_from_db()
    assert (measure.name, measure.unit, measure.version) == ("Staff who leave", Unit.PERCENT, 2)
    assert measure.history.first().history_change_reason == "Plainer"


def test_the_second_of_two_who_edit_sees_what_the_first_wrote_and_may_save_again(editor):
    measure = make_measure("Staff who stay")
    edit_measure(measure=measure, version=1, by=None, why="First", name="Those who stay", source="Payroll")
    url = reverse("edit_measure", args=[measure.slug])
    told = NEW | {"name": "Staff who remain", "version": "1", "why": "Mine"}
    answer = editor.post(url, told)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else was quicker" in page
    assert "Those who stay" in page
    assert 'value="Staff who remain"' in page
    version = re.search(r'name="version" value="(\d+)"', page)
    assert editor.post(url, told | {"version": version[1]}).status_code == 302
    measure.refresh_from_db()
    assert measure.name == "Staff who remain"


# --- figures ----------------------------------------------------------------------------------------------


def record(client: Client, measure: Measure, on: date = MARCH_25, **told: str):
    return client.post(reverse("record_figure", args=[measure.slug]), day("on", on) | told)


def test_hr_records_a_figure_from_part_and_whole(analyst):
    measure, group = make_measure(), make_group("Asian")
    answer = record(analyst, measure, numerator="204", denominator="1,068", group=str(group.pk), form_key="k",
                    source="HR system", note="Counted", is_baseline="on")  # fmt: skip
    assert answer.headers["Location"] == measure.get_absolute_url()
    one = Observation.objects.get()
    assert (one.value, one.numerator, one.denominator, one.group, one.on, one.is_baseline) == (
        Decimal("19.1011"), 204, 1068, group, MARCH_25, True,
    )  # fmt: skip
    assert (one.source, one.note, one.recorded_by.roles) == ("HR system", "Counted", {Role.HR_ANALYST})


@pytest.mark.parametrize("text", ["38.1", "38.1 %", " 38.1%"])
def test_hr_records_a_percentage_as_it_is_written(analyst, text):
    record(analyst, make_measure(), value=text)
    assert Observation.objects.get().value == Decimal("38.1")


def test_money_and_negative_numbers_are_read(analyst):
    record(analyst, make_measure(unit=Unit.MONEY), value="£1,204.50")
    record(analyst, make_measure(unit=Unit.SCORE), value="−3.5")
    assert [one.value for one in Observation.objects.all()] == [Decimal("1204.5"), Decimal("-3.5")]


def test_a_figure_that_is_not_there_has_its_reason_and_no_number(analyst):
    record(analyst, make_measure(), marker="suppressed")
    one = Observation.objects.get()
    assert (one.marker, one.value, one.numerator) == (Marker.SUPPRESSED, None, None)


def test_a_figure_sent_twice_is_recorded_once(analyst):
    measure = make_measure()
    for _ in range(2):
        assert record(analyst, measure, value="20", form_key="same").status_code == 302
    assert Observation.objects.count() == 1


def test_a_note_that_may_point_to_a_person_is_pointed_out_and_kept(analyst):
    measure = make_measure()
    record(analyst, measure, value="38.1", note="Of these 3 are disabled")
    assert Observation.objects.get().note == "Of these 3 are disabled"
    page = analyst.get(measure.get_absolute_url()).content.decode()
    assert "It speaks of “3 are disabled”" in page
    assert "may point to a person" not in analyst.get(measure.get_absolute_url()).content.decode()


NO_NUMBER = "isn't a number that we can read"


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({}, "Write the percentage, or say why there is none."),
        ({"value": "many"}, NO_NUMBER),
        ({"value": "1_0"}, NO_NUMBER),
        ({"value": "٣"}, NO_NUMBER),
        ({"value": "NaN"}, NO_NUMBER),
        ({"value": "1e5"}, NO_NUMBER),
        ({"value": "12,34"}, NO_NUMBER),
        ({"value": "1.23456"}, NO_NUMBER),
        ({"value": "9" * 30}, NO_NUMBER),
        ({"value": "101"}, "101% is not between 0 and 100."),
        ({"value": "-1"}, "−1% is not between 0 and 100."),
        ({"numerator": "5"}, "Write of how many, so that the percentage can be worked out."),
        ({"numerator": "9", "denominator": "8"}, "9 is more than the 8 that it's counted from."),
        ({"numerator": "0", "denominator": "0"}, "A share of nobody can't be worked out."),
        ({"numerator": "38", "denominator": "100", "value": "40"}, "38 of 100 is 38%, and not 40%."),
        ({"numerator": "-5", "denominator": "8"}, "isn't a whole number that we can read"),
        ({"numerator": "9" * 13, "denominator": "9" * 13}, "isn't a whole number that we can read"),
        (
            {"value": "5", "marker": "suppressed"},
            "Choose “A figure”, or leave the boxes of the figure empty.",
        ),
        ({"value": "5", "marker": "wrong"}, "Choose one of the answers shown"),
        ({"value": "5", "group": "99999999999999999999"}, "Choose one of the answers shown"),
        ({"value": "5", "on_year": "2999"}, "The date must be today or earlier"),
        ({"value": "5", "on_year": "1066"}, "The date must be in 1950 or later."),
        ({"value": "5", "on_day": "31", "on_month": "2"}, "must be a real date"),
        ({"value": "5", "note": "x" * 4001}, "must be 4,000 characters or fewer"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_words(analyst, told, error):
    measure = make_measure()
    url = reverse("record_figure", args=[measure.slug])
    lines = errors(analyst.post(url, day("on", MARCH_25) | told))
    assert error in lines[0]
    assert not Observation.objects.exists()


def test_a_second_figure_of_a_date_leads_to_correcting_the_first(analyst):
    measure = make_measure()
    make_figure(measure, Decimal(20))
    assert errors(record(analyst, measure, value="30")) == [
        "There is a figure for 31 March 2025 already: 20%. Correct that one on the page of the measure, or "
        "write another date."
    ]
    record(analyst, measure, value="30", group=str(make_group("Asian").pk))
    assert Observation.objects.count() == 2


def test_three_answers_are_recorded_together_and_make_a_hundred(analyst):
    measure = make_measure(kind=MeasureKind.SURVEY)
    told = {
        "value_favourable": "61",
        "value_neutral": "23",
        "value_unfavourable": "16",
        "denominator": "1482",
    }
    assert errors(record(analyst, measure, **told | {"value_neutral": "3"})) == [
        "The three answers make 80% together. They have to make 100%."
    ]
    assert "Write the percentage of neutral answers" in errors(
        record(analyst, measure, **told | {"value_neutral": ""})
    )[0]  # fmt: skip
    record(analyst, measure, **told)
    assert [(one.part, one.value, one.denominator) for one in Observation.objects.all()] == [
        (Part.FAVOURABLE, 61, 1482), (Part.NEUTRAL, 23, 1482), (Part.UNFAVOURABLE, 16, 1482),
    ]  # fmt: skip


def test_a_pay_gap_is_recorded_with_the_parts_that_are_known(analyst):
    measure = make_measure(kind=MeasureKind.PAY_GAP)
    assert errors(record(analyst, measure)) == ["Write at least one figure of the pay gap."]
    assert "120% is not between" in errors(record(analyst, measure, value_upper_quartile="120"))[0]
    record(analyst, measure, value_mean="-2.5", value_upper_quartile="52.7", in_favour_of="women")
    assert [(one.part, one.value, one.in_favour_of) for one in Observation.objects.all()] == [
        (Part.MEAN, Decimal("-2.5"), "women"), (Part.UPPER_QUARTILE, Decimal("52.7"), "women"),
    ]  # fmt: skip


def test_words_are_recorded_as_words(analyst):
    measure = make_measure(kind=MeasureKind.WORDS)
    assert errors(record(analyst, measure)) == ["Answer “What was observed?”."]
    record(analyst, measure, words="Managers listen.")
    assert Observation.objects.get().words == "Managers listen."


# --- corrections ------------------------------------------------------------------------------------------


def correct(client: Client, one: Observation, **told: str):
    return client.post(reverse("correct_figure", args=[one.measure.slug, one.pk]), told)


def test_a_correction_takes_the_place_and_names_what_was_wrong(analyst):
    measure = make_measure()
    old = make_figure(measure, numerator=12, denominator=400, group="Asian")
    assert errors(correct(analyst, old, numerator="21", denominator="400")) == ["Answer “What was wrong?”."]
    for _ in range(2):
        answer = correct(analyst, old, numerator="21", denominator="400", note="Digits turned", form_key="k")
        assert answer.status_code == 302
    newest = Observation.objects.get(corrects=old)
    assert (newest.numerator, newest.value, newest.group, newest.on, newest.note) == (
        21, Decimal("5.25"), old.group, old.on, "Digits turned",
    )  # fmt: skip
    assert Observation.objects.count() == 2


def test_a_figure_that_was_corrected_already_leads_to_the_newer_one(analyst):
    old = make_figure(make_measure(), Decimal(20))
    newer = correct_observation(old=old, by=None, today=timezone.localdate(), note="Wrong", value=Decimal(21))
    answer = analyst.get(reverse("correct_figure", args=[old.measure.slug, old.pk]))
    assert answer.headers["Location"] == reverse("correct_figure", args=[old.measure.slug, newer.pk])
    told = errors(correct(analyst, old, value="22", note="Mine"))
    assert told == ["This figure has been corrected already. Correct the newer one."]


@pytest.mark.parametrize("number", [0, 2**63, 10**30])
def test_a_figure_that_is_not_there_answers_404(analyst, number):
    measure = make_measure()
    assert analyst.get(reverse("correct_figure", args=[measure.slug, number])).status_code == 404


def test_a_figure_of_another_measure_answers_404(analyst):
    one, other = make_figure(make_measure(), Decimal(20)), make_measure()
    assert analyst.get(reverse("correct_figure", args=[other.slug, one.pk])).status_code == 404


# --- targets ----------------------------------------------------------------------------------------------


def target(client: Client, measure: Measure, **told: object):
    return client.post(reverse("set_target", args=[measure.slug]), {"seen": "0"} | told)


def test_the_edi_team_sets_a_target_and_changes_it_with_a_reason(editor):
    measure = make_measure()
    due = day("due", date(2028, 3, 31))
    assert target(editor, measure, value="60", by_text="end of the strategy", **due).status_code == 302
    first = Target.objects.get()
    assert (first.value, first.by, first.by_text) == (60, date(2028, 3, 31), "end of the strategy")
    again = {"value": "70", "seen": first.pk}
    assert errors(target(editor, measure, **again)) == ["Say why the target was changed."]
    assert target(editor, measure, **again, reason="Reached early").status_code == 302
    newest = Target.objects.get(replaces=first)
    assert (newest.value, newest.reason, newest.recorded_by.roles) == (70, "Reached early", {Role.EDI_EDITOR})


def test_a_target_sent_twice_is_set_once(editor):
    measure = make_measure()
    for _ in range(2):
        assert target(editor, measure, value="60", form_key="k").status_code == 302
    assert Target.objects.count() == 1


def test_a_target_that_somebody_has_set_meanwhile_is_shown_first(editor):
    measure = make_measure()
    set_target(measure=measure, by=None, set_on=MARCH_25, value=Decimal(55))
    answer = target(editor, measure, value="60", reason="Mine")
    assert answer.status_code == 409
    assert "55%" in answer.content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', answer.content.decode())
    assert target(editor, measure, value="60", reason="Mine", seen=seen[1]).status_code == 302
    assert Target.objects.count() == 2


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({}, "Give the target as a number, or in words."),
        ({"value": "120"}, "A percentage is between 0 and 100."),
        ({"value": "lots"}, NO_NUMBER),
        ({"value": "5", "due_day": "1"}, "must include a month and a year"),
    ],
)
def test_a_target_that_cannot_be_is_refused_in_words(editor, told, error):
    assert error in errors(target(editor, make_measure(), **told))[0]


def test_a_target_may_be_a_count_with_its_share_or_words(editor):
    measure = make_measure(unit=Unit.COUNT)
    target(editor, measure, value="204", share="19.1")
    target(editor, make_measure(), text="More than the year before")
    assert [(one.value, one.share, one.text) for one in Target.objects.order_by("id")] == [
        (204, Decimal("19.1"), ""), (None, None, "More than the year before"),
    ]  # fmt: skip


# --- categories and local priorities ----------------------------------------------------------------------


def test_a_category_and_other_words_for_it_are_added(editor):
    race = Characteristic.objects.get(slug="race")
    told = {"characteristic": race.pk, "name": "Asian or Asian British", "form_key": "k"}
    for _ in range(2):
        assert editor.post(reverse("new_category"), told).status_code == 302
    group = CharacteristicGroup.objects.get()
    url = reverse("new_alias", args=[group.pk])
    for _ in range(2):
        assert editor.post(url, {"text": "Asian", "form_key": "k"}).status_code == 302
    assert GroupAlias.objects.get().group == group
    page = editor.get(reverse("categories")).content.decode()
    assert "Asian or Asian British" in page
    meant = "These words mean “Asian or Asian British” already."
    assert errors(editor.post(url, {"text": "ASIAN"})) == [meant]
    told = {"characteristic": race.pk, "name": "asian"}
    assert errors(editor.post(reverse("new_category"), told)) == [f"{meant} Write another name."]


@pytest.mark.parametrize(
    ("name", "chosen", "kind"),
    [
        ("Prefer not to say", "", "prefer_not_to_say"),
        ("Unknown", "", "not_disclosed"),
        ("Unknown", "group", "group"),
    ],
)
def test_a_category_that_gives_no_answer_is_told_by_its_words_unless_said(editor, name, chosen, kind):
    race = Characteristic.objects.get(slug="race")
    editor.post(reverse("new_category"), {"characteristic": race.pk, "name": name, "kind": chosen})
    assert CharacteristicGroup.objects.get().kind == kind


def test_a_local_priority_says_who_adopted_it_and_when_and_is_none_of_the_nine(editor):
    url = reverse("adopt_priority")
    told = {"name": "Care experience", "adopted_by": "Full Council", **day("adopted_on", date(2024, 3, 14))}
    for _ in range(2):
        assert editor.post(url, told | {"form_key": "k"}).status_code == 302
    made = Characteristic.objects.get(statutory=False)
    assert (made.name, made.adopted_by, made.adopted_on) == (
        "Care experience",
        "Full Council",
        date(2024, 3, 14),
    )
    page = editor.get(reverse("categories")).content.decode()
    assert "A local priority, adopted by Full Council on 14 March 2024" in page
    assert page.count("A protected characteristic under the Equality Act 2010") == 9
    assert errors(editor.post(url, told | {"name": "SEX"})) == ["“Sex” is in the list already."]
    assert len(errors(editor.post(url, {}))) == 3


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.EDI_EDITOR, {"edit_measure", "set_target"}),
        (Role.HR_ANALYST, {"edit_measure", "set_target", "record_figure"}),
        (Role.VIEWER, set()),
        (Role.COMMITTEE_OFFICER, set()),
    ],
)
def test_the_page_of_a_measure_offers_what_a_role_may_do(client, role, may):
    measure = make_measure()
    client.force_login(make_user(role))
    page = client.get(measure.get_absolute_url()).content.decode()
    names = ("edit_measure", "set_target", "record_figure")
    assert {name for name in names if reverse(name, args=[measure.slug]) in page} == may
