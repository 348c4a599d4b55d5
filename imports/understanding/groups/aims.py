"""What a group is for, in a line of its own below its name: "Aim: …", "What success looks like: …"."""

import re

_LABEL = re.compile(
    r"\s*(?P<label>(?:(?:our|the|overall|key|main|strategic|equality)\s+){0,2}"
    r"(?:aims?|purpose|vision|ambition|goal|rationale|intended outcomes?|outcomes?|desired outcomes?"
    r"|success measures?(?: ?(?:/|and|&|or) ?(?:kpis?|targets?))?|kpis?|key performance indicators?|targets?"
    r"|(?:general |public sector equality )?duty|protected (?:characteristics?|groups?)|equality act"
    r"|measures? of success|success criteria|success indicators?"
    r"|what (?:does |will )?(?:success|good) looks? like|what success will look like"
    r"|why (?:it|this) (?:matters|is important)|how (?:will we|we will) (?:know|measure success)"
    r"|what (?:do )?we want to (?:achieve|see)|where we want to be|lead(?: officer| director)?|sponsor"
    r"|nod|evidence|context|background|description|narrative|findings?|current (?:position|picture)"
    r"|what (?:the|our) data (?:tells?|shows?)(?: us)?|where we are(?: now)?)(?:\s+(?:is|are))?)"
    r"\s*(?P<mark>[:–—?-])\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_LABEL = 60


def is_aim(text: str, *, beside: bool = False) -> bool:
    """Whether a row below the name of a group says what the group is for: a label, and a sentence after it.

    With the sentence in the cell `beside` it the label may stand alone.
    """
    found = _LABEL.match(text if not beside else f"{text.strip().rstrip(':?')}: ")
    return bool(found and len(found["label"]) <= _LONGEST_LABEL and (beside or found["rest"].strip()))


def name_and_aim(text: str) -> tuple[str, str]:
    """The first line of a cell is the name of the group where the lines below begin as an aim does."""
    name, _, below = text.strip().partition("\n")
    return (name.strip(), below.strip()) if name.strip() and is_aim(below) else (text.strip(), "")
