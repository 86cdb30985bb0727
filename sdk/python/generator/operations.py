"""Prints the operations that the generated code has, read from that code; both clients must have the same."""

import ast
import re
from pathlib import Path

GENERATED = Path(__file__).resolve().parent.parent / "src/gangway/generated"


def main() -> None:
    found: dict = {"": [], "Async": []}
    for path in GENERATED.glob("*.py"):
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
    operations = sorted(found[""])
    assert operations == sorted(found["Async"]) and len(set(operations)) == len(operations)
    print("\n".join(operations))


if __name__ == "__main__":
    main()
