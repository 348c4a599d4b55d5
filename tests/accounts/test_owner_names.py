"""Who a cell means: every name that officers write, in its order, and nothing lost."""

import pytest

from accounts.owner_names import owner_key, split_owner_text

KNOWN_NAMES = [
    "Equality Team",
    "Learning & Development",
    "Policy, Insight and Performance",
    "Health and Safety Team",
    "Wellbeing and Inclusion Team",
    "Library Service",
    "Carers' Working Group",
    "Human Resources",
    "ICT",
    "Community Safety Manager",
]
KNOWN = {owner_key(name): name for name in KNOWN_NAMES} | {
    "hr": "Human Resources",
    "l and d": "Learning & Development",
    "libraries": "Library Service",
}

CELLS = [
    # one owner
    ("Equality Team", ["Equality Team"]),
    ("  equality   team. ", ["Equality Team"]),
    ("EQUALITY TEAM", ["Equality Team"]),
    ("The Equality Team", ["Equality Team"]),
    ("Learning & Development", ["Learning & Development"]),
    ("Learning and development", ["Learning & Development"]),
    ("L&D", ["Learning & Development"]),
    ("Policy, Insight and Performance", ["Policy, Insight and Performance"]),
    ("Libraries", ["Library Service"]),
    ("All", ["All"]),
    ("All services", ["All services"]),
    ("Procurement", ["Procurement"]),
    ("Skills & Employment Hub", ["Skills & Employment Hub"]),
    ("Children, Families & Partnerships Manager", ["Children, Families & Partnerships Manager"]),
    ("Improvement & Policy Officer", ["Improvement & Policy Officer"]),
    ("Parks and Open Spaces", ["Parks and Open Spaces"]),
    ("Diversity and Belonging Working Group", ["Diversity and Belonging Working Group"]),
    ("Community Service (Advice and Support Team)", ["Community Service (Advice and Support Team)"]),
    ("Community Service (Advice, Support; Debt Team)", ["Community Service (Advice, Support; Debt Team)"]),
    ("Part of the cleaning contract – all sites", ["Part of the cleaning contract – all sites"]),
    ("Anti-racism Steering Group", ["Anti-racism Steering Group"]),
    ("24/7 Contact Centre", ["24/7 Contact Centre"]),
    # two and more
    ("Equality Team and HR", ["Equality Team", "Human Resources"]),
    ("Equality Team & HR", ["Equality Team", "Human Resources"]),
    ("HR & ICT", ["Human Resources", "ICT"]),
    ("Equality Team / HR", ["Equality Team", "Human Resources"]),
    ("Equality Team/HR", ["Equality Team", "Human Resources"]),
    ("Equality Team + HR", ["Equality Team", "Human Resources"]),
    ("Equality Team\nHR", ["Equality Team", "Human Resources"]),
    ("Equality Team; HR; Libraries", ["Equality Team", "Human Resources", "Library Service"]),
    ("Equality Team, HR and Libraries", ["Equality Team", "Human Resources", "Library Service"]),
    ("Equality Team, HR, and Libraries", ["Equality Team", "Human Resources", "Library Service"]),
    ("HR and Equality Team", ["Human Resources", "Equality Team"]),
    ("Equality Team and equality team", ["Equality Team"]),
    ("Recruitment Team and Equality Team", ["Recruitment Team", "Equality Team"]),
    ("Recruitment Team and Payroll Team", ["Recruitment Team", "Payroll Team"]),
    ("Equality Team and Health and Safety Team", ["Equality Team", "Health and Safety Team"]),
    ("Health and Safety Team and Equality Team", ["Health and Safety Team", "Equality Team"]),
    (
        "Equality Team, Health and Safety Team and Wellbeing and Inclusion Team",
        ["Equality Team", "Health and Safety Team", "Wellbeing and Inclusion Team"],
    ),
    ("Learning & Development and Equality Team", ["Learning & Development", "Equality Team"]),
    ("HR, Policy, Insight and Performance", ["Human Resources", "Policy, Insight and Performance"]),
    ("Equality Team and the Carers' Working Group", ["Equality Team", "Carers' Working Group"]),
    ("Equality Team through Carers' Working Group", ["Equality Team", "Carers' Working Group"]),
    (
        "Equality Team through Carers' Working Group (monthly)",
        ["Equality Team", "Carers' Working Group"],
    ),
    ("Equality Team with support from ICT and HR", ["Equality Team", "ICT", "Human Resources"]),
    ("Equality Team supported by ICT", ["Equality Team", "ICT"]),
    ("Equality Team in partnership with ICT", ["Equality Team", "ICT"]),
    ("Equality Team, working with HR", ["Equality Team", "Human Resources"]),
    ("Equality Team with HR", ["Equality Team", "Human Resources"]),
    ("Communications Officer/ Policy Officer", ["Communications Officer", "Policy Officer"]),
    (
        "Improvement & Policy Officer/ Learning & Development Co-ordinator",
        ["Improvement & Policy Officer", "Learning & Development Co-ordinator"],
    ),
    (
        "HR Services: Recruitment Team, HR, Policy and Wellbeing and Equality Team.",
        ["HR Services", "Recruitment Team", "Human Resources", "Policy and Wellbeing", "Equality Team"],
    ),
    ("Lead: Equality Team. Support: HR", ["Equality Team", "Human Resources"]),
    ("Communications and All", ["Communications and All"]),
    ("1. Equality Team 2. HR", ["Equality Team", "Human Resources"]),
    ("• Equality Team\n• HR", ["Equality Team", "Human Resources"]),
    ("Equality Team (lead), HR (support)", ["Equality Team", "Human Resources"]),
    # nothing
    ("", []),
    ("   ", []),
    ("–", []),
    ("N/A", []),
    ("TBC", []),
    ("To be confirmed", []),
    ("Vacant", []),
    ("Vacant post", []),
    ("?", []),
    (" , ; ", []),
]


@pytest.mark.parametrize(("text", "owners"), CELLS, ids=[text[:60] or "empty" for text, _ in CELLS])
def test_a_cell_names_these_owners_in_this_order(text, owners):
    assert split_owner_text(text, KNOWN) == owners


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Recruitment Team and Equality Team", ["Recruitment Team", "Equality Team"]),
        ("Equality Team, HR and Communications", ["Equality Team", "HR", "Communications"]),
        ("HR and ICT", ["HR and ICT"]),
        ("Recruitment Team and Health and Safety Team", ["Recruitment Team", "Health and Safety Team"]),
        ("Working with Communities Officer", ["Working with Communities Officer"]),
        ("Learning & Development", ["Learning & Development"]),
        ("Health and Safety Team", ["Health and Safety Team"]),
        ("Workforce Policy and Wellbeing Team", ["Workforce Policy and Wellbeing Team"]),
        ("Recruitment Team, Payroll Team", ["Recruitment Team", "Payroll Team"]),
    ],
)
def test_before_any_owner_is_known_a_name_is_rather_kept_whole(text, owners):
    assert split_owner_text(text, {}) == owners


def words(text: str) -> set[str]:
    linking = {"and", "the", "through", "with", "support", "from", "supported", "by", "in", "partnership"}
    return set(owner_key(text).split()) - linking - {"working", "lead", "monthly", "1", "2"}


@pytest.mark.parametrize("text", [text for text, owners in CELLS if owners])
def test_no_word_of_a_name_is_lost_where_no_owner_is_known(text):
    assert words(" ".join(split_owner_text(text, {}))) | {"working"} >= words(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Learning & Development", "learning and  development"),
        ("H.R.", "H R"),
        ("Carers\u2019 Group", "Carers' Group"),
        ("ICT (Digital)", "ict digital"),
        ("Tîm Cydraddoldeb", "TÎM CYDRADDOLDEB"),
    ],
)
def test_ways_of_writing_that_are_the_same_name(one, other):
    assert owner_key(one) == owner_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("HR", "HR Advisory"), ("Policy Team", "Police Team"), ("Team 1", "Team 2")]
)
def test_names_that_are_not_the_same(one, other):
    assert owner_key(one) != owner_key(other)


@pytest.mark.parametrize("text", ["x\n" * 5_000, "Jan/" * 7_000, ", ".join(["HR"] * 41)])
def test_a_cell_of_more_parts_than_a_list_of_owners_has_is_kept_whole(text):
    assert split_owner_text(text, {}) == [" ".join(text.split())]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Supt Positive Action / HR", ["Supt Positive Action", "HR"]),
        ("Ch Insp Stop and Search", ["Ch Insp Stop and Search"]),
        ("Estates;#14", ["Estates"]),
        ("Estates;#14;#Property;#3", ["Estates", "Property"]),
    ],
)
def test_police_ranks_and_names_from_a_list_that_was_exported(text, owners):
    assert split_owner_text(text, {}) == owners
