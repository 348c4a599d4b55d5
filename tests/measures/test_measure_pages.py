"""The list of measures and the page of one: what they say first, to whom, and in how many queries."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from measures.changes import correct_observation, set_target
from measures.models import Measure
from measures.vocabulary import Direction, Marker, MeasureKind, Part, Unit
from objectives.changes import set_measures
from tests.builders import make_figure, make_measure, make_objective, make_owner, make_strategy, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 31)
MARCH_24, MARCH_25 = date(2024, 3, 31), date(2025, 3, 31)


@pytest.fixture
def viewer(client) -> Client:
    client.force_login(make_user(Role.VIEWER))
    return client


@pytest.fixture
def analyst() -> Client:
    client = Client()
    client.force_login(make_user(Role.HR_ANALYST))
    return client


def text_of(client: Client, url: str) -> str:
    """What a person reads: without markup, in one line."""
    answer = client.get(url)
    assert answer.status_code == 200
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    assert main
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).replace("&#x27;", "'").split())


def moving(*values: object, name: str = "", **fields) -> Measure:
    """A measure with a figure for each March from 2024."""
    measure = make_measure(name, **fields)
    for n, value in enumerate(values):
        make_figure(measure, Decimal(str(value)), on=date(2024 + n, 3, 31))
    return measure


# --- the list ---------------------------------------------------------------------------------------------


def test_the_list_says_in_a_sentence_how_many_move_which_way_and_what_is_missing(viewer):
    moving(10, 20)
    moving(10, 30, every_months=3)
    moving(20, 10)
    moving(20, 10, direction=Direction.NONE)
    make_measure("Nothing yet")
    told = "5 measures: 2 move the better way, 1 the worse, 1 has no new figure that was due, 1 has no figure yet."
    assert told in text_of(viewer, reverse("measures"))


def test_each_measure_says_its_people_its_sentence_and_who_answers(viewer):
    moving(10, 20, name="Staff who stay", owner=make_owner("People Team"))
    page = text_of(viewer, reverse("measures"))
    for words in (
        "Staff who stay", "Workforce. People Team answers for it.",
        "20% on 31 March 2025, up from 10% on 31 March 2024; target not set", "Moves the better way",
    ):  # fmt: skip
        assert words in page


def test_a_measure_with_figures_by_group_only_says_by_what(viewer):
    measure = make_measure("Ethnic group")
    make_figure(measure, numerator=40, denominator=400, group="Asian")
    assert "Figures by race" in text_of(viewer, reverse("measures"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?population=residents", {"Residents who stay"}),
        ("?characteristic=race", {"By group"}),
        ("?missing=on", {"Late", "Nothing yet"}),
        ("?population=nobody", {"Residents who stay", "By group", "Late", "Nothing yet"}),
        ("?population=residents&missing=on", set()),
        ("?population=%00&characteristic[]=x&missing=maybe", {"Late", "Nothing yet"}),
    ],
)
def test_the_list_is_narrowed_by_people_characteristic_and_what_is_missing(viewer, query, shown):
    moving(10, name="Residents who stay", population="Residents")
    make_figure(make_measure("By group"), numerator=40, denominator=400, group="Asian")
    moving(10, name="Late", every_months=1)
    make_measure("Nothing yet")
    page = text_of(viewer, reverse("measures") + query)
    listed = re.findall(r"(Residents who stay|By group|Late|Nothing yet) (?:Workforce|Residents)", page)
    assert set(listed) == shown


def test_a_set_filter_is_said_with_a_way_to_remove_it(viewer):
    moving(10, name="Late", every_months=1)
    page = viewer.get(reverse("measures") + "?missing=on&population=workforce").content.decode()
    assert "1 of 1 measures" in page
    assert 'href="/staff/measures/?population=workforce"' in page


def test_without_measures_the_list_offers_the_first_step_to_those_who_may_take_it(viewer, analyst):
    assert reverse("new_measure") in analyst.get(reverse("measures")).content.decode()
    page = viewer.get(reverse("measures")).content.decode()
    assert reverse("new_measure") not in page
    assert "The evidence will be listed here" in page


# --- the page of a measure --------------------------------------------------------------------------------


def test_the_page_says_where_it_began_where_it_stands_and_what_is_to_be_reached(viewer):
    measure = moving(21.1, 38.1, name="Completed", source="Learning system", steward="HR records")
    set_target(measure=measure, by=make_user(email="edi@example.test"), set_on=MARCH_25, value=Decimal(60),
               by_text="March 2027")  # fmt: skip
    page = text_of(viewer, measure.get_absolute_url())
    for words in (
        "38.1% on 31 March 2025, up from 21.1% on 31 March 2024; target 60% by March 2027 not reached yet",
        "The scale runs from 20% to 60%", "Show the figures", "Target 60%", "Learning system", "HR records",
        "Set on 31 March 2025 by edi@example.test",
    ):  # fmt: skip
        assert words in page


def test_a_changed_target_stands_below_the_new_one_with_the_reason(viewer):
    measure = moving(20)
    for value, reason in ((30, ""), (40, "Reached a year early")):
        set_target(measure=measure, by=None, set_on=MARCH_25, value=Decimal(value), reason=reason)
    page = viewer.get(measure.get_absolute_url()).content.decode()
    assert page.index("<strong>40%</strong>") < page.index("<s>30%</s>")
    assert "Reached a year early" in page


def test_a_count_may_have_its_target_as_a_share_as_well(viewer):
    measure = moving(120, unit=Unit.COUNT, unit_words="people")
    set_target(measure=measure, by=None, set_on=MARCH_25, value=Decimal(204), share=Decimal("19.1"))
    assert "204 people, 19.1%" in text_of(viewer, measure.get_absolute_url())


def test_a_figure_that_was_due_and_has_not_come_is_said(viewer):
    measure = moving(20, every_months=6)
    assert "A new figure was due by 30 September 2024" in text_of(viewer, measure.get_absolute_url())


def test_a_pay_gap_says_in_whose_favour_and_tells_its_parts(viewer):
    measure = make_measure(kind=MeasureKind.PAY_GAP, direction=Direction.DOWN)
    for part, value in ((Part.MEAN, "9.8"), (Part.MEDIAN, "7.4"), (Part.UPPER_QUARTILE, "52.7")):
        make_figure(measure, Decimal(value), part=part, in_favour_of="men")
    page = text_of(viewer, measure.get_absolute_url())
    for words in ("The gap is in favour of men.", "Mean gap", "Median gap", "Upper quartile 52.7%"):
        assert words in page


def test_the_quarters_of_pay_are_told_by_group_as_the_pay_gap_service_has_them(viewer):
    measure = make_measure(kind=MeasureKind.PAY_GAP, direction=Direction.DOWN)
    make_figure(measure, Decimal("9.8"), part=Part.MEAN)
    for group, count in (("Female", 197), ("Male", 3)):
        make_figure(measure, part=Part.UPPER_QUARTILE, group=group, numerator=count, denominator=200)
    make_figure(measure, Decimal("61.5"), part=Part.LOWER_QUARTILE, group="Female")
    page = text_of(viewer, measure.get_absolute_url())
    for words in ("Lower quartile: Female 62%", "Upper quartile: Female [c]", "Upper quartile: Male [c]"):
        assert words in page


def test_three_answers_that_do_not_make_a_hundred_are_doubted(viewer):
    measure = make_measure(kind=MeasureKind.SURVEY)
    for part, value in ((Part.FAVOURABLE, 60), (Part.NEUTRAL, 20), (Part.UNFAVOURABLE, 10)):
        make_figure(measure, Decimal(value), part=part, denominator=400)
    page = text_of(viewer, measure.get_absolute_url())
    assert "400 answers" in page
    assert "The three answers make 90% together, not 100%." in page


def test_too_few_answers_are_not_drawn(viewer):
    measure = make_measure(kind=MeasureKind.SURVEY)
    for part, count in ((Part.FAVOURABLE, 10), (Part.NEUTRAL, 8), (Part.UNFAVOURABLE, 2)):
        make_figure(measure, part=part, numerator=count, denominator=20)
    assert "[c] Too few answers to be shown." in text_of(viewer, measure.get_absolute_url())


def test_a_measure_in_words_is_told_in_words(viewer):
    measure = make_measure(kind=MeasureKind.WORDS)
    make_figure(measure, words="Members say that managers listen.")
    page = text_of(viewer, measure.get_absolute_url())
    assert page.count("Members say that managers listen.") == 2
    assert "31 March 2025: Members say" in page


def test_the_opposite_of_a_measure_is_named_and_never_on_its_line(viewer):
    completed = moving(21.1, 38.1, name="Completed")
    other = moving(78.9, name="Not completed")
    page = viewer.get(completed.get_absolute_url()).content.decode()
    assert "By its name it is the opposite of" in page
    assert "78.9" not in page
    other.complement_of = completed
    other.save()
    assert "the two make 100% together" in viewer.get(completed.get_absolute_url()).content.decode()


def test_what_cannot_be_seen_is_said_with_its_reason(viewer):
    measure = make_measure()
    for group, marker in (("Asian", Marker.SUPPRESSED), ("Black", Marker.NOT_AVAILABLE), ("Arab", "")):
        number = {} if marker else {"numerator": 3, "denominator": 400}
        make_figure(measure, group=group, marker=Marker(marker), **number)
    page = text_of(viewer, measure.get_absolute_url())
    assert "[c] stands for a number that could point to a person: fewer than 5 people" in page
    assert "[x] stands for a number that is not available." in page


def test_groups_stand_beside_those_of_the_other_population(viewer):
    residents = make_measure("Ethnic group", population="Residents")
    workforce = make_measure("Ethnic group", compare_with=residents)
    for measure, count, base in ((residents, 14_000, 100_000), (workforce, 36, 400)):
        make_figure(measure, numerator=count, denominator=base, group="Asian")
    page = text_of(viewer, workforce.get_absolute_url())
    assert "9% (36 of 400)" in page
    assert "Residents 14% (31 March 2025): 5 percentage points fewer here" in page


def test_a_small_base_is_a_caution(viewer):
    measure = make_measure()
    make_figure(measure, numerator=24, denominator=48, group="Asian")
    assert "All shares are of 48 people only" in text_of(viewer, measure.get_absolute_url())


def test_the_latest_date_is_drawn_and_all_dates_are_in_the_table(viewer):
    measure = make_measure()
    for on, count in ((MARCH_24, 30), (MARCH_25, 40)):
        make_figure(measure, numerator=count, denominator=400, group="Asian", on=on)
    page = text_of(viewer, measure.get_absolute_url())
    assert "By race, 31 March 2025" in page
    assert "Race 31 March 2024 31 March 2025 Asian 8% 30 of 400 10% 40 of 400" in page


def test_a_measure_names_the_objectives_that_it_is_evidence_for(viewer):
    measure, objective = moving(20), make_objective(make_strategy(), "3", "Be fair")
    set_measures(objective=objective, measures=[measure], by=None)
    assert "Objective 3: Be fair" in text_of(viewer, measure.get_absolute_url())


@pytest.mark.parametrize("address", ["nobody", "x" * 121])
def test_an_address_of_no_measure_answers_404(viewer, address):
    assert viewer.get(f"/staff/measures/{address}/").status_code == 404


# --- who sees small numbers -------------------------------------------------------------------------------


@pytest.fixture
def small() -> Measure:
    measure = make_measure("Ethnic group")
    for group, count in (("White", 380), ("Asian", 8), ("Black", 9), ("Arab", 3)):
        make_figure(measure, numerator=count, denominator=400, group=group)
    return measure


def shown(client: Client, measure: Measure, view: str = "") -> dict[str, str]:
    page = text_of(client, measure.get_absolute_url() + view)
    return dict(re.findall(r"(White|Asian|Black|Arab) (\[c\]|[\d.]+%)", page))


def test_hr_sees_small_numbers_and_may_look_as_others_do(analyst, small):
    assert "You see small numbers." in text_of(analyst, small.get_absolute_url())
    assert shown(analyst, small) == {"White": "95%", "Asian": "2%", "Black": "2.3%", "Arab": "0.8%"}
    as_committee = shown(analyst, small, "?as=committee")
    assert as_committee == {"White": "95%", "Asian": "[c]", "Black": "2%", "Arab": "[c]"}
    as_public = shown(analyst, small, "?as=public")
    assert as_public == {"White": "95%", "Asian": "[c]", "Black": "[c]", "Arab": "[c]"}


@pytest.mark.parametrize("view", ["", "?as=hr", "?as=HR", "?as=committee", "?as="])
@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.HR_ANALYST, Role.ADMINISTRATOR)])
def test_everybody_else_sees_what_the_committee_sees_whatever_they_ask_for(client, small, role, view):
    client.force_login(make_user(role))
    assert shown(client, small, view) == {"White": "95%", "Asian": "[c]", "Black": "2%", "Arab": "[c]"}
    assert "You see small numbers" not in text_of(client, small.get_absolute_url() + view)


def test_a_correction_tells_what_and_by_whom_and_small_numbers_only_to_hr(viewer, analyst):
    measure = moving(20, 30)
    hidden = make_figure(measure, numerator=12, denominator=400, group="Arab")
    wrong = measure.observations.get(value=20)
    by = make_user(email="hr@example.test")
    correct_observation(old=wrong, by=by, today=TODAY, note="Read from the wrong row", value=Decimal(22))
    correct_observation(old=hidden, by=by, today=TODAY, note="12 was 2", numerator=2, denominator=400)
    page, full = (text_of(client, measure.get_absolute_url()) for client in (viewer, analyst))
    for words in ("20%", "22%", "Read from the wrong row", "by hr@example.test", "Arab, 31 March 2025"):
        assert words in page
    assert "12 was 2" not in page
    assert "12 of 400" not in page
    assert "12 was 2" in full


# --- a hidden number changes nothing ----------------------------------------------------------------------


def world_with(hidden: int) -> Measure:
    """A measure of each kind in which one group has so many people, on the whole or by its own base."""
    residents = make_measure("Ethnic group", population="Residents")
    measure = make_measure("Ethnic group", compare_with=residents, every_months=12)
    for on in (MARCH_24, MARCH_25):
        for group, count in (("White", 300), ("Asian", 84), ("Black", 16 - hidden), ("Arab", hidden)):
            make_figure(measure, numerator=count, denominator=400, group=group, on=on, note=f"{count} people")
            make_figure(residents, numerator=10_000, denominator=40_000, group=group, on=on)
    own = make_measure("Trained")
    for group, count, base in (("White", 200, 300), ("Asian", 63 - hidden, 80), ("Arab", hidden, 30)):
        make_figure(own, numerator=count, denominator=base, group=group)
    make_figure(own, numerator=263, denominator=410)
    whole = make_measure("Grievances", unit=Unit.COUNT)
    make_figure(whole, Decimal(hidden))
    survey = make_measure("I am heard", kind=MeasureKind.SURVEY)
    answers = ((Part.FAVOURABLE, 40), (Part.NEUTRAL, 20 - hidden), (Part.UNFAVOURABLE, hidden))
    for part, count in answers:
        make_figure(survey, numerator=count, denominator=60, part=part)
    others = others_with(hidden)
    objective = make_objective(make_strategy(slug="fair", title="Fair"), "1")
    set_measures(objective=objective, measures=[measure, own, whole, survey, *others], by=None)
    return measure


def others_with(hidden: int) -> list[Measure]:
    """Measures that leave so many people over, or are of so many."""
    left = make_measure("Have told us")
    make_figure(left, numerator=400 - hidden, denominator=400)
    old = make_figure(left, numerator=400 - hidden, denominator=400, on=MARCH_24)
    correct_observation(old=old, by=None, today=TODAY, note=f"Not {hidden}", numerator=300, denominator=400)
    finished = make_measure("Finished", unit=Unit.COUNT)
    make_figure(finished, Decimal(400 - hidden))
    set_target(measure=finished, by=None, set_on=MARCH_25, value=Decimal(400), share=Decimal(100))
    few = make_measure("Promoted")
    for group, count, base in (("White", 30, 300), ("Asian", 20, 100 - hidden), ("Arab", 0, hidden)):
        make_figure(few, numerator=count, denominator=base, group=group)
    make_figure(few, numerator=50, denominator=400)
    gap = make_measure("Pay gap", kind=MeasureKind.PAY_GAP)
    make_figure(gap, Decimal("8.8"), part=Part.MEAN)
    make_figure(gap, part=Part.UPPER_QUARTILE, numerator=100 - hidden, denominator=100)
    return [left, finished, few, gap]


def pages_of_world(hidden: int, role: Role, view: str) -> dict[str, str]:
    """Every page on which figures are shown, without what is new at each request."""
    world_with(hidden)
    client = Client()
    client.force_login(make_user(role, email=f"somebody{hidden}@example.test"))
    urls = [measure.get_absolute_url() + view for measure in Measure.objects.all()]
    urls += [reverse(name) for name in ("measures", "categories")]
    urls += [reverse("strategy", args=["fair"]), reverse("objective", args=["fair", "1"])]
    urls += [reverse("measures") + "?characteristic=race&missing=on"]
    answers = {url: client.get(url).content.decode() for url in urls}
    once = r'(categories/\d+/|name="csrfmiddlewaretoken" value="[^"]*"|nonce-?="?[^"]*"|somebody\d@)'
    return {url: re.sub(once, "", page) for url, page in answers.items()}


@pytest.mark.parametrize("view", ["", "?as=public"])
@pytest.mark.parametrize("role", [Role.VIEWER, Role.OWNER, Role.COMMITTEE_OFFICER, Role.EDI_EDITOR])
def test_two_people_or_three_change_no_byte_of_any_page(role, view):
    told = []
    for hidden in (2, 3):
        with transaction.atomic():
            told.append(pages_of_world(hidden, role, view))
            transaction.set_rollback(True)
    two, three = told
    assert two.keys() == three.keys()
    assert [url for url in two if two[url] != three[url]] == []
    assert any("[c]" in page for page in two.values())


def test_hr_does_see_the_difference():
    world_with(2)
    client = Client()
    client.force_login(make_user(Role.HR_ANALYST))
    assert "2 of 400" in text_of(client, Measure.objects.get(every_months=12).get_absolute_url())


# --- queries ----------------------------------------------------------------------------------------------


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_list_asks_the_same_for_one_measure_as_for_three(viewer):
    moving(10, 20, owner=make_owner())
    one = queries(viewer, reverse("measures"))
    for n in range(2):
        measure = moving(10, 20, owner=make_owner())
        make_figure(measure, numerator=40, denominator=400, group=f"Group {n}")
        set_target(measure=measure, by=None, set_on=MARCH_25, value=Decimal(60))
    assert queries(viewer, reverse("measures")) == one


def test_the_page_asks_the_same_for_one_group_and_figure_as_for_many(analyst):
    residents = make_measure("Ethnic group", population="Residents")
    measure = make_measure("Ethnic group", compare_with=residents, owner=make_owner())
    objective = make_objective(make_strategy())
    set_measures(objective=objective, measures=[measure], by=None)

    def more(n: int) -> None:
        for on in (MARCH_24, MARCH_25):
            for one in (measure, residents):
                make_figure(one, numerator=40, denominator=400, group=f"Group {n}", on=on)
        old = make_figure(measure, Decimal(20 + n), on=date(2020 + n, 1, 31))
        correct_observation(old=old, by=make_user(), today=TODAY, note="Wrong", value=Decimal(30))
        set_target(measure=measure, by=make_user(), set_on=MARCH_25, value=Decimal(60 + n), reason="Because")

    more(0)
    one = queries(analyst, measure.get_absolute_url())
    more(1)
    more(2)
    assert queries(analyst, measure.get_absolute_url()) == one
