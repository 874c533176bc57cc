"""What people send with a form is taken in within limits, and stays in memory: nothing unsealed ever lies on a disk."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

FORGOTTEN_BEYOND = 6
"""So many times the largest that is kept, and the rest is not even waited for."""


class KeptInMemory(FileUploadHandler):
    """Holds no more than the largest that may be kept; what is larger arrives empty, with its size, so the form can say so."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None,  # noqa: N803
    ) -> None:  # fmt: skip
        self.is_endless = content_length > FORGOTTEN_BEYOND * settings.VILLAGE_LARGEST_UPLOAD
        self.room = settings.VILLAGE_LARGEST_UPLOAD

    def new_file(self, *args: Any, **named: Any) -> None:
        super().new_file(*args, **named)
        if self.is_endless:
            self.request.upload_was_endless = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=True)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.room -= len(raw_data)
        if self.room < 0:
            self.held = BytesIO()
        else:
            self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
