"""Whom the rows of a plan name, and what the words page asks about it. All names are made up."""

import pytest
from django.urls import reverse

from accounts.models import Owner
from accounts.roles import Role
from imports.models import ImportBatch
from imports.pages.owner_boxes import marked, owner_answers
from imports.standing import NOTHING, StrategyFacts
from objectives.models import Action
from tests.builders import make_user
from tests.imports.grids import codes, messages, read, sheet
from tests.imports.plans import HEADINGS as BOXES
from tests.imports.plans import KEY, decide, settle_words, upload, words_answers
from tests.imports.sheets import table

HEADINGS = ["No.", "Action", "Owner", "End"]


def owned(*texts, answers=None, facts=None):
    """A plan whose rows have these texts in the owner column."""
    rows = [[f"1.{n}", f"Do the thing {n} for people", text, "2027"] for n, text in enumerate(texts, 1)]
    return read(sheet([HEADINGS, *rows]), owners=answers, facts=facts or NOTHING)


def owners(understood):
    return [row.owners for row in understood.rows]


# --- reading ------------------------------------------------------------------------------------------------


def test_the_whole_file_tells_where_names_part():
    assert owners(owned("HR and Legal", "HR", "Legal", "Policy and Insight Team")) == [
        ("HR", "Legal"),
        ("HR",),
        ("Legal",),
        ("Policy and Insight Team",),
    ]


@pytest.mark.parametrize("words", ["As above", "ditto", '"', "Same as above."])
def test_as_above_names_the_owners_of_the_row_above_and_keeps_its_words(words):
    understood = owned("HR; Legal", words, words)
    assert owners(understood) == [("HR", "Legal")] * 3
    assert [row.owner_text for row in understood.rows] == ["HR; Legal", words, words]
    assert [code for code in codes(understood) if code[0] in {"as_above", "missing_owner"}] == [
        ("as_above", 3),
        ("as_above", 4),
    ]
    assert messages(understood, "as_above")[0] == (
        f"Row 3, column C: “{words}” was read as “HR” and “Legal”, the owners of row 2. "
        "Write them here if others are meant."
    )
    assert understood.rows[1].codes == ["as_above"]


def test_as_above_looks_over_rows_that_name_nobody():
    assert owners(owned("HR", "", "As above")) == [("HR",), (), ("HR",)]


def test_as_above_and_another_names_both():
    assert owners(owned("HR", "As above and the Library Service", "As above")) == [
        ("HR",),
        ("HR", "Library Service"),
        ("HR", "Library Service"),
    ]


def test_as_above_without_a_row_above_names_nobody_and_says_so():
    understood = owned("As above", "HR")
    assert owners(understood) == [(), ("HR",)]
    assert messages(understood, "as_above") == [
        "Row 2, column C: “As above” has no row with an owner above it. Write here who answers."
    ]


def test_the_number_of_another_action_names_its_owners():
    understood = owned("HR", "Legal", "As per 1.2", "See 1.9")
    assert owners(understood) == [("HR",), ("Legal",), ("Legal",), ()]
    assert "points to 1.9, where nobody is named" in messages(understood, "as_above")[1]


def test_as_above_is_never_an_owner_and_its_words_can_be_settled():
    understood = owned("HR", "As above")
    text = understood.owner_texts[1]
    assert (text.text, text.suggested, text.new, text.points) == ("As above", ("HR",), (), True)
    assert owners(owned("HR", "As above", answers={"As above": ["Legal"]})) == [("HR",), ("Legal",)]


@pytest.mark.parametrize("words", ["TBC", "Vacant", "N/A", "-", "To be confirmed"])
def test_nobody_yet_is_no_owner(words):
    understood = owned("HR", words)
    assert owners(understood)[1] == ()
    assert understood.rows[1].owner_text == words
    assert ("missing_owner", 3) in codes(understood)


def test_a_person_is_flagged_where_the_post_is_taken_as_well():
    understood = owned("Head of HR (J. Bloggs)", "Cllr Example", "x.example@herewick.example", "HR")
    assert owners(understood)[:2] == [("Head of HR",), ("Cllr Example",)]
    assert [row for code, row in codes(understood) if code == "person_name"] == [2, 3, 4]
    assert (
        "“x.example@herewick.example” looks like an e-mail address" in messages(understood, "person_name")[2]
    )


def test_known_owners_are_taken_by_their_names():
    facts = StrategyFacts(owners={"l d": "Learning", "learning": "Learning", "hr": "Human Resources"})
    understood = owned("hr & learning", "HR / Payroll", facts=facts)
    assert owners(understood) == [("Human Resources", "Learning"), ("Human Resources", "Payroll")]
    assert [text.new for text in understood.owner_texts] == [(), ("Payroll",)]


def test_what_is_settled_for_a_name_counts_where_it_stands_among_others():
    understood = owned("Cllr Example", "HR; Cllr Example", answers={"Cllr Example": ["Leisure Team"]})
    assert owners(understood) == [("Leisure Team",), ("HR", "Leisure Team")]


def test_the_text_says_how_sure_it_is_and_why():
    told = [(text.text, text.sure, text.why) for text in owned("HR and Legal", "HR").owner_texts]
    assert told == [
        ("HR and Legal", False, "It could also be one name, “HR and Legal”."),
        ("HR", True, "It is one name."),
    ]


# --- the words page -----------------------------------------------------------------------------------------

TEXTS = ["HR and Legal", "HR", "Cllr Example", "HR; Cllr Example", "Comms Team", "Communications Team", "As above",
         "TBC", "Communications Team", "Library Service"]  # fmt: skip


@pytest.fixture
def editor(db, client):
    user = make_user(Role.EDI_EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def batch(client, editor):
    rows = [BOXES, *([f"1.{n}", f"Do thing {n} for residents", text, "", "2027", "It is used", "Amber", ""]
                     for n, text in enumerate(TEXTS, 1))]  # fmt: skip
    upload(client, table(rows))
    return ImportBatch.objects.get()


def words_page(client, batch):
    return client.get(reverse("import_words", args=[batch.pk]))


def owners_of(number):
    return [owner.name for owner in Action.objects.get(number=number).owners.order_by("name")]


def test_texts_in_doubt_come_first_with_the_reason_and_plain_ones_are_folded(client, batch):
    page = words_page(client, batch)
    assert {box["text"] for box in page.context["doubtful_owners"]} == {
        "HR and Legal", "Cllr Example", "HR; Cllr Example", "Comms Team",
    }  # fmt: skip
    assert {box["text"] for box in page.context["plain_owners"]} == {
        "HR", "Communications Team", "Library Service", "TBC",
    }  # fmt: skip
    shown = page.content.decode()
    assert "To decide: 4 owner texts" in shown
    assert "It could also be one name, “HR and Legal”." in shown
    assert (
        "“Cllr Example” looks like a person’s name: write the team or the post instead, or keep it." in shown
    )
    assert "“Comms Team” may be the same as “Communications Team”." in shown
    assert "HR, Communications Team" not in [owner["names"] for owner in page.context["known_owners"]]
    assert [owner["text"] for owner in page.context["known_owners"]] == ["As above"]


def test_a_tick_takes_the_other_reading(client, batch):
    form = words_page(client, batch).context["form"]
    marks = {owner["text"]: mark for mark, owner in marked(form.owners, "text")}
    sent = words_answers(client, batch)
    sent[f"instead_{marks['HR and Legal']}"] = sent[f"instead_{marks['Comms Team']}"] = "on"
    client.post(reverse("import_words", args=[batch.pk]), sent)
    decide(client, batch)
    assert owners_of("1.1") == ["HR and Legal"]
    assert owners_of("1.5") == ["Communications Team"]
    assert not Owner.objects.filter(name="Comms Team").exists()


def test_a_tick_beside_a_changed_box_is_asked_about(client, batch):
    form = words_page(client, batch).context["form"]
    mark = next(mark for mark, owner in marked(form.owners, "text") if owner["text"] == "HR and Legal")
    sent = words_answers(client, batch) | {f"owners_{mark}": "Finance", f"instead_{mark}": "on"}
    answer = client.post(reverse("import_words", args=[batch.pk]), sent)
    assert "the box was changed and the other reading ticked as well" in answer.content.decode()


def test_the_team_of_a_person_counts_wherever_the_person_is_named(client, batch):
    form = words_page(client, batch).context["form"]
    place = next(n for n, owner in enumerate(form.owners) if owner["text"] == "Cllr Example")
    settle_words(client, batch, **{f"owners_{place}": "Leisure Team"})
    decide(client, batch)
    assert owners_of("1.3") == ["Leisure Team"]
    assert owners_of("1.4") == ["HR", "Leisure Team"]
    assert owners_of("1.7") == ["Communications Team"]
    assert owners_of("1.8") == []
    assert not Owner.objects.filter(name__contains="Cllr").exists()
    assert Action.objects.get(number="1.4").owner_text == "HR; Cllr Example"


def test_an_answer_counts_for_a_name_only_where_the_text_was_left_as_it_was():
    texts = [{"text": text, "names": names} for text, names in
             [("Comms", ["Comms"]), ("HR; Comms", ["HR", "Comms"]), ("Legal; Comms", ["Legal", "Comms"])]]  # fmt: skip
    marks = {text["text"]: mark for mark, text in marked(texts, "text")}
    given = {f"owners_{marks['Comms']}": "Engagement", f"owners_{marks['HR; Comms']}": "HR\nComms",
             f"owners_{marks['Legal; Comms']}": "Legal\nComms\nHR"}  # fmt: skip
    assert owner_answers(texts, given) == {
        "Comms": ["Engagement"],
        "HR; Comms": ["HR", "Engagement"],
        "Legal; Comms": ["Legal", "Comms", "HR"],
    }


def test_a_hundred_and_fifty_texts_are_settled_on_one_page(client, editor):
    rows = [BOXES, *([f"1.{n}", f"Do thing {n}", f"Area {n} Group / Unit {n}", "", "2027", "x", "Blue", ""]
                     for n in range(1, 156))]  # fmt: skip
    upload(client, table(rows))
    batch = ImportBatch.objects.get()
    page = words_page(client, batch)
    assert len(page.context["form"].owners) == 150
    assert "5 more owner texts follow on the next page." in page.content.decode()
    assert len(page.content) < 400_000
    settle_words(client, batch)
    batch.refresh_from_db()
    assert len(batch.answers["owners"]) == 150
    assert batch.result["asks_words"]
    assert KEY["Blue"] == batch.answers["statuses"]["Blue"]
