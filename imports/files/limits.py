"""How much an uploaded file may ask of us."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Sizes are in bytes and are counted, never believed from what the file declares."""

    upload: int = 10 * 1024 * 1024
    unpacked: int = 40 * 1024 * 1024
    members: int = 1_000
    sheets: int = 100
    tables: int = 300  # of a document; one for each action is a common shape
    depth: int = 150  # of tags within tags; Word itself stays far below
    rows: int = 10_001  # of a sheet: ten thousand, and the heading above them
    columns: int = 60
    cells: int = 600_000
    characters_in_cell: int = 32_767
    # A shared text costs a few bytes each time it is used again, so its length is counted at every use.
    characters: int = 20_000_000
    shared_texts: int = 600_000
    merges: int = 20_000
    styles: int = 65_536
    defined_names: int = 10_000
    memory: int = 512 * 1024 * 1024
    cpu_seconds: int = 10
    wall_seconds: float = 15.0


LIMITS = Limits()
