"""Before something is published: what would follow from it beside what is out already, said without telling it."""

from datetime import date

import pytest

from measures.changes import correct_observation
from measures.evidence import load_evidence
from measures.release_check import Output, would_follow
from measures.suppression import Audience
from measures.vocabulary import Unit
from tests.builders import make_figure, make_measure

pytestmark = pytest.mark.django_db
COMMITTEE, PUBLIC, HR = Audience("committee", 5), Audience("public", 10), Audience("HR", 0)
TODAY = date(2026, 1, 31)


def counted(population="Workforce", *, name="Staff by ethnic group", base=None, unit=Unit.COUNT, **groups):
    measure = make_measure(name, population=population, unit=unit)
    for group, count in groups.items():
        make_figure(measure, group=group, numerator=count, denominator=base)
    return measure


def output(name, audience, *measures, read_by=None) -> Output:
    return Output.of(name, load_evidence(measures, audience, today=TODAY), read_by=read_by)


def sentences(new, *earlier):
    return [found.sentence for found in would_follow(new, earlier)]


def test_nothing_follows_from_one_output_that_was_released():
    measure = counted(White=200, Asian=7, Black=40, Arab=3)
    assert sentences(output("The report", COMMITTEE, measure)) == []
    assert sentences(output("The publication", PUBLIC, measure)) == []


def test_the_committee_may_know_what_the_public_may_not():
    measure = counted(White=200, Asian=7, Black=40)
    committee, public = output("The report", COMMITTEE, measure), output("The publication", PUBLIC, measure)
    assert sentences(public, committee) == []


def test_a_committee_s_paper_that_everybody_reads_shows_what_the_publication_hides():
    measure = counted(White=200, Asian=7, Black=40)
    paper = output("The committee's paper", COMMITTEE, measure, read_by=PUBLIC)
    public = output("the publication", PUBLIC, measure)
    assert sentences(public, paper) == [
        "“Staff by ethnic group” (Workforce), Asian, 31 March 2025: The committee's paper shows the number that the "
        "publication hides."
    ]


def test_two_outputs_that_hide_different_cells_give_both_away():
    """Each hides two groups of one base; together they hide one only, and that follows from the base."""
    measure = counted(base=400, unit=Unit.PERCENT, White=340, Asian=48, Black=9, Arab=3)
    ids = {one.group.name: one.pk for one in measure.observations.all()}
    one = Output("May's report", PUBLIC, frozenset({ids["White"], ids["Asian"]}),
                 frozenset({ids["Black"], ids["Arab"]}), PUBLIC)  # fmt: skip
    two = Output("June's report", PUBLIC, frozenset({ids["White"], ids["Black"]}),
                 frozenset({ids["Asian"], ids["Arab"]}), PUBLIC)  # fmt: skip
    told = sentences(two, one)
    assert any("Black" in sentence and "shows the number" in sentence for sentence in told)
    assert any("Arab" in sentence and "can be worked out from May's report and June's report" in sentence
               for sentence in told)  # fmt: skip
    assert not any(" 3" in sentence.replace(" 31 March", "") for sentence in told)


def test_what_followed_before_is_not_held_against_the_new_one():
    measure = counted(White=200, Asian=7)
    paper = output("The paper", COMMITTEE, measure, read_by=PUBLIC)
    earlier = output("The publication", PUBLIC, measure)
    assert sentences(earlier, paper)
    assert sentences(output("The next publication", PUBLIC, measure), paper, earlier) == []


def test_the_workforce_with_and_without_its_schools_gives_away_who_lies_between():
    whole = counted(Asian=30)
    part = counted("Workforce without schools", Asian=28)
    assert sentences(output("The report", COMMITTEE, part), output("The list", COMMITTEE, whole)) == [
        "“Staff by ethnic group” (Workforce), Asian, 31 March 2025: from The list and The report one can subtract the "
        "figures of two populations, and few people are left."
    ]
    other = counted("Residents", Asian=28)
    assert sentences(output("The report", COMMITTEE, whole), output("The list", COMMITTEE, other)) == []


def test_what_was_corrected_since_gives_nothing_away():
    measure = counted(White=200, Asian=12)
    earlier = output("The first", PUBLIC, measure)
    old = measure.observations.get(numerator=12)
    correct_observation(old=old, by=None, today=TODAY, note="Typed twice", numerator=3)
    assert sentences(output("The second", PUBLIC, measure), earlier) == []


def test_hr_s_own_view_is_no_output_that_gives_anything_away():
    measure = counted(White=200, Asian=2)
    assert sentences(output("HR's page", HR, measure)) == []
    assert would_follow(Output.of("Nothing", []), []) == []


@pytest.mark.parametrize("measures", [1, 3])
def test_it_takes_one_query_for_any_number_of_measures(measures, django_assert_num_queries):
    made = [counted(name=f"M{n}", White=200, Asian=7) for n in range(measures)]
    one, two = output("One", COMMITTEE, *made), output("Two", PUBLIC, *made)
    with django_assert_num_queries(1):
        would_follow(two, [one])
