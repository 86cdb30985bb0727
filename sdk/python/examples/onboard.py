"""Brings a list of AWS accounts on board: python onboard.py <csv> <clientId>

The file has the columns awsAccountId, nickname and supportType; accounts_csv.py reads it. Every account is added to the
client, and its link request submitted. The program can be run again: what is there already is left as it is. It ends
with 1 when a line failed, and with 2 when the file cannot be read, before anything is sent.
GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET say where the API is and who calls.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from pathlib import Path

from gangway import ApiError, Gangway, GangwayError
from gangway.models import AddExistingAccount, SupportType

import accounts_csv


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def onboard(gangway: Gangway, client_id: str, fields: dict[str, str]) -> str:
    """Adds the account of a line; says what became of it."""
    gone: list[str] = []
    number, nickname, support_type = fields["awsAccountId"], fields.get("nickname"), fields["supportType"]
    number = number.replace("-", "").replace(" ", "")
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


def explain(error: GangwayError | ValueError) -> str:
    """The code and what to do, on one line."""
    if not isinstance(error, GangwayError):
        return str(error)
    if not isinstance(error, ApiError):
        return f"no answer: {error}; run the program again"
    fields = "; ".join(f"{field.pointer.removeprefix('/')}: {field.detail}" for field in error.errors)
    return f"{error.code}: {fields or error.detail}"


def main() -> int:
    if len(sys.argv) != 3:
        say("usage: onboard.py <csv> <clientId>")
        return 2
    # The whole file first: nothing is sent for one that cannot be read to its end.
    try:
        rows = accounts_csv.read(Path(sys.argv[1]).read_bytes())
    except (OSError, ValueError) as error:
        say(f"{sys.argv[1]}: {error}")
        return 2
    counts: Counter[str] = Counter()
    report: list[str] = []
    with Gangway(
        os.environ["GANGWAY_URL"],
        client_id=os.environ["GANGWAY_CLIENT_ID"],
        client_secret=os.environ["GANGWAY_CLIENT_SECRET"],
    ) as gangway:
        for line, fields, problem in rows:
            try:
                if problem:
                    raise ValueError(problem)
                result = onboard(gangway, sys.argv[2], fields)
            except (GangwayError, ValueError) as error:
                result = "failed"
                report.append(f"line {line}: {explain(error)}")
            counts[result] += 1
            say(f"line {line}: {result}")
    print(", ".join(f"{counts[result]} {result}" for result in ("created", "already there", "failed")))
    for text in report:
        print(text)
    return 1 if report else 0


if __name__ == "__main__":
    sys.exit(main())
