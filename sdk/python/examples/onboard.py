"""Brings the AWS accounts of a CSV file on board: python onboard.py <csv> <clientId>

docs/many-accounts.md says what the file holds. It becomes a plan, of which each line is printed with what it would make
happen, or with everything that stands against it. A plan without a refused line is applied then, and each line is printed
with what became of it. Run again, the program does nothing more. It ends with 0 when all lines are done, with 1 when some
are refused or failed, or when the API refuses, and with 2 when the file cannot be read.
GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET say where the API is and who calls.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from gangway import Gangway, GangwayError
from gangway.models import FieldProblem


def onboard(gangway: Gangway, csv: bytes, client_id: str) -> int:
    plans = gangway.onboarding_plans
    plan = plans.create_from_csv(csv, client_id=client_id)
    for row in plans.list_rows(plan.id):
        changes = [f"{change.member}: {change.to}" for change in row.changes]
        print(f"line {row.line}: {row.action}", *changes, *map(explain, row.errors), sep="; ")
    if plan.summary.refused > 0:
        print("nothing was applied")
        return 1
    plan = plans.apply(plan.id, if_match=plan.version)
    while plan.status == "applying":
        time.sleep(0.5)
        plan = plans.get(plan.id)
    for row in plans.list_rows(plan.id):
        why = row.problem
        reasons = [f"{why.code}: {why.detail}", *map(explain, why.errors or [])] if why else []
        print(f"line {row.line}: {row.outcome}", *reasons, sep="; ")
    return 1 if plan.summary.failed > 0 else 0


def explain(error: FieldProblem) -> str:
    return f"{error.pointer} {error.code}: {error.detail}".lstrip()


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: onboard.py <csv> <clientId>", file=sys.stderr)
        return 2
    try:
        csv = Path(sys.argv[1]).read_bytes()
    except OSError as error:
        print(f"{sys.argv[1]}: {error}", file=sys.stderr)
        return 2
    with Gangway(
        os.environ["GANGWAY_URL"],
        client_id=os.environ["GANGWAY_CLIENT_ID"],
        client_secret=os.environ["GANGWAY_CLIENT_SECRET"],
    ) as gangway:
        try:
            return onboard(gangway, csv, sys.argv[2])
        except GangwayError as error:
            print(error, file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main())
