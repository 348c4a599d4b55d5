"""Whose name is it: a person's, or a team's, a post's, a place's, a partner's? All names are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.person_names import is_post, looks_like_person, people_in

PEOPLE = """
Jane Example
Jane Sample-Example
Jane O'Sample
Jane O’Sample
Siân Example
Sian ap Rhys
Rhiannon Prosser
Angharad Llewellyn-Example
Eilidh McSample
Niamh Sampleton
Siobhán O'Example
Priya Examplewala
Mohammed Sample
Harpreet Sampledeep
Fatima Al Example
Imran bin Sample
Kwame Example
Ngozi Sample
Adebayo Examplu
Olumide-Ade Sample (Tunde Sample)
Katarzyna Sampleska
Małgorzata Exampleska
Wojciech Sample
Mary Jane Example
Anne-Marie Sample
John van der Sample
Peter de la Example
Emma Ward
David Hill
Sarah Green
Helen Wood
Mark Example
Mark Hall
Will Sample
Victoria Example
Florence Sample
Charlotte Example
Dean Sample
Holly Example
April Example
JANE EXAMPLE
Jane
Tunde
Siobhan
J. Example
J Example
J. P. Example
J.P. Example
JP Example
A. Sample
S Sampleton-Hughes
Example, J.
Example, J
Example J.
Jane E.
Jane E
Cllr Example
Cllr. Example
Cllr Jane Example
Cllr J. Example
Councillor Example
Councillor Hill
Dr Example
Dr. A. Example
Mr Sample
Mrs J Sample
Ms Example
Miss Sample
Mx Example
Prof Example
Professor Jane Example
PC Example
PS Sample
Insp Sample
Insp. Sample
Sgt Example
Supt Sampleton
DCI Example
ACC Sampleton
Rev Example
Sir John Example
Lead Member Cllr Example
Cllr Example, Portfolio Holder for Equality
Cllr Jane Example Portfolio Holder
A.B.
A.B
J. S.
JS
JS/AB
Head of HR (JB)
Head of HR (J. Bloggs)
HR (Jane Example)
Jane Example (HR)
Jane Example, Head of HR
Jane Example - Head of HR
Head of HR – Jane Example
Head of HR: Jane Example
Kwabiola Samplenu, Head of HR
Head of HR (Kwabiola Samplenu)
Jane Example Head of Human Resources
HR Manager Jane Example
Jane Example and HR
HR / Jane Example
Jane and Priya
Equality Team; Jane Example
Legal Services [Jane Example]
1. Jane Example 2. Equality Team
Equality Team & Jane Example
jane.example@herewick.example
Jane Example <j.example@herewick.example>
equality@herewick.example
""".strip().splitlines()

NOBODY = """
HR
H.R.
HR Team
OD
IT
I.T.
L&D
EDI
EDI Team
CEO
DCC
ACC
HoHR
SLT
ELT
PIP
ICT
ITDS
A&E
Human Resources
Human Resources (HR)
Organisational Learning (OL)
Head of HR
Heads of Service
All Heads of Service
Head of Policy and Communications
Director of Nursing
Director of Adults and Health
Assistant Director, Housing
Deputy Chief Constable
Chief Executive
Chief Executive's Office
Equality Officer
Communications Officer/ Policy Officer
Lead Officer
Portfolio Holder
Portfolio Holder for Equality
Lead Member for Communities
Cllr Equality Champion
Councillors
All Councillors
PC Support Team
DI Lead
DC Housing
Prof Services
Professional Services
Mental Health Services
Occupational Health
Health, Safety and Wellbeing
Policy, Insight & Performance
Diversity and Inclusion Team
Communications/Engagement
Children, Young People and Families
Safer Neighbourhoods
Adult Social Care
Public Health
Parks and Open Spaces
Age Concern
Citizens Advice
Grant Hollis LLP
Grant Samplefield
Marsh & Holloway
Lewis & Daughters Solicitors
Harper Lyle Consulting
Thomas Sample Foundation
Jane Example Trust
Mary Sample House Partnership
Charlotte Sample Academy
Stonebridgewell
Brickwell
Rainbow Herewick
Herewick Pride
Herewick Together
Shelterstone Cymru
Women's Aid Herewick
Grace Hospital
St Mary's Hospital
St John Ambulance
Victoria Ward
Alexandra Park
Albert Street
George Square
Holly Court
Stanley Road
Victoria Station
Kingston Library
Florence Road Surgery
May Council
May Review
June Committee
April Launch
Will Writing Service
Mark Scheme Review
Grant Funding Team
Bill Payments
Team A
Ward B
Q Division
C Wing
K Unit
E Rostering
T Levels
Community Safety Officer, Herewick Borough
Community Officer (East Herewick)
Part of the cleaning contract – all sites
Employee survey provider reports
All
All managers
Everyone
TBC
Vacant
N/A
-
As above
ditto
North Herewick Police
Equality, Diversity and Inclusion Board
Carers' Working Group
Black Staff Network
Armed Forces Champion
Disabled Students Network
Student Union President
Grŵp Cydraddoldeb
Tîm Pobl
24/7 Contact Centre
"""
NOBODY = NOBODY.strip().splitlines()


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person_is_named(text):
    assert looks_like_person(text)


@pytest.mark.parametrize("text", NOBODY)
def test_no_person_is_named(text):
    assert people_in(text) == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Head of HR (J. Bloggs)", ("J. Bloggs",)),
        ("Jane Example, Head of HR", ("Jane Example",)),
        ("Cllr Jane Example Portfolio Holder", ("Cllr Jane Example",)),
        ("HR; Jane Example / A. Sample", ("Jane Example", "A. Sample")),
        ("Jane Example <j.example@herewick.example>", ("Jane Example", "j.example@herewick.example")),
        ("Example, J.", ("Example, J.",)),
        ("HR Manager Jane Example", ("Jane Example",)),
    ],
)
def test_only_the_words_of_the_name_are_handed_back(text, people):
    assert people_in(text) == people


def test_the_tables_are_long_enough_to_mean_something():
    assert len(set(PEOPLE)) >= 100
    assert len(set(NOBODY)) >= 100


@pytest.mark.parametrize(
    ("text", "post"),
    [("Head of HR", True), ("Equality Officer", True), ("Equality Team", False), ("", False)],
)
def test_a_post_is_told_by_its_words(text, post):
    assert is_post(text) == post


@given(st.text(max_size=300))
def test_any_text_can_be_asked_about_and_what_is_found_stands_in_it(text):
    for name in people_in(text):
        assert set(name.split()) <= set(text.replace("\u0000", " ").split()) or name in " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["Supt Positive Action", "DCI Hate Crime", "Ch Insp Stop and Search", "C/Supt Area East"]
)
def test_a_rank_with_what_it_answers_for_is_no_person(text):
    assert people_in(text) == ()
