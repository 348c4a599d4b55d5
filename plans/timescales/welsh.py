"""The Welsh words of a bilingual plan, said in English so that one set of rules reads both."""

import re

_ENGLISH = {
    "erbyn": "by", "cyn": "before", "ar ôl": "after", "yn dilyn": "following", "diwedd": "end of",
    "dechrau": "start of", "canol": "mid", "hwyr": "late", "hyd at": "until", "hyd": "until", "tan": "until",
    "ymlaen": "onwards", "o fis": "from", "i fis": "to", "rhwng": "between", "neu": "or", "fis": "month",
    "mis": "month", "yn parhau": "ongoing", "parhaus": "ongoing", "parhau": "ongoing", "drwy gydol": "throughout",
    "yn flynyddol": "annually", "blynyddol": "annually", "yn chwarterol": "quarterly",
    "chwarterol": "quarterly", "yn fisol": "monthly", "misol": "monthly", "yn wythnosol": "weekly",
    "wythnosol": "weekly", "bob chwe mis": "every six months", "bob blwyddyn": "every year",
    "bob tymor": "every term", "bob chwarter": "every quarter", "bob mis": "every month",
    "bob wythnos": "every week", "bob dwy flynedd": "every two years", "bob tair blynedd": "every three years",
    "bob": "every", "ddwywaith y flwyddyn": "twice a year", "unwaith y flwyddyn": "once a year",
    "chwarter": "quarter", "blwyddyn ariannol": "financial year", "blwyddyn academaidd": "academic year",
    "blwyddyn": "year", "blynyddoedd": "years", "tymor yr hydref": "autumn term",
    "tymor y gwanwyn": "spring term", "tymor yr haf": "summer term", "yr hydref": "autumn",
    "y gwanwyn": "spring", "gwanwyn": "spring", "yr haf": "summer", "haf": "summer", "y gaeaf": "winter",
    "gaeaf": "winter", "hanner tymor": "half term", "tymor byr": "short term", "tymor hir": "long term",
    "tymor canolig": "medium term", "i'w gadarnhau": "to be confirmed", "i'w gytuno": "to be agreed",
    "i'w bennu": "to be determined", "i'w benderfynu": "to be decided", "amherthnasol": "not applicable",
    "dim": "none", "anhysbys": "unknown", "wedi'i gwblhau": "completed", "wedi'i chwblhau": "completed",
    "cwblhawyd": "completed", "yn amodol ar": "subject to", "ar unwaith": "immediately", "fel uchod": "as above",
    "fel yr uchod": "as above", "drwy'r flwyddyn": "all year", "adolygu": "review", "adolygiad": "review",
    "oes y cynllun": "life of the plan", "oes y strategaeth": "life of the strategy",
}  # fmt: skip
_PHRASES = re.compile(
    r"(?<![^\W_])(?:" + "|".join(sorted(_ENGLISH, key=len, reverse=True)) + r")(?![^\W_]|')"
)


def in_english(words: str) -> str:
    """The words of a plan in small letters, with what Welsh says about time put into English."""
    return _PHRASES.sub(lambda found: _ENGLISH[found[0]], words)
