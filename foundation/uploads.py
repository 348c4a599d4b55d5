"""Uploads stay in memory and stop at the limit while they stream in."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

MAX_UPLOAD = 10 * 1024 * 1024  # bytes


class LimitedMemoryUpload(MemoryFileUploadHandler):
    """Keeps a file in memory; past the limit it notes it as too large and keeps no more of it."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start + len(raw_data) > MAX_UPLOAD:
            self.request.upload_too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        self.file.write(raw_data)
        return None
