"""Writes operations.txt."""

from pathlib import Path

from listing import operations_in, write_operations

PACKAGE = Path(__file__).resolve().parent.parent

write_operations(PACKAGE, operations_in(PACKAGE.glob("src/main/java/gangway/resource/*.java"), r'call\("(\w+)"'))
