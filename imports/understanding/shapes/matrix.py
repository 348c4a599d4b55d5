"""Grids whose cells hold the actions: characteristics across and themes down, or horizons across and themes down."""

import re

from imports.files.cells import Sheet, SheetRow

_CHARACTERISTIC = re.compile(
    r"age|disability|disabled people|gender(?: reassignment| identity)?|trans(?:gender)?"
    r"|marriage(?: (?:and|&) civil partnership)?|pregnancy(?: (?:and|&) maternity)?|maternity"
    r"|race|ethnicity|race (?:and|&) ethnicity|race/ethnicity|religion(?:(?: or | and | ?/ ?| & )belief)?|faith"
    r"|sex|sexual orientation|sexuality|lgbt\S*|carers?|care experience|socio-?economic(?: \w+)?"
    r"|all(?: characteristics| groups)?",
    re.IGNORECASE,
)
_NUMBER = r"(?:[0-9]{1,2}|one|two|three|four|five)"
_HORIZON = re.compile(
    r"(?:(?:the )?(?:short|medium|mid|long)(?:er)?[ -]?(?:to[ -](?:medium|long)[ -]?)?term"
    r"|immediate(?:ly)?|now|next|later"
    rf"|(?:year|phase|stage|yr)s? {_NUMBER}(?: ?(?:-|–|to|and|&) ?{_NUMBER})?"
    rf"|(?:in |within |the )?(?:first |next )?(?:0|{_NUMBER})(?: ?(?:-|–|to) ?{_NUMBER})?\+? (?:month|year)s?\+?"
    r"|20[0-9]{2}(?: ?[/–-] ?(?:20)?[0-9]{2})?)"
    r"(?: goals?| actions?| priorities| objectives?| aims?)?(?:\s*[(:–-].{0,40})?",
    re.IGNORECASE,
)
_FEWEST, _SHORTEST = 3, 12
_FEWEST_HORIZONS = 2


def characteristics_across(sheet: Sheet) -> list[str]:
    """The characteristics that head the columns of a grid of texts, or none."""
    for place, row in enumerate(sheet.rows):
        heads = [cell for cell in row.cells if _CHARACTERISTIC.fullmatch(cell.text.strip())]
        if len(heads) >= _FEWEST and _has_texts(sheet.rows[place + 1 :], {cell.column for cell in heads}):
            return [cell.text.strip() for cell in heads]
    down = [row for row in sheet.rows if row.cells and _CHARACTERISTIC.fullmatch(row.cells[0].text.strip())]
    if len(down) >= _FEWEST and _has_texts(down, {cell.column for row in down for cell in row.cells[1:]}):
        return [row.cells[0].text.strip() for row in down]
    return []


def horizons_across(sheet: Sheet) -> list[str]:
    """ "Short term", "Medium term", "Long term" over or beside texts that are to be done by then, or none."""
    for place, row in enumerate(sheet.rows):
        heads = [cell for cell in row.cells if _HORIZON.fullmatch(cell.text.strip())]
        alone = len(heads) >= max(_FEWEST_HORIZONS, len(row.filled) - 1)
        if alone and _has_texts(sheet.rows[place + 1 :], {cell.column for cell in heads}):
            return [cell.text.strip() for cell in heads]
    down = [row for row in sheet.rows if row.cells and _HORIZON.fullmatch(row.cells[0].text.strip())]
    beside = {cell.column for row in down for cell in row.cells[1:]}
    if len(down) >= _FEWEST_HORIZONS and _has_texts(down, beside):
        return [row.cells[0].text.strip() for row in down]
    return []


def _has_texts(rows: tuple[SheetRow, ...] | list[SheetRow], columns: set[int]) -> bool:
    texts = [cell.text for row in rows for cell in row.cells if cell.column in columns and not cell.is_blank]
    long = [text for text in texts if len(text) >= _SHORTEST and not re.fullmatch(r"[\d\s.,%]+", text)]
    return len(columns) > 1 and len(long) >= 2 and 2 * len(long) >= len(texts)
