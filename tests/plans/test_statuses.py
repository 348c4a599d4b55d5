import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.statuses import (
    Meaning,
    Suggestion,
    colour_for_fill,
    colours_named,
    contradicts,
    meaning_of_definition,
    revised_date_from_text,
    says_yes_or_no,
    status_from_text,
    status_key,
    suggest_meaning,
)

NOT_STARTED, IN_PROGRESS, ON_HOLD = Meaning.NOT_STARTED, Meaning.IN_PROGRESS, Meaning.ON_HOLD
NEEDS_ATTENTION, OFF_TRACK = Meaning.NEEDS_ATTENTION, Meaning.OFF_TRACK
COMPLETE, CLOSED = Meaning.COMPLETE, Meaning.CLOSED


def test_meanings_are_the_seven_of_the_status_key():
    assert [meaning.value for meaning in Meaning] == [
        "not_started",
        "in_progress",
        "needs_attention",
        "off_track",
        "on_hold",
        "complete",
        "closed",
    ]
    assert [meaning.label for meaning in Meaning] == [
        "Not started",
        "In progress",
        "Needs attention",
        "Off track",
        "On hold",
        "Complete",
        "Closed",
    ]


def test_all_but_complete_and_closed_are_open():
    assert [meaning for meaning in Meaning if not meaning.is_open] == [COMPLETE, CLOSED]


def test_a_reason_is_needed_when_attention_is_needed_or_the_action_is_off_track():
    assert [meaning for meaning in Meaning if meaning.needs_reason] == [NEEDS_ATTENTION, OFF_TRACK]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("In-Progress ", "in progress"),
        ("IN  PROGRESS.", "in progress"),
        ("On\u00a0hold", "on hold"),
        ("Amber", "amber"),
        ("Green – complete", "green complete"),
        ("not_started", "not started"),
        ("wedi’i gwblhau", "wedi'i gwblhau"),
        ("", ""),
        ("–", ""),
    ],
)
def test_words_are_compared_without_capitals_and_punctuation(word, key):
    assert status_key(word) == key


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Completed", COMPLETE),
        ("complete", COMPLETE),
        ("Done", COMPLETE),
        ("Achieved", COMPLETE),
        ("Delivered", COMPLETE),
        ("Green - Complete", COMPLETE),
        ("Completed / BAU", COMPLETE),
        ("Complete and BAU", COMPLETE),
        ("100% complete", COMPLETE),
        ("In progress", IN_PROGRESS),
        ("IN PROGRESS", IN_PROGRESS),
        ("On track", IN_PROGRESS),
        ("On-going", IN_PROGRESS),
        ("Underway", IN_PROGRESS),
        ("Amber – in progress", IN_PROGRESS),
        ("Partially complete", IN_PROGRESS),
        ("Green: on track", IN_PROGRESS),
        ("Not started", NOT_STARTED),
        ("Not yet started", NOT_STARTED),
        ("Blue (not started)", NOT_STARTED),
        ("Yet to start", NOT_STARTED),
        ("At risk", NEEDS_ATTENTION),
        ("Some concerns", NEEDS_ATTENTION),
        ("Slightly behind schedule", NEEDS_ATTENTION),
        ("Off track", OFF_TRACK),
        ("Behind schedule", OFF_TRACK),
        ("Not on track", OFF_TRACK),
        ("On hold", ON_HOLD),
        ("Paused", ON_HOLD),
        ("Deferred", ON_HOLD),
        ("Closed", CLOSED),
        ("Withdrawn", CLOSED),
        ("No longer required", CLOSED),
        ("Superseded", CLOSED),
    ],
)
def test_a_word_that_says_what_it_means_is_sure(word, meaning):
    assert suggest_meaning(word) == Suggestion(meaning, True)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Red", OFF_TRACK),
        ("Amber", NEEDS_ATTENTION),
        ("Yellow", NEEDS_ATTENTION),
        ("Green", IN_PROGRESS),
        ("Blue", COMPLETE),
        ("BRAG blue", COMPLETE),
        ("RAG: R", OFF_TRACK),
        ("Purple", ON_HOLD),
        ("Grey", NOT_STARTED),
        ("White", NOT_STARTED),
        ("Black", CLOSED),
        ("G", IN_PROGRESS),
        ("Red/Amber", None),
        ("Delayed", OFF_TRACK),
        ("Overdue", OFF_TRACK),
        ("Not complete", IN_PROGRESS),
        ("Completed April 2025", COMPLETE),
        ("In progress but late", IN_PROGRESS),
        ("Planned", NOT_STARTED),
        ("Business as usual", IN_PROGRESS),
        ("Pending", ON_HOLD),
        ("Teal", None),
        ("", None),
        ("???", None),
        ("3", None),
    ],
)
def test_a_colour_or_an_unclear_word_is_a_guess_for_a_person_to_confirm(word, meaning):
    assert suggest_meaning(word) == Suggestion(meaning, False)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Yet to begin", NOT_STARTED),
        ("Heb ddechrau", NOT_STARTED),
        ("WIP", IN_PROGRESS),
        ("On course", IN_PROGRESS),
        ("In progress – on target", IN_PROGRESS),
        ("Underway and on track", IN_PROGRESS),
        ("🟢 On track", IN_PROGRESS),
        ("Ar y gweill", IN_PROGRESS),
        ("Yn parhau", IN_PROGRESS),
        ("40% complete", IN_PROGRESS),
        ("0% complete", NOT_STARTED),
        ("Slipping", NEEDS_ATTENTION),
        ("Some delays", NEEDS_ATTENTION),
        ("In progress but delayed", NEEDS_ATTENTION),
        ("Running late", OFF_TRACK),
        ("Not on schedule", OFF_TRACK),
        ("In abeyance", ON_HOLD),
        ("Wedi'i ohirio", ON_HOLD),
        ("Embedded", COMPLETE),
        ("Completed and embedded", COMPLETE),
        ("Complete and ongoing", COMPLETE),
        ("✓ Complete", COMPLETE),
        ("Wedi’i gwblhau", COMPLETE),
        ("Cwblhawyd", COMPLETE),
        ("No longer being pursued", CLOSED),
        ("Wedi’i dynnu’n ôl", CLOSED),
    ],
)
def test_more_words_say_what_they_mean(word, meaning):
    assert suggest_meaning(word) == Suggestion(meaning, True)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("✓", COMPLETE),
        ("✗", NOT_STARTED),
        ("☐", NOT_STARTED),
        ("◐", IN_PROGRESS),
        ("🔴", OFF_TRACK),
        ("G ↑", IN_PROGRESS),
        ("↑", None),
        ("●", None),
        ("C", COMPLETE),
        ("A/G", None),
        ("BR", None),
        ("RA", None),
        ("Gwyrdd", IN_PROGRESS),
        ("65%", IN_PROGRESS),
        ("100%", COMPLETE),
        ("150%", None),
        ("Started - delayed", IN_PROGRESS),
        ("Closed - complete", COMPLETE),
        ("Not applicable", CLOSED),
    ],
)
def test_a_sign_a_letter_and_a_share_are_guesses(word, meaning):
    assert suggest_meaning(word) == Suggestion(meaning, False)


@pytest.mark.parametrize(
    ("word", "key"),
    [("G↑", "g ↑"), ("G", "g"), ("✔", "✔"), ("🟢On track", "🟢 on track"), ("...", ""), ("-", "")],
)
def test_signs_and_arrows_belong_to_a_word(word, key):
    assert status_key(word) == key


@pytest.mark.parametrize(
    ("text", "meaning", "sure"),
    [
        ("Completed", COMPLETE, True),
        ("Action has not started", NOT_STARTED, True),
        ("Action has started and is on track to be completed", IN_PROGRESS, True),
        ("Work is in progress and on schedule", IN_PROGRESS, True),
        ("Some delay, but expected to be delivered", NEEDS_ATTENTION, True),
        ("The action will not be completed by its target date", OFF_TRACK, True),
        ("Work paused", ON_HOLD, True),
        ("No longer needed", CLOSED, True),
        ("Work has started but is behind schedule", OFF_TRACK, False),
        ("Complete or on track", COMPLETE, False),
        ("To be completed", None, False),
        ("See the notes", None, False),
    ],
)
def test_a_sentence_of_a_key_says_what_its_word_means(text, meaning, sure):
    assert meaning_of_definition(text) == Suggestion(meaning, sure)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Yes", True),
        ("y", True),
        ("TRUE", True),
        ("✓", True),
        ("No", False),
        ("N.", False),
        ("☐", False),
        ("Soon", None),
        ("", None),
    ],
)
def test_an_answer_is_yes_no_or_something_else(text, answer):
    assert says_yes_or_no(text) is answer


@pytest.mark.parametrize(
    ("word", "colours"),
    [("Amber/Green", {"Amber", "Green"}), ("A/G", {"Amber", "Green"}), ("G", {"Green"}), ("RAG: R", {"Red"}),
     ("Amber (on track)", {"Amber"}), ("Plan a", set()), ("Complete", set()), ("🔵", {"Blue"})],
)  # fmt: skip
def test_a_status_word_may_name_colours(word, colours):
    assert colours_named(word) == colours


PROGRESS = [
    ("Completed. Papers go to each quarterly meeting.", ("Completed", COMPLETE)),
    ("Completed in April 2027. Everything is on the web pages.", ("Completed", COMPLETE)),
    ("Completed All the evidence is in the folder", ("Completed", COMPLETE)),
    ("Completed 1. Sheets were printed", ("Completed", COMPLETE)),
    ("Completed", ("Completed", COMPLETE)),
    ("COMPLETE: policy adopted", ("COMPLETE", COMPLETE)),
    ("Complete: policy adopted", ("Complete", COMPLETE)),
    ("Complete – policy adopted", ("Complete", COMPLETE)),
    ("This action is complete.", ("complete", COMPLETE)),
    ("• Completed\nSecond line", ("Completed", COMPLETE)),
    ("Fully completed, and in use", ("completed", COMPLETE)),
    ("Delivered. 40 people came", ("Delivered", COMPLETE)),
    ("In Progress. Work goes on", ("In Progress", IN_PROGRESS)),
    ("In progress", ("In progress", IN_PROGRESS)),
    ("Work in progress on this", ("in progress", IN_PROGRESS)),
    ("Ongoing - the board has a report each quarter", ("Ongoing", IN_PROGRESS)),
    ("On-going", ("On-going", IN_PROGRESS)),
    ("Partially completed, the rest in May", ("Partially completed", IN_PROGRESS)),
    ("Date revised to May 2028. A draft is written.", ("Date revised", IN_PROGRESS)),
    ("Deadline extended until Q2 26/27", ("Deadline extended", IN_PROGRESS)),
    ("Not yet started", ("Not yet started", NOT_STARTED)),
    ("Work has not started.", ("not started", NOT_STARTED)),
    ("Status: On hold, waiting for the audit", ("On hold", ON_HOLD)),
    ("On hold until the audit is done", ("On hold", ON_HOLD)),
    ("Paused because the officer left", ("Paused", ON_HOLD)),
    ("Paused. The officer has left", ("Paused", ON_HOLD)),
    ("Delayed: no bids came in", ("Delayed", OFF_TRACK)),
    ("At risk. Money is short", ("At risk", NEEDS_ATTENTION)),
    ("Withdrawn. The law has changed", ("Withdrawn", CLOSED)),
    ("No longer required, see 4.2", ("No longer required", CLOSED)),
    ("Completion expected in May", None),
    ("Complete the toolkit and send it out", None),
    ("Completed EIAs will be published", None),
    ("Complete in part", None),
    ("Delivered training to forty people", None),
    ("Closed sessions were held", None),
    ("Incomplete", None),
    ("Guidance has been completed.", None),
    ("", None),
    ("   ", None),
]


@pytest.mark.parametrize(("text", "status"), PROGRESS)
def test_a_progress_text_may_open_with_its_status(text, status):
    assert status_from_text(text) == status


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Date revised to May 2028. Draft pages were read in January 2028.", "May 2028"),
        ("Revised to end of March 2026", "end of March 2026"),
        ("Deadline extended until Q2 26/27 ", "Q2 26/27"),
        ("Deadline extended from March 2025 to 31.3.2026. More follows", "31.3.2026"),
        ("now due June 2025", "June 2025"),
        ("Draft written; now expected in Spring 2026, see below", "Spring 2026"),
        ("End date moved to December 2025 due to staffing", "December 2025"),
        ("Revised end date: March 2026", "March 2026"),
        ("New deadline is 30 June 2026.", "30 June 2026"),
        ("Postponed until Sept. 2025", "Sept. 2025"),
        ("Timescale amended to 2026/27", "2026/27"),
        ("was due March 2025, now due by end of June 2025 (staff sickness)", "end of June 2025"),
        ("Completed in May 2018", None),
        ("Date revised to TBC", None),
        ("Date revised to when funds allow", None),
        ("Policy revised to include carers", None),
        ("Moved to another platform in 2024", None),
        ("Revised to 31 February 2026", None),
        ("", None),
    ],
)
def test_a_new_end_date_is_found_in_the_words_of_the_progress_text(text, words):
    assert revised_date_from_text(text) == words


@pytest.mark.parametrize(
    ("meaning", "text"),
    [
        (COMPLETE, "Not yet started, the officer is in post from May"),
        (COMPLETE, "This work has not begun"),
        (COMPLETE, "Work will begin in May 2026"),
        (COMPLETE, "Yet to be started"),
        (COMPLETE, "On hold."),
        (COMPLETE, "In progress. Two of five done"),
        (NOT_STARTED, "Completed. All papers are out"),
        (NOT_STARTED, "Launched in May"),
        (NOT_STARTED, "Work has started on the draft"),
        (IN_PROGRESS, "Completed. All papers are out"),
        (IN_PROGRESS, "Not yet started"),
        (OFF_TRACK, "Completed in March 2025."),
    ],
)
def test_a_text_that_plainly_says_otherwise_contradicts_the_status(meaning, text):
    assert contradicts(meaning, text)


@pytest.mark.parametrize(
    ("meaning", "text"),
    [
        (COMPLETE, "Completed. Phase two has not started"),
        (COMPLETE, "Ongoing - now part of every induction"),
        (COMPLETE, "Statement published. Training will begin soon"),
        (COMPLETE, "Date revised to May 2018, then done"),
        (COMPLETE, ""),
        (NOT_STARTED, "Not started"),
        (NOT_STARTED, "Will form part of the communications plan"),
        (NOT_STARTED, "Toolkit to be launched in May"),
        (IN_PROGRESS, "Ongoing"),
        (IN_PROGRESS, "Completion expected in May"),
        (CLOSED, "Not started"),
        (ON_HOLD, "Paused until the audit reports"),
    ],
)
def test_what_may_go_together_is_no_contradiction(meaning, text):
    assert not contradicts(meaning, text)


@given(st.text(max_size=500))
def test_any_text_can_be_read_for_a_status(text):
    suggestion = suggest_meaning(text)
    assert suggestion.meaning is not None or not suggestion.sure
    found = status_from_text(text)
    assert found is None or found[0] in text
    assert isinstance(contradicts(COMPLETE, text), bool)
    assert revised_date_from_text(text) is None or revised_date_from_text(text) in " ".join(text.split())


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        ("FFFF0000", "Red"),
        ("C00000", "Red"),
        ("#FFC7CE", "Red"),
        ("FFFFC000", "Amber"),
        ("ED7D31", "Amber"),
        ("ffffeb9c", "Amber"),
        ("FFFFFF00", "Yellow"),
        ("FF00B050", "Green"),
        ("FF92D050", "Green"),
        ("FFC6EFCE", "Green"),
        ("FF0070C0", "Blue"),
        ("FF00B0F0", "Blue"),
        ("FF4472C4", "Blue"),
        ("FF7030A0", "Purple"),
        # Headings, banners, paper.
        ("FFD9E1F2", None),
        ("FFBDD7EE", None),
        ("FF1F4E79", None),
        ("FFEDEDED", None),
        ("FF808080", None),
        ("FFFFFFFF", None),
        ("FF000000", None),
        ("00000000", None),
        ("theme:4", None),
        ("", None),
        (None, None),
    ],
)
def test_a_fill_is_the_nearest_status_colour_or_none(fill, colour):
    assert colour_for_fill(fill) == colour
