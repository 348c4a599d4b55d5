"""The faults of a whole plan, found for the page of the plan checker."""

from collections.abc import Iterator

from bench.pairs import Measured, measure
from bench.plans import TODAY
from bench.prepared import Prepared
from objectives.checker import check_strategy
from objectives.register import load_register


def measured(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    strategy = prepared.strategy
    yield measure(
        "plan checker", prepared.size, "loading the plan's lines",
        lambda: check_strategy(strategy, today=TODAY),
        lambda: load_register(strategy, today=TODAY),
        pairs=pairs,
        note="ours holds the loaded lines against every rule; the peer only loads them",
    )  # fmt: skip
