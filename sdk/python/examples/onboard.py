"""Brings a list of AWS accounts on board: python onboard.py <csv> <clientId>

The file has the header awsAccountId,nickname,supportType. Every account is added to the client, and its link request
submitted. The program can be run again: what is there already is left as it is. It ends with 1 when a line failed.
GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET say where the API is and who calls.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sys
from collections import Counter

from gangway import ApiError, Gangway, GangwayError
from gangway.models import AddExistingAccount, SupportType

COLUMNS = ["awsAccountId", "nickname", "supportType"]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def onboard(gangway: Gangway, client_id: str, line: list[str]) -> str:
    """Adds the account of a line; says what became of it."""
    gone: list[str] = []
    number, nickname, support_type = (field.strip() for field in line)
    number = number.replace("-", "")
    for known in gangway.cloud_accounts.list(client_id=client_id, aws_account_id=number):
        if known.status not in ("unlinked", "closed"):
            return "already there"
        gone.append(known.id)
    # The same line of the same client has the same key, so that a repetition cannot add a second account. After the
    # account was unlinked it is another key: the old one would give the old account.
    key = hashlib.sha256(json.dumps([client_id, number, nickname, support_type, *gone]).encode()).hexdigest()
    account = AddExistingAccount(
        client_id=client_id,
        aws_account_id=number,
        nickname=nickname,
        support_type=SupportType(support_type),
        submit_link_request=True,
    )
    try:
        gangway.cloud_accounts.create(account, idempotency_key=key)
    except ApiError as error:
        # A refusal is kept under its key for a day, and its cause may be mended by now.
        if not error.response.replayed:
            raise
        gangway.cloud_accounts.create(account)
    return "created"


def explain(error: GangwayError) -> str:
    """The code and what to do, on one line."""
    if not isinstance(error, ApiError):
        return f"no answer: {error}; run the program again"
    fields = "; ".join(f"{field.pointer.removeprefix('/')}: {field.detail}" for field in error.errors)
    return f"{error.code}: {fields or error.detail}"


def read_lines(path: str) -> list[tuple[int, list[str]]]:
    """The number of each line, and its fields; blank lines are left out."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.reader(file)
        return [(reader.line_num, line) for line in reader if any(field.strip() for field in line)]


def main() -> int:
    if len(sys.argv) != 3:
        say("usage: onboard.py <csv> <clientId>")
        return 2
    # The whole file first: nothing is sent for one that cannot be read to its end.
    try:
        lines = read_lines(sys.argv[1])
    except (OSError, UnicodeError, csv.Error) as error:
        say(f"{sys.argv[1]}: {error}")
        return 2
    if not lines or [name.strip() for name in lines.pop(0)[1]] != COLUMNS:
        say(f"the first line has to be {','.join(COLUMNS)}")
        return 2
    counts: Counter[str] = Counter()
    report: list[str] = []
    with Gangway(
        os.environ["GANGWAY_URL"],
        client_id=os.environ["GANGWAY_CLIENT_ID"],
        client_secret=os.environ["GANGWAY_CLIENT_SECRET"],
    ) as gangway:
        for number, line in lines:
            try:
                if len(line) != len(COLUMNS):
                    raise ValueError(f"{len(line)} fields instead of {len(COLUMNS)}")
                result = onboard(gangway, sys.argv[2], line)
            except (GangwayError, ValueError) as error:
                result = "failed"
                reason = explain(error) if isinstance(error, GangwayError) else f"invalid_line: {error}"
                report.append(f"line {number}: {reason}")
            counts[result] += 1
            say(f"line {number}: {line[0]}: {result}")
    say(", ".join(f"{counts[result]} {result}" for result in ("created", "already there", "failed")))
    for problem in report:
        say(problem)
    return 1 if report else 0


if __name__ == "__main__":
    sys.exit(main())
