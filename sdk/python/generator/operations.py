"""Writes operations.txt; both clients must have the same operations."""

import ast
import re
from pathlib import Path

from listing import write_operations

PACKAGE = Path(__file__).resolve().parent.parent


def main() -> None:
    found: dict = {"": [], "Async": []}
    for path in PACKAGE.glob("src/gangway/generated/*.py"):
        for cls in ast.parse(path.read_text()).body:
            if not isinstance(cls, ast.ClassDef):
                continue
            for function in cls.body:
                text = (
                    ast.get_docstring(function) if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) else ""
                )
                match = re.search(r"^Operation: `(\w+)`", text or "", re.M)
                if match and "_engine" in ast.unparse(function):
                    found["Async" if cls.name.startswith("Async") else ""].append(match[1])
    assert sorted(found[""]) == sorted(found["Async"])
    write_operations(PACKAGE, found[""])


if __name__ == "__main__":
    main()
