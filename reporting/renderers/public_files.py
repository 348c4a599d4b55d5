"""The files beside a published report, all drawn again from what is public."""

from collections.abc import Callable

from reporting.renderers.files import RenderedFile, render_files
from reporting.snapshot import Snapshot


def render_public_files(
    snapshot: Snapshot, *, tell: Callable[[str], None] = lambda progress: None
) -> list[RenderedFile]:
    """Every format that a report has; what was taken out of the snapshot can't be in any of them."""
    assert snapshot.published, "Only a redacted report has public files."
    return render_files(snapshot, tell=tell)
