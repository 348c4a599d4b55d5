"""What the page "Settle words" asks about a file: what its status words mean, whom it names."""

from typing import Any

from imports.models import ImportBatch
from imports.pages.asking_owners import owners_part
from imports.pages.forms import WordsForm, marked
from imports.pages.previewing import status_colour
from imports.pages.telling import counted
from plans.changes import COLOUR_OF_MEANING
from plans.forms import MEANING_SENTENCES
from plans.models import StatusTerm
from plans.statuses import Meaning, status_key

MOST_WORDS = 60  # asked on one page


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


def words_page(batch: ImportBatch, form: WordsForm) -> dict[str, Any]:
    """The words with their boxes, and beside them what is known already."""
    told = batch.result or {}
    known_words = [word for word in told["status_words"] if word["known"]]
    return {
        "sentence": _words_sentence(form),
        "meanings": [
            {"value": m.value, "label": m.label, "sentence": sentence, "colour": COLOUR_OF_MEANING[m]}
            for m, sentence in MEANING_SENTENCES.items()
        ],
        "words": [_word(form, mark, word) for mark, word in marked(form.words, "word")],
        "known_words": _known_words(batch, known_words),
        "known_words_sentence": f"{counted(len(known_words), 'status word')} of the strategy’s key",
        **owners_part(batch, form),
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
