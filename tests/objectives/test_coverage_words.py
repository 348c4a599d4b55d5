"""Which words of a plan suggest whom an action is for, and which only look as if they did."""

import pytest

from objectives.coverage_words import (
    OBJECTIVE,
    OWN_COLUMN,
    OWN_WORDS,
    PROTECTED,
    Suggestion,
    Written,
    suggestions,
)

CARE, CARERS, POOR = "care-experience", "unpaid-carers", "socio-economic-disadvantage"
PRIORITIES = {
    CARE: "Care experience",
    CARERS: "Unpaid carers",
    POOR: "Socio-economic disadvantage",
    "armed-forces": "Armed forces community",
    "rural-isolation": "Rural isolation",
    "island-life": "Island life",
}
TRANS, FAITH, BIRTH, ORIENTATION = (
    "gender-reassignment", "religion-or-belief", "pregnancy-and-maternity", "sexual-orientation",
)  # fmt: skip
MARRIAGE = "marriage-and-civil-partnership"

PHRASES = [
    ("Support disabled colleagues", {"disability"}),
    ("Train managers about neurodivergent staff", {"disability"}),
    ("A group for neurodiversity", {"disability"}),
    ("An autism-friendly hour", {"disability"}),
    ("Ask Deaf residents", {"disability"}),
    ("Hire a BSL interpreter", {"disability", "advance"}),
    ("Make the website accessible", {"disability", "advance"}),
    ("A passport for reasonable adjustments", {"disability", "advance"}),
    ("Support for mental health", {"disability"}),
    ("Places for pupils with SEND", {"disability"}),
    ("Publish the race pay gap", {"race", "advance"}),
    ("Mentor ethnic minority colleagues", {"race", "advance"}),
    ("Global majority network", {"race"}),
    ("A pledge against racism", {"race", "eliminate"}),
    ("Sites for Gypsy, Roma and Traveller families", {"race"}),
    ("Welcome refugees", {"race", "foster"}),
    ("Listen to Black and Asian colleagues", {"race"}),
    ("Mark Black History Month", {"race", "foster"}),
    ("Tackle Islamophobia", {"race", "eliminate"}),
    ("Write guidance on LGBTQ+ inclusion", {TRANS, ORIENTATION}),
    ("An LGBT staff network", {TRANS, ORIENTATION}),
    ("A survey of lesbian, gay and bisexual staff", {ORIENTATION}),
    ("Stop homophobic language: homophobia is not banter", {ORIENTATION, "eliminate"}),
    ("Fly the Pride flag", {TRANS, ORIENTATION}),
    ("Support trans and non-binary colleagues", {TRANS}),
    ("A policy on gender identity", {TRANS}),
    ("Transgender awareness week", {TRANS, "foster"}),
    ("More women in senior posts", {"sex"}),
    ("A women’s network", {"sex"}),
    ("A menopause policy", {"sex", "age"}),
    ("Close the gender pay gap", {"sex", "advance"}),
    ("Free period products", {"sex"}),
    ("Prevent sexual harassment", {"sex", "eliminate"}),
    ("End violence against women and girls", {"sex", "eliminate"}),
    ("Men’s sheds in every town", {"sex"}),
    ("Rooms for prayer", {FAITH}),
    ("An interfaith forum", {FAITH, "foster"}),
    ("Antisemitism: how to report it", {FAITH, "eliminate"}),
    ("Calendar for Ramadan and Eid", {FAITH}),
    ("Talk to Muslim staff", {FAITH}),
    ("Cover for maternity leave", {BIRTH}),
    ("Space for breastfeeding", {BIRTH}),
    ("Help after baby loss", {BIRTH}),
    ("Recognise civil partnerships in pensions", {MARRIAGE}),
    ("Services for older people", {"age"}),
    ("A youth forum", {"age"}),
    ("An age-friendly town", {"age"}),
    ("Results by age", {"age"}),
    ("Guaranteed interview for care experienced applicants", {CARE, "advance"}),
    ("A panel of care leavers", {CARE}),
    ("Flexible hours for carers", {CARERS}),
    ("People with caring responsibilities", {CARERS}),
    ("Reduce poverty", {POOR}),
    ("Free bus passes for low-income families", {POOR}),
    ("Sign the pledge for veterans", {"armed-forces"}),
    ("Rural bus routes", {"rural-isolation"}),
    ("Grants for island life", {"island-life"}),
    ("Report on all protected characteristics", set(PROTECTED)),
    ("Data for each protected characteristic", set(PROTECTED)),
    ("Recruit from more places", {"advance"}),
    ("Remove barriers to promotion", {"advance"}),
    ("Positive action in apprenticeships", {"advance"}),
    ("Handle harassment complaints faster", {"eliminate"}),
    ("Zero tolerance of bullying", {"eliminate"}),
    ("Record hate crime", {"eliminate"}),
    ("Unconscious bias course", {"eliminate"}),
    ("Build good relations between estates", {"foster"}),
    ("Community cohesion plan", {"foster"}),
    ("Challenge prejudice in schools", {"foster"}),
    ("Celebrate what we share", {"foster"}),
]
ONLY_LOOKS_LIKE = [
    "The race to the top of the table",
    "A fun race for charity",
    "The human race",
    "Survey the age of the building stock",
    "In this day and age we need better IT",
    "Skills for the digital age",
    "Open an office in Essex",
    "A partnership with Sussex and Middlesex",
    "Manage the page, the package and the stage",
    "Embrace change and trace the paper trail",
    "Replace the terrace roof",
    "The amendment of the agreement",
    "Send the letter to all suppliers",
    "Blind spots in our data",
    "A Black Country office",
    "Print in black and white",
    "Treat damp and black mould",
    "Information for rail travellers",
    "We act in good faith",
    "Take pride in our work",
    "The trans-Pennine route",
    "A transparent transport plan",
    "Language style guide",
    "Deafening noise at the depot",
    "Promote the new website",
    "Disable the account of a leaver",
    "The deadline for humane traps",
    "Substance abuse clinic hours",
    "Careful planning, with care",
]


def suggested(text: str = "", **written: str) -> set[str]:
    return {one.word for one in suggestions(Written(text=text, **written), PRIORITIES)}


@pytest.mark.parametrize(("text", "expected"), PHRASES, ids=[text for text, _ in PHRASES])
def test_words_that_say_whom_an_action_is_for(text, expected):
    assert suggested(text) == expected


@pytest.mark.parametrize("text", ONLY_LOOKS_LIKE)
def test_words_that_only_look_like_a_characteristic(text):
    assert suggested(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All", set(PROTECTED)),
        ("All protected characteristics", set(PROTECTED)),
        ("Age; Disability; Race", {"age", "disability", "race"}),
        ("age, sex and religion", {"age", "sex", FAITH}),
        ("Race/Faith\nPregnancy", {"race", FAITH, BIRTH}),
        ("Marriage & civil partnership", {MARRIAGE}),
        ("Sexual orientation | Gender reassignment", {ORIENTATION, TRANS}),
        ("Trans", {TRANS}),
        ("Care experience; Rural isolation", {CARE, "rural-isolation"}),
        ("None", set()),
        ("n/a", set()),
        ("To be agreed", set()),
        ("", set()),
    ],
)
def test_the_column_of_the_plan_that_says_whom_an_action_is_for(text, expected):
    assert suggested(characteristics=text) == expected


def test_a_suggestion_names_the_words_that_led_to_it_and_where_they_stand():
    written = Written("Disability", "Recruit disabled interns", "Fair chances for women")
    assert suggestions(written, {}) == [
        Suggestion("disability", False, ("Disability",), OWN_COLUMN),
        Suggestion("advance", True, ("Recruit", "interns"), OWN_WORDS),
        Suggestion("sex", False, ("women",), OBJECTIVE),
    ]


def test_a_priority_that_nobody_has_adopted_is_not_suggested():
    assert suggestions(Written(text="A panel of care leavers for unpaid carers"), {}) == []


def test_one_phrase_is_not_read_twice():
    assert suggested("Sexual orientation monitoring") == {ORIENTATION}
    assert suggested("Gender reassignment policy") == {TRANS}


@pytest.mark.parametrize("text", ["(" * 5_000, "race " * 50_000, "\0\ud800", "a" * 400_000, "all " * 20_000])
def test_any_text_is_read_within_a_moment(text):
    suggestions(Written(text, text, text), PRIORITIES | {"odd": "(.*+?[" + "x" * 50})
