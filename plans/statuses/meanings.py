"""The seven things that a status can mean; only the meaning is ever tested in code."""

from enum import StrEnum


class Meaning(StrEnum):
    """Our seven meanings, to which a strategy's status key maps its own words and colours."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    NEEDS_ATTENTION = "needs_attention"
    OFF_TRACK = "off_track"
    ON_HOLD = "on_hold"
    COMPLETE = "complete"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def is_open(self) -> bool:
        """Work is still to be done, so the action counts among open ones."""
        return self not in (Meaning.COMPLETE, Meaning.CLOSED)

    @property
    def needs_reason(self) -> bool:
        """An update with this meaning has to say why."""
        return self in (Meaning.NEEDS_ATTENTION, Meaning.OFF_TRACK)
