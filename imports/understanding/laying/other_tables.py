"""Words that head tables which are no plan: keys, contacts, versions, sign-offs."""

import re
from collections.abc import Sequence

_WORDS = {
    "name", "names", "telephone", "phone", "email", "e mail", "tel", "extension", "ext", "mobile", "contact",
    "contacts", "contact details", "job title", "role", "colour", "color", "meaning", "means", "definition",
    "term", "abbreviation", "acronym", "stands for", "key", "rag key", "status key", "legend", "version",
    "author", "changes", "change", "signed", "signature", "approved by", "agreed by", "count", "total", "totals",
    "number of actions", "group members", "members", "attendees", "distribution", "glossary", "explanation",
    "rag rating key", "key to rag", "key to status", "key to status colours", "useful links", "link", "links",
    "notes", "version control", "document control", "sign off", "summary",
}  # fmt: skip


def labels_of_another_table(texts: Sequence[str]) -> bool:
    """Whether most of these short texts are such words, and at least one is."""
    known = sum(" ".join(re.findall(r"[^\W_]+", text.casefold())) in _WORDS for text in texts)
    return known > 0 and 2 * known >= len(texts)
