"""Files that are zip packages, without the moment in which they were written: the same words, the same bytes."""

import zipfile
from io import BytesIO

NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can say


def without_times(package: bytes) -> bytes:
    """The package with every part dated alike."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as drawn, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in drawn.namelist():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            kept.writestr(entry, drawn.read(name))
    return out.getvalue()
