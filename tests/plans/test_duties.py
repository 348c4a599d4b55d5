"""When duties fall due, from what was published; what is recorded of that, and how it is put right."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.roles import Role
from foundation.bank_holidays import Division
from foundation.periods import add_months
from plans.changes import EditConflict
from plans.duties import USUAL, Clock, Published, Standing, days_it_may_be_for, fixed_from, standing
from plans.duty_records import add_usual_duties, duty_lines, edit_duty
from plans.models import Duty, DutyPublication
from tests.builders import make_duty, make_publication, make_strategy, make_user

TODAY = date(2026, 11, 29)
PAY_GAP = Clock(12, date(2018, 3, 30))


@pytest.mark.parametrize(
    ("clock", "published", "due_on"),
    [
        (Clock(12), [], None),
        (Clock(12), [Published(date(2026, 3, 31))], date(2027, 3, 30)),  # a year that begins with that day
        (Clock(12), [Published(date(2024, 2, 29))], date(2025, 2, 27)),
        (Clock(48), [Published(date(2024, 3, 21)), Published(date(2020, 1, 1))], date(2028, 3, 20)),
        (PAY_GAP, [], date(2027, 3, 30)),
        (PAY_GAP, [Published(date(2026, 3, 13), date(2026, 3, 30))], date(2027, 3, 30)),
        (PAY_GAP, [Published(date(2026, 11, 1), date(2027, 3, 30))], date(2028, 3, 30)),  # early
        (PAY_GAP, [Published(date(2025, 4, 12), date(2025, 3, 30))], date(2026, 3, 30)),  # late, then none
        (Clock(24, date(2017, 4, 30)), [], date(2027, 4, 30)),
        (Clock(48, date(2013, 4, 30)), [], date(2029, 4, 30)),
    ],
)
def test_when_a_duty_falls_due_next(clock, published, due_on):
    found = standing(clock, published, today=TODAY)
    assert found.due_on == due_on
    assert found.last_on == max((one.on for one in published), default=None)


@pytest.mark.parametrize(
    ("days", "words", "colour"),
    [
        (91, "91 days left", "grey"),
        (1_200, "1,200 days left", "grey"),
        (90, "90 days left", "amber"),
        (1, "1 day left", "amber"),
        (0, "Due today", "amber"),
        (-1, "1 day past its date", "red"),
        (-45, "1 month past its date", "red"),
    ],
)
def test_the_days_left_are_said_in_words(days, words, colour):
    found = standing(PAY_GAP, [], today=TODAY)
    assert found.days_left == 121
    told = Standing(date.fromordinal(TODAY.toordinal() + days), None, days)
    assert (told.words, told.colour) == (words, colour)


def test_nothing_follows_from_nothing():
    assert standing(Clock(12), [], today=TODAY).words == "No date yet"


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(1, 240),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_fixed_days_come_again_and_the_next_is_the_first_that_is_left(anchor, months, day):
    clock = Clock(months, anchor)
    found = fixed_from(clock, day)
    assert found >= day
    assert found == anchor or add_months(anchor, 0) <= found
    count = (found.year - anchor.year) * 12 + found.month - anchor.month
    assert count % months == 0
    if count:
        assert add_months(anchor, count - months) < day
    assert found in days_it_may_be_for(clock, found)


@pytest.mark.parametrize("division", Division)
def test_every_division_has_its_duties_each_with_its_source(division):
    assert all(usual.source and usual.what for usual in USUAL[division])
    names = [usual.name for usual in USUAL[division]]
    assert len(names) == len(set(names))


def test_we_never_say_that_somebody_complies():
    texts = [text for usual in USUAL.values() for duty in usual for text in (duty.name, duty.what)]
    assert not [text for text in texts if "compl" in text.casefold()]


# --- the record -------------------------------------------------------------------------------------------


@pytest.fixture
def editor(client, db):
    person = make_user(Role.EDI_EDITOR, email="editor@example.test")
    client.force_login(person)
    return person


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(2026, 11, 29, 9, tzinfo=UTC)):
        yield


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def test_the_usual_duties_are_added_once(db):
    assert len(add_usual_duties(division=Division.ENGLAND, by=None)) == 3
    assert add_usual_duties(division=Division.ENGLAND, by=None) == []
    assert [d.name for d in Duty.objects.all()] == [u.name for u in USUAL[Division.ENGLAND]]


def test_what_falls_due_first_stands_first_and_mistakes_do_not_count(db):
    late, soon, never = make_duty("Late"), make_duty("Soon", anchor_on=date(2018, 12, 31)), make_duty("Never")
    make_publication(late, date(2025, 1, 1))
    make_publication(late, date(2026, 1, 1), mistaken="It was a draft")
    lines = duty_lines(today=TODAY)
    assert [(line.duty, line.standing.due_on) for line in lines] == [
        (late, date(2025, 12, 31)),
        (soon, date(2026, 12, 31)),
        (never, None),
    ]


def test_two_people_who_edit_a_duty_do_not_overwrite_each_other(db):
    duty = make_duty()
    edit_duty(duty=duty, version=1, by=None, what="Figures")
    with pytest.raises(EditConflict):
        edit_duty(duty=duty, version=1, by=None, what="Words")


# --- the pages --------------------------------------------------------------------------------------------


def test_an_empty_page_leads_to_the_duties_of_the_law(client, editor):
    make_strategy(division="scotland")
    assert reverse("usual_duties") in text_of(client.get(reverse("duties")))
    form = client.get(reverse("usual_duties")).context["form"]
    assert form.initial["division"] == "scotland"
    answer = client.post(reverse("usual_duties"), {"division": "wales"}, follow=True)
    page = text_of(answer)
    assert "2 duties are added." in page
    assert "S.I. 2011/1064" in page
    assert "compliant" not in page.casefold()


def test_the_pages_say_how_many_days_are_left(client, editor):
    add_usual_duties(division=Division.ENGLAND, by=None)
    page = text_of(client.get(reverse("duties")))
    assert "Next falls due: Gender pay gap, by 30 March 2027." in page
    assert "121 days left" in page
    assert "None recorded" in page
    client.force_login(make_user(Role.VIEWER))
    page = text_of(client.get(reverse("duties")))
    assert "Record a publication" not in page


def test_a_publication_is_recorded_and_a_double_click_records_it_once(client, editor):
    duty = make_duty("Equality information")
    address = reverse("record_publication", args=[duty.slug])
    data = day("published_on", date(2026, 11, 1)) | {
        "title": "Information 2026",
        "address": "https://example.test/2026",
    }
    for _ in range(2):
        assert client.post(address, data).headers["Location"] == duty.get_absolute_url()
    one = DutyPublication.objects.get()
    assert (one.recorded_by, one.title, one.for_due_on) == (editor, "Information 2026", None)
    page = text_of(client.get(duty.get_absolute_url()))
    assert "To be published by Sunday 31 October 2027." in page
    assert 'href="https://example.test/2026"' in page


def test_for_a_fixed_day_one_says_which_it_was_for(client, editor):
    duty = make_duty("Gender pay gap", anchor_on=date(2018, 3, 30))
    address = reverse("record_publication", args=[duty.slug])
    form = client.get(address).context["form"]
    assert [label for _, label in form.fields["for_due_on"].choices] == [
        "30 March 2026",
        "30 March 2027",
        "30 March 2028",
    ]
    client.post(address, day("published_on", date(2026, 11, 1)) | {"for_due_on": "2027-03-30"})
    assert "30 March 2028" in text_of(client.get(duty.get_absolute_url()))


@pytest.mark.parametrize(
    ("changed", "name", "said"),
    [
        (day("published_on", date(2026, 11, 30)), "published_on", "must be today or an earlier day."),
        (day("published_on", date(1999, 1, 1)), "published_on", "must have a year from 2000 on."),
        ({"address": "javascript:alert(1)"}, "address", "Write the address of a page"),
        ({"title": "a\0b"}, "title", "cannot be stored"),
    ],
)
def test_a_publication_that_cannot_be_is_refused(client, editor, changed, name, said):
    duty = make_duty()
    data = day("published_on", date(2026, 11, 1)) | changed
    answer = client.post(reverse("record_publication", args=[duty.slug]), data)
    assert list(answer.context["form"].errors) == [name]
    assert said in text_of(answer)
    assert not DutyPublication.objects.exists()


def test_a_mistake_is_put_right_and_stays_in_the_record(client, editor):
    duty = make_duty()
    one = make_publication(duty, date(2026, 11, 1))
    address = reverse("put_publication_right", args=[duty.slug, one.pk])
    data = day("published_on", date(2026, 11, 1)) | {"mistaken": "It was a draft"}
    assert client.post(address, data).status_code == 302
    page = text_of(client.get(duty.get_absolute_url()))
    assert "Doesn’t count: It was a draft" in page
    assert "No publication is recorded, so no date follows." in page
    assert one.history.count() == 2
    assert client.get(reverse("put_publication_right", args=[make_duty().slug, one.pk])).status_code == 404


def test_a_duty_is_added_edited_and_laid_aside(client, editor):
    data = {"name": "Annual report", "every_months": "12", "applies": "on"}
    client.post(reverse("new_duty"), data)
    duty = Duty.objects.get()
    address = reverse("edit_duty", args=[duty.slug])
    changed = data | {"source": "Our own policy", "version": "1", "applies": ""}
    assert client.post(address, changed).status_code == 302
    page = text_of(client.get(reverse("duties")))
    assert "Don’t apply to us" in page
    assert "doesn’t apply to us" in text_of(client.get(duty.get_absolute_url()))
    answer = client.post(address, changed | {"source": "Mine"})
    assert answer.status_code == 409
    assert "Our own policy" in text_of(answer)
    assert client.post(address, answer.context["form"].data).status_code == 302
    assert "is in the list already" in text_of(client.post(reverse("new_duty"), data))


def test_one_duty_and_three_ask_the_same_of_the_database(client, editor, django_assert_num_queries):
    make_publication(make_duty())
    client.get(reverse("duties"))
    with CaptureQueriesContext(connection) as once:
        client.get(reverse("duties"))
    for _ in range(2):
        make_publication(make_duty())
    with django_assert_num_queries(len(once)):
        client.get(reverse("duties"))


def test_the_overview_shows_what_falls_due_first(client, editor):
    from tests.builders import make_action

    strategy = make_action().strategy
    add_usual_duties(division=Division.ENGLAND, by=None)
    page = text_of(client.get(strategy.get_absolute_url()))
    assert "By 30 March 2027:" in page
    assert reverse("duties") in page
