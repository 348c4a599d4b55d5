"""What a rule says of a short text is asked once; long texts are not kept."""

from foundation.short_texts import LONGEST, kept_when_short


def test_a_short_text_is_asked_once_and_a_long_one_each_time():
    asked: list[int] = []

    @kept_when_short
    def length(text: str) -> int:
        """How long it is."""
        asked.append(len(text))
        return len(text)

    short, long = "a" * LONGEST, "a" * (LONGEST + 1)
    assert [length(short), length(short), length(long), length(long)] == [200, 200, 201, 201]
    assert asked == [200, 201, 201]
    assert (length.__name__, length.__doc__) == ("length", "How long it is.")
