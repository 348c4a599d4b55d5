"""What the pages ask about a file: what its columns hold, what its words mean, whom it names."""

import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from imports.files.cells import Sheet, Workbook, column_letter
from imports.models import ImportBatch
from imports.pages.forms import ColumnsForm, WordsForm, marked
from imports.pages.previewing import status_colour
from imports.pages.telling import counted
from plans.changes import COLOUR_OF_MEANING
from plans.forms import MEANING_SENTENCES
from plans.models import StatusTerm
from plans.statuses import Meaning, status_key

SAMPLES, SAMPLE_LENGTH = 3, 90
_SEVERAL = re.compile(r"[,;/&+\n(]|\b(?:and|with|through|via|or)\b", re.IGNORECASE)  # may name more than one
MOST_OWNERS, MOST_WORDS = 150, 60  # asked on one page


# --- columns ----------------------------------------------------------------------------------------------


def sheets_of(batch: ImportBatch) -> list[dict[str, Any]]:
    """Each sheet with all its columns that hold anything: heading, samples, and the role as understood."""
    told = {sheet["name"]: sheet for sheet in (batch.result or {}).get("sheets", [])}
    assert batch.workbook is not None  # it goes only when the import is saved
    workbook = Workbook.from_json(batch.workbook)
    return [_sheet(sheet, told[sheet.name]) for sheet in workbook.sheets if sheet.name in told]


def _sheet(sheet: Sheet, told: dict[str, Any]) -> dict[str, Any]:
    headed = {column["letter"]: column for column in told["columns"]}
    samples = _samples(sheet, set(told["heading_rows"]))
    return {
        **told,
        "columns": [
            {
                "letter": letter,
                "heading": headed.get(letter, {}).get("heading", ""),
                "role": headed.get(letter, {}).get("role", "extra"),
                "samples": samples[column],
            }
            for column, letter in ((column, column_letter(column)) for column in sorted(samples))
        ],
    }


def _samples(sheet: Sheet, heading_rows: set[int]) -> dict[int, list[str]]:
    """Three different texts of each column that holds anything; not of headings, nor of lone titles."""
    samples: dict[int, list[str]] = {}
    first = min(heading_rows, default=0)
    for row in sheet.rows:
        filled = [cell for cell in row.cells if cell.text.strip()]
        across = len(filled) < 2 or row.number in heading_rows or row.number < first
        for cell in filled:
            known = samples.setdefault(cell.column, [])
            text = " ".join(cell.text.split())
            short = text if len(text) <= SAMPLE_LENGTH else text[: SAMPLE_LENGTH - 1].rstrip() + "…"
            if not across and len(known) < SAMPLES and short not in known:
                known.append(short)
    return samples


def columns_page(batch: ImportBatch, form: ColumnsForm) -> dict[str, Any]:
    """The sheets of this page with their boxes."""
    told = batch.result or {}
    used = [sheet for sheet in told.get("sheets", []) if sheet["used"]]
    return {
        "sentence": _columns_sentence(len(told.get("sheets", [])), len(used), bool(told["column_questions"])),
        "questions": told["column_questions"],
        "sheets": [
            {
                **sheet,
                "use": form[f"use_{place}"],
                "sentence": _sheet_sentence(sheet),
                "open": sheet["used"] or not used or bool(form.errors),
                "columns": [
                    {**column, "field": form[f"role_{place}_{column['letter']}"]}
                    for column in sheet["columns"]
                ],
            }
            for place, sheet in enumerate(form.sheets)
        ],
    }


def _columns_sentence(sheets: int, used: int, asks: bool) -> str:
    if not used:
        return "No sheet could be read as a plan yet. Say which one holds the actions, and in which columns."
    held = (
        "The sheet holds" if sheets == 1 else f"{used} of {sheets} sheets {'holds' if used == 1 else 'hold'}"
    )
    end = (
        "Something about its columns has to be said." if asks else "Look whether its columns were understood."
    )
    return f"{held} the plan. {end}"


def _sheet_sentence(sheet: dict[str, Any]) -> str:
    if not sheet["used"]:
        return f"Not used. {sheet['why_not']}"
    rows = sheet["heading_rows"]
    if not rows:
        return "It has no heading row."
    if len(rows) == 1:
        return f"The headings stand in row {rows[0]}."
    again = [str(row) for row in rows[1:8]]
    listed = " and ".join([", ".join(again[:-1]), again[-1]] if len(again) > 1 else again)
    more = " and further down" if len(rows) > 8 else ""
    rows_again = "rows" if len(again) > 1 else "row"
    return f"The headings stand in row {rows[0]}, and again in {rows_again} {listed}{more}."


# --- words ------------------------------------------------------------------------------------------------


def words_to_settle(batch: ImportBatch) -> list[dict[str, Any]]:
    """The status words that the strategy's key does not have, with what was said or seems sure about each."""
    answers = batch.answers or {}
    said = _by_key(answers.get("statuses")), _by_key(answers.get("status_colours"))
    definitions = _by_key(answers.get("status_definitions"))
    told = []
    for word in (batch.result or {}).get("status_words", []):
        key = status_key(word["word"])
        if word["known"]:
            continue
        meaning = said[0].get(key) or (word["meaning"] if word["sure"] else "")
        told.append(
            {
                **word,
                "meaning": meaning,
                "guess": word["meaning"] if not meaning else "",
                "colour": said[1].get(key) or status_colour(word["word"], meaning or word["meaning"], {}),
                "definition": definitions.get(key, ""),
            }
        )
    return sorted(told, key=lambda word: (bool(word["meaning"]), -word["count"]))[:MOST_WORDS]


def owners_to_settle(batch: ImportBatch) -> list[dict[str, Any]]:
    """The owner texts that name somebody unknown, or were settled in this import; those still asked first."""
    texts = [text for text in (batch.result or {}).get("owner_texts", []) if text["asked"] or text["settled"]]
    return sorted(texts, key=lambda text: (not text["asked"], -text["count"]))[:MOST_OWNERS]


def words_page(batch: ImportBatch, form: WordsForm) -> dict[str, Any]:
    """The words with their boxes, and beside them what is known already."""
    told = batch.result or {}
    asked_now = {owner["text"] for owner in form.owners}
    known_words = [word for word in told["status_words"] if word["known"]]
    known_owners = [
        text for text in told["owner_texts"] if not text["asked"] and text["text"] not in asked_now
    ]
    owners = [_owner(form, mark, owner) for mark, owner in marked(form.owners, "text")]
    plain = [owner for owner in owners if owner["plain"]]
    left = sum(text["asked"] for text in told["owner_texts"]) - sum(text["asked"] for text in form.owners)
    return {
        "sentence": _words_sentence(form),
        "meanings": [
            {"value": m.value, "label": m.label, "sentence": sentence, "colour": COLOUR_OF_MEANING[m]}
            for m, sentence in MEANING_SENTENCES.items()
        ],
        "words": [_word(form, mark, word) for mark, word in marked(form.words, "word")],
        "owners": [owner for owner in owners if not owner["plain"]],
        "plain_owners": plain,
        "plain_owners_sentence": f"{counted(len(plain), 'owner text')} taken as one owner each, by that name",
        "plain_owners_open": any(owner["field"].errors for owner in plain),
        "new_owners": any(owner["new"] for owner in form.owners),
        "more_owners": f"{counted(left, 'more owner text')} follow on the next page." if left else "",
        "known_words": _known_words(batch, known_words),
        "known_words_sentence": f"{counted(len(known_words), 'status word')} of the strategy’s key",
        "known_owners": [
            {"text": text["text"], "names": ", ".join(text["names"]) or "Nobody"} for text in known_owners
        ],
        "known_owners_sentence": f"{counted(len(known_owners), 'owner text')} that we know",
    }


def _words_sentence(form: WordsForm) -> str:
    words = sum(not word["settled"] and not word["sure"] for word in form.words)
    owners = sum(owner["asked"] for owner in form.owners)
    parts = []
    if words:
        parts.append(f"what {counted(words, 'status word')} {'means' if words == 1 else 'mean'}")
    if owners:
        parts.append(f"whom {counted(owners, 'owner text')} {'names' if owners == 1 else 'name'}")
    if not parts:
        return "Everything here is settled. Change what is wrong."
    return f"Say {' and '.join(parts)}. You are asked once: the answers are kept with the strategy."


def _word(form: WordsForm, mark: str, word: dict[str, Any]) -> dict[str, Any]:
    field, colour = form[f"meaning_{mark}"], f"colour_{mark}"
    guess = Meaning(word["guess"]).label.lower() if word["guess"] else ""
    often = f" Elsewhere it often means “{guess}”; look at your key." if guess else ""
    return {
        "word": word["word"],
        "meaning": field.value() if field.value() in set(Meaning) else "",
        "colour": word["colour"],
        "used": f"Used in {counted(word['count'], 'row')}.{often}",
        "meaning_field": field,
        "definition_field": form[f"definition_{mark}"],
        "colour_field": form[colour] if colour in form.fields else None,
    }


def _owner(form: WordsForm, mark: str, owner: dict[str, Any]) -> dict[str, Any]:
    field = form[f"owners_{mark}"]
    new = [] if owner["settled"] else owner["new"]
    return {
        "text": owner["text"],
        "used": f"in {counted(owner['count'], 'row')}",
        "new": ", ".join(new) if new and new != owner["names"] else "",
        "plain": owner["names"] == [owner["text"]] and not _SEVERAL.search(owner["text"]),
        "field": field,
        "box": _owner_box(field, lines=max(1, str(field.value() or "").count("\n") + 1)),
    }


def _owner_box(field: Any, *, lines: int) -> SafeString:
    """A small box that grows with its names; the counter of long texts would drown a table of them."""
    wrong = " govuk-textarea--error" if field.errors else ""
    described = format_html(' aria-describedby="{}_error"', field.auto_id) if field.errors else ""
    return format_html(
        '<textarea class="govuk-textarea edi-owner-box{}" id="{}" name="{}" rows="{}"{}>\n{}</textarea>',
        wrong,
        field.id_for_label,
        field.html_name,
        min(lines, 8),
        described,
        field.value() or "",
    )


def _known_words(batch: ImportBatch, words: list[dict[str, Any]]) -> list[dict[str, Any]]:
    terms = {term.key: term for term in StatusTerm.objects.filter(strategy__slug=batch.strategy_slug)}
    known = [(word, terms.get(status_key(word["word"]))) for word in words]
    return [
        {
            "word": term.label,
            "colour": term.colour,
            "meaning": term.meaning,
            "meaning_label": Meaning(term.meaning).label,
            "used": f"Used in {counted(word['count'], 'row')}",
        }
        for word, term in known
        if term
    ]


def _by_key(answers: dict[str, str] | None) -> dict[str, str]:
    return {status_key(word): value for word, value in (answers or {}).items()}
