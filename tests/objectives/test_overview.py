"""What the overview of a strategy says, and where a person starts."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from foundation.charts import Part
from objectives.key import status_words
from objectives.overview import bars, grouped, overview, tally
from objectives.register import load_register
from objectives.tally import Tally, tally_of
from plans.statuses import Meaning
from plans.timescales import parse_timescale
from tests.builders import (
    make_action,
    make_objective,
    make_owner,
    make_strategy,
    make_update,
    make_user,
    status,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


def meanings(**counts: int) -> dict:
    return {Meaning(name) if name != "none" else None: count for name, count in counts.items()}


@pytest.mark.parametrize(
    ("counts", "past_end", "sentence"),
    [
        (
            meanings(complete=19, in_progress=47, not_started=18),
            9,
            "Of 84 actions 19 are complete, 47 in progress and 18 not started; 9 are past their end date.",
        ),
        (meanings(complete=1), 0, "Of 1 action 1 is complete; none is past its end date."),
        (
            meanings(needs_attention=1, none=2, not_started=1),
            1,
            "Of 4 actions 1 needs attention, 1 not started and 2 have no status; 1 is past its end date.",
        ),
        (
            meanings(in_progress=1200, closed=3),
            1100,
            "Of 1,203 actions 1,200 are in progress and 3 closed; 1,100 are past their end date.",
        ),
        ({}, 0, "There are no actions here yet."),
    ],
)
def test_the_sentence_can_be_read_aloud(counts, past_end, sentence):
    from collections import Counter

    assert Tally(Counter(counts), past_end).sentence == sentence


def awkward_plan():
    """One strategy with an action in every state that decides how it's counted."""
    strategy = make_strategy()
    one, two = make_objective(strategy), make_objective(strategy)
    make_action(objective=one, end="June 2025", status="Amber", on=date(2026, 2, 1))
    make_action(objective=one, end="June 2025", status="Green", on=date(2026, 2, 1))
    make_action(objective=one, end="March 2026", status="Red", on=date(2025, 3, 1))
    make_action(objective=two, end="Ongoing", status="Blue", on=date(2025, 1, 1))
    make_action(
        objective=two, end="Review every May", start="January 2024", status="Amber", on=date(2025, 2, 1)
    )
    make_action(strategy, end="June 2025")
    make_action(strategy, end="June 2025", cross_reference=True)
    parent = make_action(objective=two, end="January 2026", status="Amber", on=date(2026, 2, 20))
    make_action(parent=parent, strategy=strategy, end="2025", status="Purple", on=date(2026, 2, 20))
    withdrawn = make_action(objective=two, end="May 2025", status="Amber")
    done = make_action(objective=two, end="May 2025", status="Green")
    from objectives.recording import close_action

    for action, kind in ((withdrawn, "withdrawn"), (done, "completed")):
        close_action(
            action=action, kind=kind, on=date(2025, 9, 1), reason="Agreed.", agreed_by="Board", by=None
        )
    return strategy


@pytest.mark.parametrize("count_sub_actions", [True, False])
def test_counts_from_groups_are_those_of_the_register(count_sub_actions):
    strategy = awkward_plan()
    strategy.count_sub_actions = count_sub_actions
    lines = [
        line for line in load_register(strategy, today=TODAY) if count_sub_actions or not line.is_sub_action
    ]
    assert tally(grouped(strategy, today=TODAY), status_words(strategy)) == tally_of(lines)


def test_what_is_listed_as_needing_attention_is_what_the_register_says():
    strategy = awkward_plan()
    lines = load_register(strategy, today=TODAY)
    shown = overview(strategy, today=TODAY)
    counts = {
        name: sum(name in [a.value for a in line.assessment.attention] for line in lines)
        for name in ("past_end", "due_soon", "review_due", "stale")
    }
    assert counts == {name: getattr(shown, name).count for name in counts}
    assert all(counts.values())


def test_each_bar_counts_its_objective_and_leads_to_its_list():
    strategy = awkward_plan()
    chart = bars(strategy, grouped(strategy, today=TODAY), status_words(strategy))
    first = chart.rows[0].bar
    assert first.href == reverse("register", args=[strategy.slug]) + "?objective=1"
    assert [part for part in first.parts if part.count] == [
        Part("Amber", "amber", "in_progress", 1, 1),
        Part("Red", "red", "off_track", 1, 0),
        Part("Green", "green", "complete", 1, 0),
    ]
    assert [row.bar.total for row in chart.rows] == [3, 6, 2]
    assert chart.rows[-1].bar.label == "Not under an objective"


def test_a_withdrawn_action_is_counted_as_closed_whatever_its_status_was():
    strategy = awkward_plan()
    chart = bars(strategy, grouped(strategy, today=TODAY), status_words(strategy))
    assert {part.label: part.count for part in chart.key}["Closed"] == 1


def test_the_denominator_says_whether_sub_actions_count():
    strategy = awkward_plan()
    assert overview(strategy, today=TODAY).denominator == (
        "Counted: 10 actions and 1 sub-action below them, 11 in all."
    )
    strategy.count_sub_actions = False
    assert overview(strategy, today=TODAY).denominator == (
        "Counted: 10 actions. 1 sub-action below them is not counted here, but stands in the lists."
    )


def test_what_moved_in_90_days_is_told_from_and_to():
    strategy = make_strategy()
    moved = make_action(strategy, status="Blue", on=TODAY - timedelta(days=200))
    make_update(moved, "Amber", on=TODAY - timedelta(days=20))
    still = make_action(strategy, status="Amber", on=TODAY - timedelta(days=200))
    make_update(still, "Amber", on=TODAY - timedelta(days=10))
    new = make_action(strategy, status="Blue", on=TODAY - timedelta(days=30))
    make_update(new, "Amber", on=TODAY - timedelta(days=5))
    long_ago = make_action(strategy, status="Blue", on=TODAY - timedelta(days=300))
    make_update(long_ago, "Amber", on=TODAY - timedelta(days=91))
    found = overview(strategy, today=TODAY).moved
    assert [(m.line.id, m.before.label, m.after.label) for m in found.items] == [(moved.pk, "Blue", "Amber")]


def test_a_move_that_was_corrected_is_no_move():
    strategy = make_strategy()
    action = make_action(strategy, status="Blue", on=TODAY - timedelta(days=200))
    wrong = make_update(action, "Green", on=TODAY - timedelta(days=20))
    make_update(action, "Blue", on=TODAY - timedelta(days=20), corrects=wrong)
    assert overview(strategy, today=TODAY).moved.count == 0


def test_the_page_says_its_sentence_and_links_its_lists(client):
    strategy = make_strategy()
    last_year = timezone.localdate() - timedelta(days=400)
    objective = make_objective(strategy)
    action = make_action(
        objective=objective, end=f"{last_year.year}", status="Amber", text="Publish <b>pay</b> figures"
    )
    client.force_login(make_user(Role.VIEWER))
    page = client.get(reverse("strategy", args=[strategy.slug])).content.decode()
    assert "Of 1 action 1 is in progress; 1 is past its end date." in page
    assert "Publish &lt;b&gt;pay&lt;/b&gt; figures" in page
    assert action.get_absolute_url() in page
    assert reverse("register", args=[strategy.slug]) + "?attention=past-end" in page
    assert reverse("reports") in page


def test_an_empty_plan_says_what_will_be_here(client):
    strategy = make_strategy()
    client.force_login(make_user(Role.EDI_EDITOR))
    page = client.get(reverse("strategy", args=[strategy.slug])).content.decode()
    assert "The plan has no actions yet" in page
    assert reverse("new_import") in page


@pytest.mark.parametrize(("roles", "strategies", "place"), [
    ([Role.OWNER], 1, "my_actions"),
    ([Role.OWNER, Role.VIEWER], 1, "strategy"),
    ([Role.EDI_EDITOR], 1, "strategy"),
    ([Role.VIEWER], 0, "strategies"),
    ([Role.VIEWER], 2, "strategies"),
])  # fmt: skip
def test_everybody_starts_where_their_work_is(client, roles, strategies, place):
    slugs = [make_strategy().slug for _ in range(strategies)]
    client.force_login(make_user(*roles))
    expected = reverse(place, args=slugs if place == "strategy" else [])
    assert client.get(reverse("staff_home")).url == expected


def test_the_list_of_strategies_tells_how_each_stands(client):
    strategy = make_strategy(title="Fair and open")
    make_action(strategy, status="Green")
    client.force_login(make_user(Role.VIEWER))
    page = client.get(reverse("strategies")).content.decode()
    assert "Fair and open" in page
    assert "Of 1 action 1 is complete; none is past its end date." in page


def test_a_person_without_a_role_is_told_so(client):
    client.force_login(make_user())
    refused = client.get(reverse("staff_home"))
    assert refused.status_code == 403
    assert "let you read the plan" in refused.content.decode()


def test_the_status_key_stays_the_councils(client):
    strategy = make_strategy(key={"Blue": Meaning.COMPLETE})
    make_action(strategy, status="Blue", owners=(make_owner(),), end="Ongoing")
    assert status(strategy, "Blue").meaning == Meaning.COMPLETE
    assert overview(strategy, today=TODAY).tally.sentence.startswith("Of 1 action 1 is complete")
    assert parse_timescale("Ongoing").latest is None
