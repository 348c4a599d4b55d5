"""What every form of ours refuses, how it says so, and where the error leads."""

import datetime as dt

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from edi_tracker.date_field import IncompleteDate, date_from_parts
from edi_tracker.forms import DateField, Described, DescribedRadios, ErrorLink, Form, TextField


class UpdateForm(Form):
    status = forms.ChoiceField(
        choices=[("amber", "Amber"), ("green", "Green")],
        widget=DescribedRadios(
            describe=lambda value: Described(f"What {value} means.", "amber", "needs_attention")
        ),
    )
    narrative = TextField(label="What has happened since?", help_text="Two or three sentences.")
    end_on = DateField(label="End date", required=False)
    owner = forms.CharField(label="Owner", max_length=20)
    agreed = forms.BooleanField(label="The meeting agreed this", required=False)


def filled(**changes: str) -> UpdateForm:
    answers = {"status": "amber", "narrative": "Two employers signed.", "owner": "Libraries"}
    return UpdateForm(answers | changes)


# --- dates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("31", "3", "2026"), dt.date(2026, 3, 31)),
        (("1", "03", "2026"), dt.date(2026, 3, 1)),
        ((" 1 ", "march", " 2026 "), dt.date(2026, 3, 1)),
        (("1", "Mar", "2026"), dt.date(2026, 3, 1)),
        (("1", "Sept.", "2026"), dt.date(2026, 9, 1)),
        (("29", "February", "2028"), dt.date(2028, 2, 29)),
        (("", "", ""), None),
        ((" ", "", ""), None),
    ],
)
def test_a_date_is_read_from_three_boxes(parts, date):
    assert date_from_parts(*parts) == date


@pytest.mark.parametrize(
    ("parts", "complaint", "part"),
    [
        (("", "3", "2026"), "must include a day", "day"),
        (("31", "", "2026"), "must include a month", "month"),
        (("31", "", ""), "must include a month and a year", "month"),
        (("31", "4", "2026"), "must be a real date; 31 April 2026 is not one", "day"),
        (("0", "4", "2026"), "must be a real date; 0 April 2026 is not one", "day"),
        (("1", "13", "2026"), "must have a month from 1 to 12", "month"),
        (("1", "ma", "2026"), "must have a month from 1 to 12", "month"),
        (("1", "springtime", "2026"), "must have a month from 1 to 12", "month"),
        (("1", "3", "26"), "must have a year of 4 numbers", "year"),
        (("1", "3", "0000"), "must be a real date", "day"),
        (("٣", "3", "2026"), "must have a day from 1 to 31", "day"),
        (("1_0", "3", "2026"), "must have a day from 1 to 31", "day"),
        (("-1", "3", "2026"), "must have a day from 1 to 31", "day"),
        (("1", "٣", "2026"), "must have a month from 1 to 12", "month"),
        (("9" * 5000, "3", "2026"), "must have a day from 1 to 31", "day"),
    ],
)
def test_what_is_no_date_is_refused_with_what_is_missing(parts, complaint, part):
    with pytest.raises(IncompleteDate) as refused:
        date_from_parts(*parts)
    assert refused.value.complaint.startswith(complaint)
    assert refused.value.part == part


def test_a_form_gives_back_the_date():
    form = filled(end_on_day="31", end_on_month="March", end_on_year="2026")
    assert form.is_valid()
    assert form.cleaned_data["end_on"] == dt.date(2026, 3, 31)


def test_an_unfinished_date_is_named_and_leads_to_the_empty_box_with_what_was_typed_kept():
    form = filled(end_on_day="31", end_on_month="Mrch", end_on_year="")
    assert form.error_summary == [ErrorLink("End date must include a year.", "id_end_on_2")]
    assert 'value="Mrch"' in str(form)


def test_an_untouched_date_is_no_change():
    form = UpdateForm(
        {"end_on_day": "31", "end_on_month": "3", "end_on_year": "2026"},
        initial={"end_on": dt.date(2026, 3, 31)},
    )
    assert "end_on" not in form.changed_data


def test_a_date_of_a_record_fills_the_boxes():
    html = str(UpdateForm(initial={"end_on": dt.date(2026, 3, 31)})["end_on"].as_field_group())
    assert [f'value="{part}"' in html for part in (31, 3, 2026)] == [True, True, True]


# --- texts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("character", ["\0", chr(0xD800), chr(0xDFFF)])
@pytest.mark.parametrize("box", ["narrative", "owner"])
def test_a_character_that_cannot_be_stored_is_refused_with_its_place(character, box):
    form = filled(**{box: f"ab{character}"})
    (error,) = form.errors[box]
    assert "character 3 cannot be stored" in error


@pytest.mark.parametrize("text", ["ŵŷ", "مرحبا", "👩‍🚀", "=1+1", "<b>", "  spaced  ", "a\nb", "\u202e", "ﬁ"])
def test_everything_else_is_kept_as_written(text):
    form = filled(narrative=text)
    assert form.is_valid()
    assert form.cleaned_data["narrative"] == text


def test_line_ends_of_a_browser_do_not_make_a_text_look_edited():
    form = filled(narrative="one\r\ntwo")
    assert form.is_valid()
    assert form.cleaned_data["narrative"] == "one\ntwo"


def test_a_text_of_blanks_is_no_answer():
    assert filled(narrative=" \n ").errors["narrative"] == ["Answer “What has happened since?”."]


def test_a_text_may_have_4000_characters_and_line_ends_count_once():
    assert filled(narrative="\r\n".join(["x" * 999] * 4)).is_valid()
    form = filled(narrative="x" * 4001)
    assert form.errors["narrative"] == [
        "What has happened since? must be 4,000 characters or fewer. It has 4,001."
    ]


def test_a_short_box_says_its_own_limit():
    assert filled(owner="x" * 21).errors["owner"] == ["Owner must be 20 characters or fewer. It has 21."]


# --- errors -----------------------------------------------------------------------------------------------


def test_an_empty_form_says_what_to_do_and_leads_to_each_box():
    assert UpdateForm({}).error_summary == [
        ErrorLink("Choose the status.", "id_status_0"),
        ErrorLink("Answer “What has happened since?”.", "id_narrative"),
        ErrorLink("Enter the owner.", "id_owner"),
    ]


def test_an_answer_that_was_not_offered_is_refused():
    assert filled(status="purple").errors["status"] == ["Choose one of the answers shown for “Status”."]


def test_a_file_is_asked_for_and_an_empty_one_is_refused():
    class UploadForm(Form):
        plan = forms.FileField(label="Plan")

    assert UploadForm({}, {}).errors["plan"] == ["Choose a file for “Plan”."]
    assert UploadForm({}, {"plan": SimpleUploadedFile("plan.csv", b"")}).errors["plan"] == [
        "“Plan” is an empty file. Choose another."
    ]


def test_an_error_of_the_whole_form_stands_first_without_a_link():
    form = filled(owner="")
    form.add_error(None, "Somebody saved this action before you.")
    assert form.error_summary[0] == ErrorLink("Somebody saved this action before you.", "")


# --- markup -----------------------------------------------------------------------------------------------


def test_a_box_is_described_by_its_hint_its_error_and_its_count():
    html = str(filled(narrative="")["narrative"].as_field_group())
    assert 'aria-describedby="id_narrative_helptext id_narrative_error id_narrative-info"' in html
    for described in ("id_narrative_helptext", "id_narrative_error", "id_narrative-info"):
        assert f'id="{described}"' in html
    assert "maxlength=" not in html.split("<textarea")[1]


def test_each_status_is_a_radio_with_its_tag_and_its_definition():
    html = str(UpdateForm()["status"].as_field_group())
    assert html.count('type="radio"') == 2
    assert 'aria-describedby="id_status_0_hint"' in html
    assert "What amber means." in html
    assert "edi-tag--amber" in html
    assert "<legend" in html


def test_optional_questions_say_so_and_required_ones_leave_it_to_the_server():
    html = str(UpdateForm())
    assert "End date (optional)" in html
    assert "Owner (optional)" not in html
    assert " required" not in html


def test_what_was_typed_is_escaped():
    html = str(filled(owner='"><script>x</script>'))
    assert "<script>" not in html
