"""Reads the CSV files of onboard.py, by the rule in sdk/README.md that the examples of all SDKs share.

The module csv cannot follow it: it does not tell where a quote opens that never closes, and takes no blanks around quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

COLUMNS = ["awsAccountId", "nickname", "supportType"]
REQUIRED = ["awsAccountId", "supportType"]
# Named one by one, because each language's own idea of them is another one.
BLANKS = " \t\n\u00a0"


class Row(NamedTuple):
    line: int
    fields: dict[str, str]
    """Those that are not empty, by column."""
    problem: str | None = None
    """Why it cannot be used."""


def read(data: bytes) -> list[Row]:
    """The rows below the header. A ValueError says why the file as a whole is refused."""
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    for line, content in enumerate(text.split("\n"), 1):
        # U+FFFD stands for what is not UTF-8; in UTF-16 every other byte is NUL.
        if "\ufffd" in content or "\0" in content:
            raise ValueError(f"line {line} is not UTF-8: save the file as 'CSV UTF-8'")
    columns: list[str] = []
    rows: list[Row] = []
    for line, fields in records(text, delimiter_of(text)):
        if not any(fields):
            continue
        if columns:
            rows.append(row(line, columns, fields))
        else:
            check_header(line, fields)
            columns = fields
    if not columns:
        raise ValueError("the file is empty")
    return rows


def delimiter_of(text: str) -> str:
    """The one that finds the most columns in the header, or else the first."""
    header = next((line for line in text.split("\n") if line.strip(BLANKS + ',;"')), "")
    return max(",;\t", key=lambda one: sum(name.strip(BLANKS + '"') in COLUMNS for name in header.split(one)))


def records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The fields of each record, and the line that it begins in."""

    def end_of_field(at: int) -> int:
        found = re.compile(f"[{delimiter}\n]").search(text, at)
        return found.start() if found else len(text)

    at, line = 0, 1
    while at < len(text):
        fields, begin, more = list[str](), line, True
        while more:
            parts: list[str] = []
            if text[at : end_of_field(at)].strip(BLANKS).startswith('"'):
                at = text.index('"', at)
            # Two quotes within a field end a part of it and begin the next.
            while text.startswith('"', at):
                close = text.find('"', at + 1)
                if close < 0:
                    raise ValueError(f"line {line}: a quote opens that never closes")
                parts.append(text[at + 1 : close])
                at = close + 1
            field, end = '"'.join(parts), end_of_field(at)
            line += field.count("\n")
            if parts and text[at:end].strip(BLANKS):
                raise ValueError(f"line {line}: text follows a closing quote")
            fields.append((field + text[at:end]).strip(BLANKS))
            more = text[end : end + 1] == delimiter
            at = end + 1
        yield begin, fields
        line += 1


def check_header(line: int, names: list[str]) -> None:
    for index, name in enumerate(names):
        if name not in COLUMNS:
            raise ValueError(f'line {line}: unknown column "{name}"; known are {", ".join(COLUMNS)}')
        if name in names[:index]:
            raise ValueError(f'line {line}: the column "{name}" is there twice')
    for name in REQUIRED:
        if name not in names:
            raise ValueError(f'line {line}: the column "{name}" is missing')


def row(line: int, columns: list[str], values: list[str]) -> Row:
    if len(values) != len(columns):
        return Row(line, {}, f"the number of fields is {len(values)}, not {len(columns)}")
    fields = {column: value for column, value in zip(columns, values, strict=True) if value}
    for name in REQUIRED:
        if name not in fields:
            return Row(line, {}, f"no {name}")
    return Row(line, fields)
