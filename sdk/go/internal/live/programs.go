package main

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"gangway.invalid/gangway"
)

func programs() {
	scratch := os.Getenv("GANGWAY_SCRATCH")

	scenario("example", func() {
		program := filepath.Join(scratch, "onboard")
		run("go", "build", "-o", program, "./examples/onboard")
		// What the example prints for a client, line by line.
		onboard := func(file string, client gangway.ClientID, wanted int) []string {
			status, output := result(exec.Command(program, file, string(client)))
			check(status == wanted, "status %d: %s", status, output)
			return strings.Split(strings.TrimSpace(output), "\n")
		}
		accounts := func(client gangway.ClientID) []gangway.CloudAccount {
			return must(shared.CloudAccounts.List(ctx, &gangway.ListCloudAccountsParams{ClientID: client})).Data
		}
		client, good := newClient().ID, filepath.Join(os.Getenv("GANGWAY_LIVE"), "accounts.csv")
		printed := onboard(good, client, 0)
		check(slices.Equal(printed[2:], []string{"line 2: done", "line 3: done"}), "%q", printed)
		check(strings.HasPrefix(printed[0], "line 2: create; ") && strings.Contains(printed[0], "; nickname: Production, EU"), "%q", printed)
		check(strings.HasPrefix(printed[1], "line 3: create; ") && strings.Contains(printed[1], "; supportType: business_plus"), "%q", printed)
		made, names := accounts(client), map[string]string{}
		for _, account := range made {
			names[account.AWSAccountID] = account.Nickname
			check(account.LinkRequestID != "", "%+v", account)
		}
		check(maps.Equal(names, map[string]string{"111122223333": "Production, EU", "111122224444": ""}), "%v", names)
		printed = onboard(good, client, 0)
		check(slices.Equal(printed, []string{"line 2: none", "line 3: none", "line 2: done", "line 3: done"}), "%q", printed)
		check(reflect.DeepEqual(accounts(client), made), "something has changed")

		other := newClient().ID
		printed = onboard(filepath.Join(os.Getenv("GANGWAY_LIVE"), "refused.csv"), other, 1)
		for index, start := range []string{
			"line 2: create; nickname: Good; ",
			"line 3: refused; /awsAccountId invalid_aws_account_id: ",
			"line 4: refused; /supportType unknown_value: ",
			"line 5: refused; too_few_fields: ",
			"nothing was applied",
		} {
			check(strings.HasPrefix(printed[index], start), "%q", printed)
		}
		broken := filepath.Join(scratch, "broken.csv")
		ok(os.WriteFile(broken, []byte("awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panader\xeda,basic\n"), 0o600))
		printed = onboard(broken, other, 1)
		check(strings.HasPrefix(printed[0], "415 unsupported_media_type: ") && strings.Contains(printed[0], "line 3"), "%q", printed)
		printed = onboard(broken+".none", other, 2)
		check(strings.HasPrefix(printed[0], broken+".none: "), "%q", printed)
		check(len(accounts(other)) == 0, "something has happened")
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
