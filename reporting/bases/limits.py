"""How large a base may be; sizes are in bytes."""

LARGEST = 5 * 2**20  # every Word file of a report carries its base
UNPACKED = 40 * 2**20
XML = 4 * 2**20  # all of it is held in memory while somebody waits
PARTS = 500
TOO_LARGE = (
    f"The file is larger than {LARGEST // 2**20} MB, and every Word file of a report would be. Make its pictures "
    "smaller (Picture Format, Compress Pictures) or leave fonts out (File, Options, Save)."
)
