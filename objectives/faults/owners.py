"""Owners that are nobody yet."""

import re

_NOBODY = re.compile(
    r"(?:(?:owner|lead|name|post)s?\s*[:–-]?\s*)?"
    r"(?:t\.?b\.?[cadn]\.?|to be (?:confirmed|agreed|decided|determined|identified|appointed|allocated|assigned"
    r"|named|advised|recruited|announced)|n/?a|not applicable|none|nobody|no[ -]one|unknown|not known|vacan(?:t|cy)"
    r"|unassigned|unallocated|not (?:yet )?(?:assigned|allocated|confirmed|agreed|known|decided|identified)"
    r"|awaiting (?:confirmation|appointment|recruitment)|pending|x{2,}|[?\-–—.…*/_\s]+)",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """The words name nobody: "TBC", "to be confirmed", "Vacant", "?"."""
    plain = " ".join(text.split()).strip(" ()[]“”\"'.,;:")
    return bool(text.strip()) and (not plain or _NOBODY.fullmatch(plain) is not None)
