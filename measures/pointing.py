"""What is said to somebody whose text may point to a person."""

from django.contrib import messages
from django.http import HttpRequest

from measures import audiences
from measures.queries import characteristic_words
from measures.small_texts import Finding, small_counts_in, told_in_words


def pointing(*texts: str) -> tuple[Finding, ...]:
    """The small counts beside a characteristic in these texts, by the threshold of the public, who see least."""
    written = [text for text in texts if text]
    if not written:
        return ()
    words, threshold = characteristic_words(), audiences.public().threshold
    return tuple(
        found for text in written for found in small_counts_in(text, threshold=threshold, words=words)
    )


def point_out(request: HttpRequest, *texts: str) -> None:
    """Tells a person who has just saved them that texts count very few people; what was saved stays as it is."""
    if found := pointing(*texts):
        messages.warning(request, words_about(found))


def words_about(found: tuple[Finding, ...]) -> str:
    threshold = audiences.public().threshold
    return (
        f"It is saved as you wrote it. It speaks of {told_in_words(found)}: a number under {threshold} beside a "
        "characteristic may point to a person. Before anything of it is published, say it without the number."
    )
