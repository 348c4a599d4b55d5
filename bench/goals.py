"""What is to be reached, by name and size; without a size the goal holds for every size that is measured."""

from bench.pairs import Measured

RATIOS: dict[tuple[str, int | None], float] = {
    ("preview", 1_100): 3.0,
    ("preview", 10_000): 3.0,
    ("preview of a Word file", 1_100): 3.0,
    ("figures", 10_000): 3.0,
    ("plan page", 110): 1.0,
    ("register rows", 10_000): 0.45,
    ("register, page 200 to page 1", 10_000): 1.6,
    ("overview counts", 10_000): 0.1,
    ("pdf", 110): 0.45,
    ("pdf by office", 110): 0.8,
    ("pdf after new words", 110): 0.35,
    ("pdf after a new status", 110): 0.35,
    ("xlsx", 1_100): 0.55,
    ("public pages", 110): 0.25,
}
AS_AT = {"sqlite": 1.7, "postgresql": 2.0}
VALUES: dict[str, float] = {
    "pdf growth": 1.05,
    "pdf peak": 400.0,
    "preview peak, understanding": 512.0,
    "preview peak, reading": 512.0,
}


def judge(measured: Measured) -> Measured:
    """Sets the goal beside what was measured and says whether it's met: by the median, not by luck."""
    if measured.name in ("as-at register", "as-at register, on the record") and measured.size == 10_000:
        measured.goal = AS_AT[measured.database]
    else:
        measured.goal = VALUES.get(measured.name) or RATIOS.get((measured.name, measured.size))
    reached = measured.ratio.median if measured.ratio else measured.value
    if measured.goal is not None and reached is not None:
        measured.met = reached <= measured.goal
    return measured
