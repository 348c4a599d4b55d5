"""Drafts of updates: kept, sent, agreed to, sent back; and nothing of them counts before its time."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.roles import Role
from foundation.appendonly import verify_chain
from objectives.changes import EditConflict
from objectives.drafts import agree, agree_to_all, discard_draft, draft_of, save_draft, send_back, send_update
from objectives.models import Action, ProgressUpdate, UpdateDraft
from objectives.recording import close_action, record_no_change
from plans.timescales import parse_timescale
from tests.builders import make_action, make_owner, make_strategy, make_update, make_user, status

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def world():
    class World:
        team = make_owner("Library Service")
        owner = make_user(Role.OWNER, member_of=team, email="owner@example.test")
        colleague = make_user(Role.OWNER, member_of=team, email="colleague@example.test")
        editor = make_user(Role.EDI_EDITOR, email="editor@example.test")
        strategy = make_strategy(needs_agreement=True)
        action = make_action(strategy, number="1.1", owners=(team,), end="June 2026", status="Blue")

        def told(self, label="Amber", **more):
            return {"on": TODAY, "status": status(self.strategy, label), "narrative": "Half done."} | more

        def sent(self, **more):
            return send_update(action=self.action, by=self.owner, **self.told(**more))

        def now(self):
            return Action.objects.get(pk=self.action.pk)

    return World()


def test_an_owners_update_counts_only_once_it_is_agreed(world):
    draft = world.sent(told_by="Head of libraries", new_end=parse_timescale("May 2027"), end_reason="Late")
    assert (draft.state, world.now().status.label, world.action.updates.count()) == ("waiting", "Blue", 1)
    update = agree(draft=draft, version=1, by=world.editor)
    assert (update.recorded_by, update.agreed_by, update.told_by) == (
        world.owner,
        world.editor,
        "Head of libraries",
    )
    assert (world.now().status.label, world.now().end.text) == ("Amber", "May 2027")
    assert draft_of(world.action) is None
    assert verify_chain(ProgressUpdate) == (2, None)


def test_a_draft_knows_the_last_update_that_its_writer_had_seen(world):
    make_update(world.action, "Amber", on=TODAY)
    assert (world.sent().seen, world.sent(draft_version=1, seen=1).seen) == (2, 1)


def test_the_edi_teams_update_counts_at_once(world):
    update = send_update(action=world.action, by=world.editor, **world.told())
    assert (update.number, update.agreed_by) == (2, None)


def test_where_no_agreement_is_asked_an_owners_update_counts_at_once(world):
    world.strategy.needs_agreement = False
    world.action.strategy = world.strategy
    assert isinstance(world.sent(), ProgressUpdate)


def test_an_update_that_says_too_little_does_not_even_wait(world):
    with pytest.raises(ValidationError, match="Say why the status is “Red”"):
        world.sent(label="Red")
    assert draft_of(world.action) is None


def test_what_is_sent_back_says_why_and_waits_again_when_it_is_sent_again(world):
    draft = world.sent()
    draft = send_back(draft=draft, version=1, comment="Which half?", by=world.editor)
    assert (draft.state, draft.comment, draft.sent_back_by) == ("sent_back", "Which half?", world.editor)
    again = world.sent(narrative="The reading half.", draft_version=2)
    assert (again.pk, again.state, again.comment, again.version) == (draft.pk, "waiting", "Which half?", 3)
    with pytest.raises(EditConflict):
        agree(draft=draft, version=2, by=world.editor)
    assert agree(draft=again, version=3, by=world.editor).narrative == "The reading half."


def test_sending_back_needs_a_comment(world):
    with pytest.raises(ValidationError, match="Say what is missing"):
        send_back(draft=world.sent(), version=1, comment=" ", by=world.editor)


def test_the_history_keeps_every_version_with_who_and_why(world):
    draft = world.sent()
    send_back(draft=draft, version=1, comment="Which half?", by=world.editor)
    agree(draft=world.sent(draft_version=2), version=3, by=world.editor)
    told = UpdateDraft.history.order_by("history_id").values_list(
        "history_change_reason", "history_user__email"
    )
    assert list(told) == [
        ("Waiting for agreement", "owner@example.test"),
        ("Sent back", "editor@example.test"),
        ("Waiting for agreement", "owner@example.test"),
        ("Agreed", "editor@example.test"),
    ]


def test_two_of_a_team_do_not_overwrite_each_other(world):
    first = save_draft(action=world.action, by=world.owner, version=0, narrative="Mine")
    with pytest.raises(EditConflict) as met:
        save_draft(action=world.action, by=world.colleague, version=0, narrative="Mine too")
    assert met.value.current.narrative == "Mine"
    second = save_draft(action=world.action, by=world.colleague, version=first.version, narrative="Both")
    assert (second.pk, second.version, second.written_by) == (first.pk, 2, world.colleague)


def test_a_draft_sent_twice_is_kept_once(world):
    told = {"action": world.action, "by": world.owner, "version": 0, "form_key": "1:a", "narrative": "Once"}
    assert save_draft(**told).version == save_draft(**told).version == 1


def test_what_is_agreed_twice_counts_once(world):
    draft = world.sent()
    agree(draft=draft, version=1, by=world.editor)
    with pytest.raises(EditConflict) as met:
        agree(draft=draft, version=1, by=world.editor)
    assert (met.value.current, world.action.updates.count()) == (None, 2)


def test_a_draft_being_written_cannot_be_agreed(world):
    draft = save_draft(action=world.action, by=world.owner, version=0, **world.told())
    with pytest.raises(EditConflict):
        agree(draft=draft, version=1, by=world.editor)


def test_an_update_of_an_action_closed_meanwhile_is_left_waiting(world):
    draft = world.sent()
    close_action(
        action=world.action, kind="withdrawn", on=TODAY, reason="Not now", agreed_by="X", by=world.editor
    )
    agreed, left = agree_to_all(drafts=[(draft, 1)], by=world.editor)
    assert (agreed, [why[:37] for _, why in left]) == ([], ["This action is closed by now. Open it"])
    assert draft_of(world.action).state == "waiting"


def test_many_are_agreed_to_at_once_and_what_changed_is_left(world):
    others = [
        make_action(world.strategy, number=f"2.{n}", owners=(world.team,), status="Blue") for n in range(3)
    ]
    drafts = [send_update(action=a, by=world.owner, **world.told()) for a in others]
    send_update(action=others[2], by=world.colleague, draft_version=1, **world.told(narrative="More"))
    agreed, left = agree_to_all(drafts=[(draft, 1) for draft in drafts], by=world.editor)
    assert ([u.action_id for u in agreed], [d.action_id for d, _ in left]) == (
        [a.pk for a in others[:2]],
        [others[2].pk],
    )


def test_a_correction_waits_too_and_then_takes_the_place_of_what_it_names(world):
    wrong = make_update(world.action, "Green", on=TODAY, narrative="Done.", by=world.owner)
    draft = send_update(action=world.action, by=world.owner, corrects=wrong, **world.told())
    assert (draft_of(world.action), draft_of(world.action, wrong)) == (None, draft)
    agree(draft=draft, version=1, by=world.editor)
    assert world.now().status.label == "Amber"


def test_ones_own_draft_is_gone_once_it_is_sent(world):
    draft = save_draft(action=world.action, by=world.editor, version=0, narrative="Half")
    send_update(action=world.action, by=world.editor, draft_version=draft.version, **world.told())
    assert draft_of(world.action) is None


def test_an_update_beside_somebody_elses_draft_leaves_it(world):
    draft = world.sent()
    send_update(action=world.action, by=world.editor, **world.told())
    assert draft_of(world.action) == draft


def test_a_discarded_draft_is_gone_and_stays_in_the_history(world):
    draft = save_draft(action=world.action, by=world.owner, version=0, narrative="No")
    with pytest.raises(EditConflict):
        discard_draft(draft=draft, version=7, by=world.owner)
    discard_draft(draft=draft, version=1, by=world.owner)
    assert (draft_of(world.action), UpdateDraft.history.latest("history_id").narrative) == (None, "No")


def test_no_change_waits_like_any_other_answer(world):
    draft = send_update(action=world.action, by=world.owner, on=TODAY, unchanged=True)
    assert (draft.state, draft.unchanged) == ("waiting", True)
    update = agree(draft=draft, version=1, by=world.editor)
    assert (update.source, update.status, world.now().status.label) == ("no_change", None, "Blue")


# --- no change --------------------------------------------------------------------------------------------


def test_no_change_is_an_answer_and_never_a_movement(world):
    record_no_change(action=world.action, on=TODAY, by=world.editor, told_by="Ann")
    now = world.now()
    assert (now.latest_update.on, now.latest_words.number, now.status.label) == (TODAY, 1, "Blue")


def test_no_change_follows_a_correction_of_what_it_stands_on(world):
    told = make_update(world.action, "Green", on=date(2026, 2, 1))
    record_no_change(action=world.action, on=TODAY, by=world.editor)
    make_update(world.action, "Amber", on=date(2026, 2, 1), corrects=told)
    assert world.now().status.label == "Amber"


def test_no_change_of_nothing_is_refused(world):
    silent = make_action(world.strategy, number="3")
    with pytest.raises(ValidationError, match="Nothing has been told yet"):
        record_no_change(action=silent, on=TODAY, by=world.editor)


def test_no_change_says_nothing_else(world):
    with pytest.raises(ValidationError):
        record_no_change(action=world.action, on=TODAY, by=world.editor, narrative="But this")


def test_a_column_that_came_later_leaves_older_hashes_as_they_were(world):
    update = world.action.updates.get()
    sealed = update.expected_hash()
    assert update.entry_hash == sealed
    update.agreed_by = world.editor
    assert update.expected_hash() != sealed
