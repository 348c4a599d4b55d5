"""Short references that people can read in an address: «1.1-b», «peo-2», «communities-committee»."""

import re
import unicodedata

MAX = 60


def reference(text: str) -> str:
    """The text in lower case with anything but letters, digits and dots as single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")[:MAX].strip("-.")


def unused(wanted: str, taken: set[str], fallback: str) -> str:
    """The wanted reference, or the same with the lowest number that makes it unlike the taken ones."""
    base = wanted or fallback
    candidate, n = base, 2
    while candidate in taken:
        candidate = f"{base[: MAX - 6]}-{n}"
        n += 1
    return candidate
