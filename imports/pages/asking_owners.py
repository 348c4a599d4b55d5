"""What the words page asks about owners: the texts that need a decision first, each with the reason."""

import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from imports.models import ImportBatch
from imports.pages.forms import WordsForm
from imports.pages.owner_boxes import marked
from imports.pages.telling import counted

MOST_OWNERS = 150  # asked on one page
_SEVERAL = re.compile(r"[,;/&+\n(|]|\b(?:and|with|through|via|or)\b", re.IGNORECASE)  # may name more than one


def owners_to_settle(batch: ImportBatch) -> list[dict[str, Any]]:
    """The owner texts that name somebody unknown, or were settled in this import; those in doubt come first.

    Texts that name nobody yet come last: an owner can be written for them, and needn't be.
    """
    told = (batch.result or {}).get("owner_texts", [])
    texts = [text for text in told if text["asked"] or text["settled"] or text.get("nobody")]
    return sorted(texts, key=_order)[:MOST_OWNERS]


def _order(text: dict[str, Any]) -> tuple[bool, bool, int]:
    return not text["asked"], text.get("sure", True), -text["count"]


def owners_part(batch: ImportBatch, form: WordsForm) -> dict[str, Any]:
    """The owner texts with their boxes, and beside them what is known already."""
    told = (batch.result or {})["owner_texts"]
    asked_now = {owner["text"] for owner in form.owners}
    known = [text for text in told if not text["asked"] and text["text"] not in asked_now]
    boxes = [_owner(form, mark, owner) for mark, owner in marked(form.owners, "text")]
    doubtful = [box for box in boxes if box["why"]]
    plain = [box for box in boxes if box["plain"] and not box["why"]]
    others = [box for box in boxes if not box["plain"] and not box["why"]]
    left = sum(text["asked"] for text in told) - sum(text["asked"] for text in form.owners)
    return {
        "doubtful_owners": doubtful,
        "doubtful_owners_title": f"To decide: {counted(len(doubtful), 'owner text')}",
        "owners": others,
        "owners_title": f"To look through: {counted(len(others), 'owner text')}",
        "plain_owners": plain,
        "plain_owners_sentence": f"{counted(len(plain), 'owner text')} taken by that name, or as nobody yet",
        "plain_owners_open": any(box["field"].errors for box in plain),
        "new_owners": any(owner["new"] for owner in form.owners),
        "more_owners": f"{counted(left, 'more owner text')} follow on the next page." if left else "",
        "known_owners": [{"text": text["text"], "names": _known_names(text)} for text in known],
        "known_owners_sentence": f"{counted(len(known), 'owner text')} that we know",
    }


def _known_names(text: dict[str, Any]) -> str:
    names = ", ".join(text["names"])
    if text.get("points"):
        return f"{names} (as in another row)" if names else "The owners of another row, each time its own"
    return names or "Nobody"


def _owner(form: WordsForm, mark: str, owner: dict[str, Any]) -> dict[str, Any]:
    field, instead = form[f"owners_{mark}"], f"instead_{mark}"
    new = [] if owner["settled"] else owner["new"]
    doubtful = owner["asked"] and not owner.get("sure", True)
    return {
        "text": owner["text"],
        "used": f"in {counted(owner['count'], 'row')}",
        "why": owner.get("why", "") if doubtful else "",
        "new": ", ".join(new) if new and new != owner["names"] else "",
        "plain": owner["names"] in ([], [owner["text"]]) and not _SEVERAL.search(owner["text"]),
        "field": field,
        "instead": form[instead] if instead in form.fields else None,
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
