"""Programs that users start from."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from world import LIVE, SDK, account_number, api, profile_with_pricebook, scenario


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], text=True, capture_output=True, timeout=120, env=os.environ)


@scenario("example")
def example() -> None:
    client_id = profile_with_pricebook().id
    program = str(SDK / "examples/onboard.py")
    first = run(program, str(LIVE / "accounts.csv"), client_id)
    assert first.returncode == 1 and "2 created, 0 already there, 3 failed" in first.stdout, first.stdout
    for line, word in ((4, "awsAccountId"), (5, "supportType")):
        assert re.search(rf"^line {line}: invalid_request: .*{word}", first.stdout, re.M), first.stdout
    assert "\nline 6: the number of fields is 2, not 3\n" in first.stdout, first.stdout
    made = {account.aws_account_id: account for account in api().cloud_accounts.list(client_id=client_id)}
    names = {number: account.nickname for number, account in made.items()}
    assert names == {"111122223333": "Production, EU", "111122224444": None}, names
    assert all(account.link_request_id for account in made.values())
    second = run(program, str(LIVE / "accounts.csv"), client_id)
    assert second.returncode == 1 and "0 created, 2 already there, 3 failed" in second.stdout, second.stdout
    assert {account.id for account in api().cloud_accounts.list(client_id=client_id)} == {a.id for a in made.values()}


@scenario("example")
def example_after_the_account_was_unlinked() -> None:
    client_id, number = profile_with_pricebook().id, account_number()
    program = str(SDK / "examples/onboard.py")
    file = Path(os.environ["GANGWAY_SCRATCH"]) / "unlinked.csv"
    file.write_text(f"awsAccountId,nickname,supportType\n{number},Main,basic\n")
    assert run(program, str(file), client_id).returncode == 0
    account = next(iter(api().cloud_accounts.list(client_id=client_id)))
    assert account.link_request_id
    api().link_requests.cancel(account.link_request_id)
    api().cloud_accounts.unlink(account.id)
    for wanted in ("1 created, 0 already there, 0 failed", "0 created, 1 already there, 0 failed"):
        again = run(program, str(file), client_id)
        assert again.returncode == 0 and wanted in again.stdout, again.stdout
    assert len(api().cloud_accounts.list(client_id=client_id).data) == 2


@scenario("example")
def example_with_a_file_that_cannot_be_read() -> None:
    client_id = profile_with_pricebook().id
    file = Path(os.environ["GANGWAY_SCRATCH"]) / "latin.csv"
    content = f"awsAccountId,nickname,supportType\n{account_number()},Sol,basic\n1,Panadería,basic\n"
    file.write_bytes(content.encode("latin-1"))
    for path, reason in ((file, "line 3 is not UTF-8"), (file.with_name("nothing.csv"), "")):
        done = run(str(SDK / "examples/onboard.py"), str(path), client_id)
        assert done.returncode == 2 and done.stderr.startswith(f"{path}: {reason}"), done.stderr
    assert not api().cloud_accounts.list(client_id=client_id).data


@scenario("readme")
def readme() -> None:
    program = re.search(r"<!-- quick start -->\n```python\n(.*?)```", (SDK / "README.md").read_text(), re.S)
    assert program
    file = Path(os.environ["GANGWAY_SCRATCH"]) / "quick_start.py"
    file.write_text(program[1])
    done = run(str(file))
    assert done.returncode == 0 and "registered" in done.stdout, done.stderr
