"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tematik._errors import StorageError


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Writes beside the target and renames: after a failure the old file is as it was. Only the owner may read it."""
    target = Path(path).expanduser()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        sentence = f"{target} could not be written: {error.strerror}"
        raise StorageError("write_io", sentence, str(target)) from error
