"""What a report is made of: its kinds, the sections of each, the columns of its appendix. Pure.

The appendices follow whatever comes before them, and the notes close every report.
"""

from collections.abc import Sequence

from reporting.snapshot import PLAN, WORKFORCE

KINDS = {PLAN: "On the plan", WORKFORCE: "On the workforce"}
SECTIONS = {
    PLAN: {
        "summary": "Where the plan stands",
        "agreed": "What members decided last time",
        "changes": "What has changed",
        "achievements": "What has been achieved",
        "decisions": "Decisions asked of members",
        "exceptions": "What needs attention",
        "milestones": "What comes next",
        "evidence": "Is it making a difference?",
        "coverage": "Whom the plan speaks of",
        "appendix": "Appendix 1: the action plan",
        "figures": "Appendix 2: the figures",
    },
    WORKFORCE: {
        "summary": "What the figures say",
        "changes": "What has changed",
        "protected": "By protected characteristic",
        "priorities": "By local priority",
        "others": "By what else people are counted",
        "pay": "Pay gaps",
        "survey": "What staff say",
        "measures": "Other measures",
        "targets": "Targets",
    },
}
APPENDICES = ("appendix", "figures")
# The columns of Appendix 1 that a body can do without; number and action are always there.
COLUMNS = {
    "owner": "Owner",
    "end": "End date",
    "status": "Status",
    "progress": "Progress",
    "success_measure": "Success measure",
}
CLOSING = (
    "This report can be given in another format, such as large print, Easy Read, audio or another language. "
    "Please ask the officer named in it."
)


class NoSections(ValueError):
    """The lines name no sections of such a report; the text says which of them, and what to do."""


def sections_of(kind: str, chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """The sections of a report in its order: those chosen, or all that its kind has."""
    known = SECTIONS[kind]
    keys = [key for key in chosen if key in known] or list(known)
    return tuple(sorted(keys, key=lambda key: APPENDICES.index(key) + 1 if key in APPENDICES else 0))


def columns_of(chosen: Sequence[str] = ()) -> tuple[str, ...]:
    return tuple(key for key in COLUMNS if key in chosen) or tuple(COLUMNS)


def lines_of(kind: str, chosen: Sequence[str] = ()) -> str:
    """The sections as they are edited, one a line."""
    return "\n".join(SECTIONS[kind][key] for key in sections_of(kind, chosen))


def keys_of(kind: str, text: str) -> list[str]:
    """The sections that these lines name; none when they are all of them in the usual order.

    Raises NoSections for a line that names none, or one twice.
    """
    known = {_words(heading): key for key, heading in SECTIONS[kind].items()}
    keys: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not _words(line):
            continue
        key = known.get(_words(line))
        if key is None:
            every = ", ".join(f"“{heading}”" for heading in SECTIONS[kind].values())
            raise NoSections(
                f"Line {number}: this report has no section “{line.strip()[:100]}”. It has {every}."
            )
        if key in keys:
            raise NoSections(f"“{SECTIONS[kind][key]}” stands there twice. Delete one of the lines.")
        keys.append(key)
    if not keys:
        raise NoSections("Write at least one section, each on a line of its own.")
    return [] if keys == list(SECTIONS[kind]) else list(sections_of(kind, keys))


def _words(heading: str) -> str:
    return " ".join(heading.casefold().split()).rstrip(" :?.")
