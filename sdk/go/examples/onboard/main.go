// Command onboard adds the AWS accounts of a CSV file to a client and submits their link requests.
//
//	onboard accounts.csv cli_…
//
// The file has the columns awsAccountId, nickname and supportType, and a line with these names. The client needs a
// pricebook. Running it twice does nothing twice. GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET say where.
package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"gangway"
)

// row is a line of the file.
type row struct {
	line                          int
	number, nickname, supportType string
	// What is wrong with it already.
	err error
}

// trouble is what went wrong with a line.
type trouble struct {
	line       int
	code, hint string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) != 3 {
		fail("usage: onboard <csv> <clientId>")
	}
	rows, err := read(os.Args[1])
	if err != nil {
		fail(err)
	}
	client, err := gangway.New(os.Getenv("GANGWAY_URL"),
		gangway.WithCredentials(os.Getenv("GANGWAY_CLIENT_ID"), os.Getenv("GANGWAY_CLIENT_SECRET")))
	if err != nil {
		fail(err)
	}

	var troubles []trouble
	added, there := 0, 0
	for i, row := range rows {
		created, err := onboard(ctx, client, os.Args[2], row)
		word := "added"
		switch {
		case err != nil:
			word = "failed"
			troubles = append(troubles, explain(row.line, err))
		case created:
			added++
		default:
			word = "already there"
			there++
		}
		fmt.Fprintf(os.Stderr, "%d of %d: %s %s\n", i+1, len(rows), row.number, word)
		if ctx.Err() != nil {
			break
		}
	}
	fmt.Printf("%d new, %d already there, %d failed\n", added, there, len(troubles))
	for _, t := range troubles {
		fmt.Printf("line %d: %s: %s\n", t.line, t.code, t.hint)
	}
	if len(troubles) > 0 {
		os.Exit(1)
	}
}

// onboard adds one account and tells whether it is new.
func onboard(ctx context.Context, client *gangway.Client, clientID string, row row) (bool, error) {
	if row.err != nil {
		return false, row.err
	}
	if row.number == "" {
		// An empty filter is not sent: every account of the client would pass for this one.
		return false, errors.New("awsAccountId: the line has no account number")
	}
	if row.nickname == "" {
		return false, errors.New("nickname: every account needs a name that people know it by")
	}
	number := strings.NewReplacer("-", "", " ", "").Replace(row.number)
	params := &gangway.ListCloudAccountsParams{ClientID: clientID, AWSAccountID: number}
	// Accounts that are gone belong to the key: else it would stand for one of them, and nothing would be made.
	parts := []string{clientID, row.number, row.nickname, row.supportType}
	for account, err := range client.CloudAccounts.All(ctx, params) {
		if err != nil {
			return false, err
		}
		if account.Status != gangway.CloudAccountStatusUnlinked && account.Status != gangway.CloudAccountStatusClosed {
			return false, nil
		}
		parts = append(parts, string(account.ID))
	}
	body := gangway.AddExistingAccount{
		ClientID:          clientID,
		AWSAccountID:      row.number,
		Nickname:          row.nickname,
		SupportType:       gangway.SupportType(row.supportType),
		SubmitLinkRequest: true,
	}
	key := fmt.Sprintf("onboard-%x", sha256.Sum256([]byte(strings.Join(parts, "\x00"))))
	var response gangway.Response
	_, err := client.CloudAccounts.Create(ctx, body, gangway.WithIdempotencyKey(key), gangway.ResponseInto(&response))
	if err != nil && response.Replayed {
		// This is how it was refused in an earlier run; the cause may be gone by now.
		_, err = client.CloudAccounts.Create(ctx, body)
	}
	return err == nil, err
}

// explain says what to do about an error.
func explain(line int, err error) trouble {
	var problem *gangway.Error
	if !errors.As(err, &problem) {
		code, hint, found := strings.Cut(err.Error(), ": ")
		if !found || code == "gangway" {
			code, hint = "no_answer", err.Error()+"; run it again"
		}
		return trouble{line, code, hint}
	}
	hints := map[gangway.ProblemCode]string{
		gangway.CodePricebookNotSet:             "set the client's pricebook, then run it again",
		gangway.CodeAWSAccountAlreadyRegistered: "check the number; if it is right, ask the distributor's operations team",
		gangway.CodeClientNotFound:              "check the client's id",
		gangway.CodeClientArchived:              "the client is archived; use another one",
		gangway.CodeInsufficientScope:           "use a credential with the scopes cloud-accounts:read and cloud-accounts:write",
		gangway.CodeSupportPlanRetired:          "choose a support type that AWS still has",
	}
	if hint, known := hints[problem.Code]; known {
		return trouble{line, string(problem.Code), hint}
	}
	if len(problem.Fields) == 0 {
		return trouble{line, string(problem.Code), problem.Detail}
	}
	var texts []string
	for _, field := range problem.Fields {
		texts = append(texts, strings.TrimPrefix(field.Pointer, "/")+" "+field.Detail)
	}
	return trouble{line, problem.Fields[0].Code, "correct the line: " + strings.Join(texts, "; ")}
}

func read(path string) ([]row, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content := bufio.NewReader(file)
	// Spreadsheets begin files with a byte order mark.
	if mark, _ := content.Peek(3); string(mark) == "\ufeff" {
		content.Discard(3)
	}
	reader := csv.NewReader(content)
	reader.TrimLeadingSpace = true
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	columns := map[string]int{}
	for _, name := range []string{"awsAccountId", "nickname", "supportType"} {
		if columns[name] = slices.Index(header, name); columns[name] < 0 {
			return nil, fmt.Errorf("%s: the first line has no %s", path, name)
		}
	}
	var rows []row
	for {
		fields, err := reader.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		line, _ := reader.FieldPos(0)
		if len(fields) != len(header) {
			err := fmt.Errorf("invalid_line: it has %d cells in place of %d", len(fields), len(header))
			rows = append(rows, row{line: line, number: fields[0], err: err})
			continue
		}
		value := func(name string) string { return strings.TrimSpace(fields[columns[name]]) }
		rows = append(rows, row{line, value("awsAccountId"), value("nickname"), value("supportType"), nil})
	}
}

func fail(reason any) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(2)
}
