"""operations.txt of an SDK: the operations that its generated code has, read from that code."""

import re
from pathlib import Path


def write_operations(package: Path, found: list) -> None:
    # One that takes a CSV file too has two methods.
    (package / "operations.txt").write_text("".join(f"{name}\n" for name in sorted(set(found))))


def operations_in(files, pattern: str) -> list:
    """The names that the pattern's group finds."""
    return [name for file in files for name in re.findall(pattern, file.read_text())]
