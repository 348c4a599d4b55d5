"""Many people at one moment, on a database file of their own or on PostgreSQL: nothing is lost, nobody breaks."""

import pytest

WHOLE = {"chain": None, "audit": None, "wrong_pointers": [], "versions": []}


def part(told: dict, whole: dict) -> dict:
    return {name: told[name] for name in whole}


def test_of_forty_writers_none_loses_a_word(crowd):
    told = crowd("forty_writers")
    assert told["wrote"] == {"10": 40}
    assert told["numbers"]
    assert told["narratives"] == 401
    assert part(told, WHOLE) == WHOLE


def test_one_form_sent_eight_times_at_once_is_saved_once_and_nobody_is_told_off(crowd):
    told = crowd("one_key")
    assert {status for status, _ in told["answers"]} == {302}
    assert len({place for _, place in told["answers"]}) == 1
    assert told["updates"] == 2
    assert part(told, WHOLE) == WHOLE


def test_of_eight_editors_one_saves_and_the_others_keep_their_words(crowd):
    told = crowd("two_editors")
    assert sorted(told["answers"]) == [[200, True]] * 7 + [[302, True]]
    assert told["saved"] == 1
    assert part(told, WHOLE) == WHOLE


def test_an_import_that_six_people_save_at_once_is_saved_once(crowd):
    told = crowd("save_twice")
    assert set(told["answers"]) == {302}
    assert (told["state"], told["actions"], told["updates"], told["saved"]) == ("saved", 60, 60, 1)
    assert part(told, WHOLE) == WHOLE


def test_a_report_that_four_people_issue_at_once_is_issued_once(crowd):
    told = crowd("issue_twice")
    assert {status for status, _ in told["answers"]} == {302}
    assert (told["state"], told["issues"]) == ("issued", 1)
    assert told["files"] == told["formats"] > 3
    assert told["chain"] is told["file_chain"] is None


def test_of_six_that_send_letters_at_once_each_person_gets_one(crowd):
    told = crowd("letters_at_once")
    assert all(isinstance(answer, dict) for answer in told["answers"]), told["answers"]
    assert (told["letters"], told["people"], told["states"]) == (told["wanted"], told["wanted"], ["sent"])


def test_of_six_that_chase_an_owner_at_once_one_does(crowd):
    told = crowd("chases_at_once")
    assert (told["answers"], told["letters"], told["chases"]) == ([1] * 6, 1, 1)


def test_updates_and_a_saving_import_stand_in_each_others_way_and_both_arrive(crowd):
    told = crowd("update_while_saving")
    assert told["answers"][0] == 302
    assert all(isinstance(codes, dict) and set(codes) <= {"302", "200"} for codes in told["answers"][1:])
    assert (told["state"], told["holes"]) == ("saved", [])
    assert part(told, WHOLE) == WHOLE


@pytest.mark.parametrize("name", ["same_owner", "same_number", "one_draft"])
def test_nobody_sees_a_broken_page_when_six_do_the_same(crowd, name):
    told = crowd(name)
    codes = [code for answers in answers_in(told) for code in answers]
    assert [code for code in codes if not isinstance(code, int) or code >= 500] == []
    once = {"owners", "objectives_99", "actions_99", "closings"} & told.keys()
    assert {name: told[name] for name in once} == dict.fromkeys(once, 1)


def answers_in(told: dict) -> list[list]:
    inner = told.get("answers", {})
    return [answers for answers in (*inner.values(), *told.values()) if isinstance(answers, list)]
