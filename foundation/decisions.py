"""A yes or a no that carries its reason to the button, the page or the log."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)


def no(reason: str) -> Decision:
    """A refusal; the reason is a sentence for the person who asked."""
    return Decision(False, reason)
