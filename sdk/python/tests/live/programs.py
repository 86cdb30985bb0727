"""Programs that users start from."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from world import LIVE, SDK, api, profile_with_pricebook, scenario

# What is printed of each line of refused.csv begins so.
REFUSED = [
    "line 2: create; nickname: Good; ",
    "line 3: refused; /awsAccountId invalid_aws_account_id: ",
    "line 4: refused; /supportType unknown_value: ",
    "line 5: refused; too_few_fields: ",
]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], text=True, capture_output=True, timeout=120, env=os.environ)


def onboard(file: Path, client_id: str) -> tuple[int, list[str]]:
    """How the example ends, and what it prints."""
    done = run(str(SDK / "examples/onboard.py"), str(file), client_id)
    return done.returncode, (done.stdout + done.stderr).splitlines()


@scenario("example")
def example() -> None:
    client_id = profile_with_pricebook().id
    status, printed = onboard(LIVE / "accounts.csv", client_id)
    assert (status, printed[2:]) == (0, ["line 2: done", "line 3: done"]), printed
    assert printed[0].startswith("line 2: create; ") and "; nickname: Production, EU" in printed[0], printed
    assert printed[1].startswith("line 3: create; ") and "; supportType: business_plus" in printed[1], printed
    made = {account.aws_account_id: account for account in api().cloud_accounts.list(client_id=client_id)}
    names = {number: account.nickname for number, account in made.items()}
    assert names == {"111122223333": "Production, EU", "111122224444": None}, names
    assert all(account.link_request_id for account in made.values())
    again = onboard(LIVE / "accounts.csv", client_id)
    assert again == (0, ["line 2: none", "line 3: none", "line 2: done", "line 3: done"]), again
    assert {account.id: account.version for account in api().cloud_accounts.list(client_id=client_id)} == {
        account.id: account.version for account in made.values()
    }


@scenario("example")
def example_with_lines_that_are_refused() -> None:
    client_id = profile_with_pricebook().id
    status, printed = onboard(LIVE / "refused.csv", client_id)
    assert (status, len(printed), printed[4]) == (1, 5, "nothing was applied"), printed
    for line, start in zip(printed, REFUSED, strict=False):
        assert line.startswith(start), printed
    file = Path(os.environ["GANGWAY_SCRATCH"]) / "broken.csv"
    file.write_bytes("awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panadería,basic\n".encode("latin-1"))
    status, [printed_line] = onboard(file, client_id)
    assert status == 1 and re.match("415 unsupported_media_type: .*line 3", printed_line), printed_line
    status, [printed_line] = onboard(file.with_name("nothing.csv"), client_id)
    assert status == 2 and printed_line.startswith(f"{file.with_name('nothing.csv')}: "), printed_line
    assert not api().cloud_accounts.list(client_id=client_id).data


@scenario("readme")
def readme() -> None:
    program = re.search(r"<!-- quick start -->\n```python\n(.*?)```", (SDK / "README.md").read_text(), re.S)
    assert program
    file = Path(os.environ["GANGWAY_SCRATCH"]) / "quick_start.py"
    file.write_text(program[1])
    done = run(str(file))
    assert done.returncode == 0 and "registered" in done.stdout, done.stderr
