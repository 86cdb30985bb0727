package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"gangway.invalid/gangway"
)

func programs() {
	scratch := os.Getenv("GANGWAY_SCRATCH")

	scenario("example", func() {
		client := must(shared.Clients.Create(ctx, clientBody(newReseller().ID)))
		program := filepath.Join(scratch, "onboard")
		run("go", "build", "-o", program, "./examples/onboard")
		table := filepath.Join(os.Getenv("GANGWAY_LIVE"), "accounts.csv")
		_, output := result(exec.Command(program, table, string(client.ID)))
		check(strings.Contains(output, "0 created, 0 already there, 5 failed") && strings.Contains(output, "pricebook_not_set"), "%s", output)
		must(shared.Clients.PutCloudProvider(ctx, client.ID, gangway.PutCloudProvider{PricebookID: master()}))
		for _, wanted := range []string{"2 created, 0 already there, 3 failed", "0 created, 2 already there, 3 failed"} {
			status, output := result(exec.Command(program, table, string(client.ID)))
			check(status == 1 && strings.Contains(output, wanted), "status %d: %s", status, output)
			for _, line := range []string{"line 4: invalid_aws_account_id", "line 5:", "line 6: the number of fields is 2, not 3"} {
				check(strings.Contains(output, line), "%q is not in: %s", line, output)
			}
			accounts := must(shared.CloudAccounts.List(ctx, &gangway.ListCloudAccountsParams{ClientID: client.ID}))
			check(len(accounts.Data) == 2, "%d accounts", len(accounts.Data))
			for _, nickname := range []string{"Production, EU", ""} {
				named := func(account gangway.CloudAccount) bool { return account.Nickname == nickname }
				check(slices.ContainsFunc(accounts.Data, named), "no nickname %q", nickname)
			}
			for _, account := range accounts.Data {
				check(account.Status == gangway.CloudAccountStatusRequested && account.LinkRequestID != "", "%+v", account)
			}
		}
		numberless := filepath.Join(scratch, "numberless.csv")
		ok(os.WriteFile(numberless, []byte("awsAccountId,supportType\n-,basic\n"), 0o600))
		_, output = result(exec.Command(program, numberless, string(client.ID)))
		check(strings.Contains(output, "0 created, 0 already there, 1 failed"), "%s", output)
		broken := filepath.Join(scratch, "broken.csv")
		ok(os.WriteFile(broken, []byte("awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panader\xeda,basic\n"), 0o600))
		status, output := result(exec.Command(program, broken, string(client.ID)))
		check(status == 2 && strings.HasPrefix(output, broken+": line 3 is not UTF-8"), "status %d: %s", status, output)
		check(len(must(shared.CloudAccounts.List(ctx, &gangway.ListCloudAccountsParams{ClientID: client.ID})).Data) == 2, "it was sent")
		gone := must(shared.CloudAccounts.List(ctx, &gangway.ListCloudAccountsParams{ClientID: client.ID})).Data[0]
		must(shared.LinkRequests.Cancel(ctx, gone.LinkRequestID, nil))
		ok(shared.CloudAccounts.Unlink(ctx, gone.ID))
		_, output = result(exec.Command(program, table, string(client.ID)))
		check(strings.Contains(output, "1 created, 1 already there, 3 failed"), "%s", output)
		requested := &gangway.ListCloudAccountsParams{ClientID: client.ID, Status: gangway.CloudAccountStatusRequested}
		check(len(must(shared.CloudAccounts.List(ctx, requested)).Data) == 2, "the account that was unlinked is not added anew")
	})

	scenario("readme", func() {
		_, rest, _ := strings.Cut(string(must(os.ReadFile("README.md"))), "```go\npackage main\n")
		code, _, found := strings.Cut(rest, "```\n")
		check(found, "README.md has no program")
		folder := filepath.Join(scratch, "readme")
		ok(os.MkdirAll(folder, 0o755))
		here := must(os.Getwd())
		ok(os.WriteFile(filepath.Join(folder, "main.go"), []byte("package main\n"+code), 0o644))
		module := "module readme\n\ngo 1.23\n\nrequire gangway.invalid/gangway v0.0.0\n\nreplace gangway.invalid/gangway => " + here + "\n"
		ok(os.WriteFile(filepath.Join(folder, "go.mod"), []byte(module), 0o644))
		command := exec.Command("go", "run", ".")
		command.Dir = folder
		status, output := result(command)
		check(status == 0 && strings.Contains(output, "percent, next: "), "status %d: %s", status, output)
	})
}

func run(name string, arguments ...string) {
	status, output := result(exec.Command(name, arguments...))
	check(status == 0, "%s: %s", name, output)
}

func result(command *exec.Cmd) (int, string) {
	output, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		panic(err)
	}
	return command.ProcessState.ExitCode(), string(output)
}
