"""The files beside a published report, all drawn again from what is public."""

from collections.abc import Callable

from reporting.publications.open_data import open_data_json
from reporting.renderers.files import RenderedFile, render_files
from reporting.snapshot import Snapshot


def render_public_files(
    snapshot: Snapshot, base: bytes | None = None, *, tell: Callable[[str], None] = lambda progress: None
) -> list[RenderedFile]:
    """Every format that a report has, and as JSON the documented open data instead of our own snapshot."""
    assert snapshot.published, "Only a redacted report has public files."
    data = RenderedFile("json", "data.json", open_data_json(snapshot))
    return [data if file.format == "json" else file for file in render_files(snapshot, base, tell=tell)]
