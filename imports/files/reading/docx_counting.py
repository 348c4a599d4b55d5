"""Numbers as a list prints them: 4, 04, d, D, iv, IV, 4th, Four."""

from __future__ import annotations

PADDED = "padded to "  # our own form for 007; the number of digits follows
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def printed(number: int, form: str) -> str:
    """The number in one of the forms that Word names; forms of other scripts are printed as digits."""
    if form.startswith(PADDED):
        return f"{number:0{form.removeprefix(PADDED)}d}"
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "lowerLetter" | "upperLetter":
            letters = _letters(number)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = _roman(number)
            return roman.upper() if form == "upperRoman" else roman
        case "ordinal":
            return f"{number}{_ending(number)}"
        case "cardinalText":
            return _words(number).capitalize()
        case "ordinalText":
            return _ordinal(_words(number)).capitalize()
    return str(number)


def _letters(number: int) -> str:
    """a to z, then aa, bb, …: the letter is repeated, as Word does."""
    if not 1 <= number <= 780:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(97 + place) * (times + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= 9_999:
        return str(number)
    written = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        written += letters * times
    return written


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _words(number: int) -> str:
    if not 0 <= number < 100:
        return str(number)
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")


def _ordinal(words: str) -> str:
    if words.isdigit():
        return words + _ending(int(words))
    start, hyphen, last = words.rpartition("-")
    if last.endswith("y"):
        return f"{last[:-1]}ieth"
    return start + hyphen + _ORDINALS.get(last, f"{last}th")
