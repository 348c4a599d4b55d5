"""kill -9 at any moment: nothing half is left, and the work can be started again."""

import signal
import time

ROWS = 1_500  # as in `crowd`; more than an import does within a request
MOMENTS = (0.1, 0.25, 0.5, 1.0)  # seconds after the work began; a quick machine is done before the last


def kill_at_several_moments(database, work: str, look: str, untouched: dict) -> int:
    """Kills the work again and again, and looks each time; how often it was killed before it got done."""
    killed = 0
    for moment in MOMENTS:
        process = database.process(work)
        assert process.stdout.readline() == "begun\n"
        time.sleep(moment)
        done = process.poll() is not None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        told = database.run(look)
        if done or told["state"] in ("saved", "issued"):
            break
        killed += 1
        assert {name: told[name] for name in untouched} == untouched, moment
    return killed


def test_an_import_of_many_rows_that_is_killed_leaves_nothing_and_is_started_again(own_database):
    before = own_database.run("prepare_import")
    assert (before["state"], before["Action"], before["PreviewRow"]) == ("saving", 0, ROWS)
    untouched = {name: count for name, count in before.items() if name != "seconds"} | {"integrity": "ok"}
    killed = kill_at_several_moments(own_database, "run_save", "look_at_import", untouched)
    assert killed >= 2
    if own_database.run("look_at_import")["state"] == "saved":
        return  # the last moment came too late: it was whole by then
    told = own_database.run("start_again")
    assert (told["offered_at_once"], told["offered_later"], told["state_again"]) == (False, True, "read")
    assert (told["state"], told["Action"], told["ProgressUpdate"]) == ("saved", ROWS, ROWS)
    assert (told["chain"], told["audit"], told["integrity"]) == (None, None, "ok")


def test_a_report_whose_worker_is_killed_is_not_issued_by_halves(own_database):
    before = own_database.run("prepare_issue")
    untouched = {"state": "issuing", "issues": 0, "files": 0, "chain": None, "integrity": "ok"}
    assert {name: before[name] for name in untouched} == untouched
    assert kill_at_several_moments(own_database, "run_issue", "look_at_issue", untouched) >= 2
    if own_database.run("look_at_issue")["state"] == "issued":
        return
    told = own_database.run("issue_again")
    assert (told["offered"], told["state"], told["issues"]) == (True, "issued", 1)
    assert told["files"] > 3
