"""A small number of people beside a characteristic is found in a text; counts of other things aren't."""

import pytest

from measures.changes import add_group, add_group_alias
from measures.models import Characteristic
from measures.queries import characteristic_words
from measures.small_texts import Finding, small_counts_in, told_in_words


@pytest.mark.parametrize(
    "text",
    [
        "two disabled staff",
        "3 trans employees left",
        "one Bangladeshi applicant",
        "We appointed a single Black colleague.",
        "Two staff with a disability resigned",
        "the only trans colleague in the team",
        "our only Muslim councillor stood down",
        "Two members of staff are trans.",
        "Three employees who are deaf",
        "four women were promoted to head of service",
        "3 women left",
        "Of 40 leavers 3 were disabled.",
        "of whom two are trans",
        "one of whom is disabled",
        "Bangladeshi: 2",
        "Bangladeshi (3)",
        "Bangladeshi applicants: 3",
        "Disabled staff (3)",
        "trans staff – 2",
        "The number of trans staff rose from 2 to 4.",
        "there are 2 disabled apprentices",
        "2 LGBTQ+ staff left",
        "2 LGBT+ colleagues",
        "two newly appointed disabled managers",
        "three part-time Asian employees",
        "Two of our 40 disabled staff have left",
        "3 of 40 disabled applicants were appointed",
        "two Muslims",
        "1 non-binary person",
        "one non binary member of staff",
        "2 care-experienced apprentices",
        "one care leaver started",
        "Two applicants from ethnic minority backgrounds",
        "Three councillors from Black and Asian backgrounds",
        "2 disabled, 3 BAME",
        "Appointments: 2 disabled and 3 Black",
        "one pregnant employee",
        "two colleagues on maternity leave",
        "One employee declared a disability",
        "3 people identified as gay",
        "four colleagues identifying as bisexual",
        "two staff have told us that they are disabled",
        "two people who said they are trans",
        "one wheelchair user",
        "Only 2 Sikh employees",
        "just one Jewish teacher",
        "three senior disabled officers",
        "Disabled applicants: 2 shortlisted",
        "disabled employees increased by 2.",
        "one Gypsy, Roma or Traveller pupil",
        "two autistic trainees",
        "3 Pakistani and Bangladeshi staff",
        "there were 4 Black directors",
        "Four of these are disabled",
        "one lesbian",
        "2 gay men",
        "one trans woman",
        "Two unpaid carers",
        "3 refugees",
        "3 staff with dyslexia",
        "one person with HIV",
        "two disabled people of colour",
        "a lone female firefighter",
        "Two apprentices aged under 20",
        "1 Chinese",
        "2-3 disabled staff",
        "we employ 4 disabled people",
        "trans staff: 3",
        "staff with a disability: 3",
        "Two disabled staff left, and nobody replaced them",
        "2 visually impaired residents",
    ],
)
def test_a_small_count_of_people_beside_a_characteristic_is_found(text):
    assert small_counts_in(text, threshold=5)


@pytest.mark.parametrize(
    "text",
    [
        "two actions for disabled residents",
        "Year 2",
        "Year 2 disabled staff survey",
        "Objective 3: disabled access",
        "two disabled toilets",
        "2 disabled parking bays",
        "two disabled staff networks",
        "one disabled staff network",
        "two LGBTQ+ events",
        "three women's networks",
        "two Black History Month events",
        "one race equality council",
        "one in five disabled residents",
        "1 in 5 disabled people",
        "2 % of disabled staff",
        "3 per cent of trans employees",
        "12 disabled staff",
        "30 women",
        "0 disabled staff",
        "no disabled staff",
        "fewer than five disabled staff",
        "Recruit two disabled apprentices",
        "at least one woman on each panel",
        "Appoint one trans champion",
        "2. Disabled staff",
        "2) Disabled residents are consulted",
        "one-to-one support for disabled staff",
        "two-year programme for disabled staff",
        "on 3 March disabled residents met",
        "by 31 March 2026 women",
        "3 age groups",
        "three religions",
        "Two officers lead the disability network",
        "two managers with responsibility for disabled staff",
        "Phase 2 women",
        "2 white papers",
        "one blind spot",
        "3.5 disabled",
        "4 meetings with disabled staff",
        "Disabled staff network: 3 meetings",
        "Women: 3 cohorts",
        "disabled staff increased by 2 %",
        "disabled staff stand at 4.2%",
        "Two staff are working with disabled residents",
        "Action 2 was for disabled people",
        "one should ask disabled people",
        "two Muslim festivals",
        "two new courses on disability",
        "3 training sessions for carers",
        "a single point of contact for disabled staff",
        "the only measure for women",
        "a single equality scheme",
        "within 2 years disabled staff",
        "2024/25 disabled staff",
        "£3 disabled facilities grants",
        "Stage 3 trans policy",
        "One in ten women",
        "two older people's forums",
        "Level 2 Disability Confident",
        "the only Black History Month event",
        "3 staff",
    ],
)
def test_counts_of_things_shares_and_what_is_asked_for_are_none(text):
    assert small_counts_in(text, threshold=5) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met. Then two newly appointed disabled managers left.",
         Finding("two newly appointed disabled managers", 2, "disabled", 13)),
        ("Bangladeshi applicants (3) were seen", Finding("Bangladeshi applicants (3)", 3, "Bangladeshi", 0)),
        ("Of all leavers three were women", Finding("three were women", 3, "women", 15)),
        ("2–3 staff with a disability", Finding("3 staff with a disability", 3, "disability", 2)),
        ("our only Muslim councillor", Finding("only Muslim councillor", 1, "Muslim", 4)),
    ],
)  # fmt: skip
def test_a_finding_says_its_words_count_characteristic_and_place(text, expected):
    assert small_counts_in(text, threshold=5) == (expected,)


def test_the_threshold_says_what_is_small():
    text = "7 disabled staff and 12 trans staff"
    assert [found.count for found in small_counts_in(text, threshold=10)] == [7]
    assert small_counts_in(text, threshold=5) == ()
    assert small_counts_in("1 trans person", threshold=0) == ()


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Two Gurkha families moved in", {"Gurkha"}, "Gurkha"),
        ("two staff from Asian or Asian British backgrounds", {"Asian, Asian British", "Asian or Asian British"},
         "Asian or Asian British"),
        ("one Armed Forces veteran", {"Armed forces"}, ""),
        ("Three Kurdish: 3 Kurds", {"Kurdish", "Kurd"}, "Kurdish"),
        ("two age groups", {"Age"}, ""),
        ("One person answered yes", {"Yes", "No"}, ""),
        ("three 16-24 sessions", {"16-24", "25 to 34"}, ""),
    ],
)  # fmt: skip
def test_the_organisation_s_own_words_count_too(text, words, found):
    told = small_counts_in(text, threshold=5, words=words)
    assert (told[0].characteristic if told else "") == found


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "\ud800 two", "2" * 5000, "٣ disabled staff", "two " * 5000, "=1+1", "dau aelod o staff anabl",
     "two\u202edisabled staff", "(((((((((((3", "only only only the only"],
)  # fmt: skip
def test_hostile_texts_are_read_without_harm(text):
    small_counts_in(text, threshold=10, words={text, "Disabled"})


def test_findings_are_named_in_a_sentence():
    text = "two disabled staff, 3 trans staff, one Sikh teacher, 2 women and one lesbian"
    assert told_in_words(small_counts_in("two disabled staff", threshold=5)) == "“two disabled staff”"
    assert told_in_words(small_counts_in(text, threshold=5)) == (
        "“two disabled staff”, “3 trans staff”, “one Sikh teacher” and 2 more"
    )


@pytest.mark.django_db
def test_the_words_of_the_organisation_are_its_characteristics_categories_and_their_other_names(
    django_assert_num_queries,
):
    race = Characteristic.objects.get(slug="race")
    group = add_group(characteristic=race, name="Bangladeshi", by=None)
    add_group(characteristic=race, name="Prefer not to say", by=None)
    add_group_alias(group=group, text="Bengali", by=None)
    with django_assert_num_queries(1):
        words = characteristic_words()
    assert {"Race", "Bangladeshi", "Bengali"} <= words
    assert "Prefer not to say" not in words
