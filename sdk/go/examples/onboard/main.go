// Command onboard adds the AWS accounts of a CSV file to a client and submits their link requests.
//
//	onboard accounts.csv cli_…
//
// The file has the columns awsAccountId, nickname and supportType; csv.go reads it. The client needs a pricebook. Running
// it twice does nothing twice. It ends with 1 when a line failed, and with 2 when the file cannot be read, before anything
// is sent. GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET say where.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"gangway.invalid/gangway"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) != 3 {
		fail("usage: onboard <csv> <clientId>")
	}
	// The whole file first: nothing is sent for one that cannot be read to its end.
	file, err := os.ReadFile(os.Args[1])
	if err != nil {
		fail(err)
	}
	rows, err := readCSV(file)
	if err != nil {
		fail(os.Args[1] + ": " + err.Error())
	}
	client, err := gangway.New(os.Getenv("GANGWAY_URL"),
		gangway.WithCredentials(os.Getenv("GANGWAY_CLIENT_ID"), os.Getenv("GANGWAY_CLIENT_SECRET")))
	if err != nil {
		fail(err)
	}

	var troubles []string
	created, there := 0, 0
	for _, row := range rows {
		isNew, err := onboard(ctx, client, gangway.ClientID(os.Args[2]), row)
		word := "created"
		switch {
		case err != nil:
			word = "failed"
			troubles = append(troubles, fmt.Sprintf("line %d: %s", row.line, explain(err)))
		case isNew:
			created++
		default:
			word = "already there"
			there++
		}
		fmt.Fprintf(os.Stderr, "line %d: %s\n", row.line, word)
		if ctx.Err() != nil {
			break
		}
	}
	fmt.Printf("%d created, %d already there, %d failed\n", created, there, len(troubles))
	for _, trouble := range troubles {
		fmt.Println(trouble)
	}
	if len(troubles) > 0 {
		os.Exit(1)
	}
}

// unusable is what is wrong with a row before anything is sent.
type unusable string

func (u unusable) Error() string { return string(u) }

// onboard adds one account and tells whether it is new.
func onboard(ctx context.Context, client *gangway.Client, clientID gangway.ClientID, row row) (bool, error) {
	if row.problem != "" {
		return false, unusable(row.problem)
	}
	number := strings.NewReplacer("-", "", " ", "").Replace(row.fields["awsAccountId"])
	if number == "" {
		// An empty filter is not sent: every account of the client would pass for this one.
		return false, unusable("no awsAccountId")
	}
	nickname, supportType := row.fields["nickname"], row.fields["supportType"]
	params := &gangway.ListCloudAccountsParams{ClientID: clientID, AWSAccountID: number}
	// Accounts that are gone belong to the key: else it would stand for one of them, and nothing would be made.
	parts := []string{string(clientID), number, nickname, supportType}
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
		AWSAccountID:      number,
		Nickname:          nickname,
		SupportType:       gangway.SupportType(supportType),
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
func explain(err error) string {
	var row unusable
	if errors.As(err, &row) {
		return err.Error()
	}
	var problem *gangway.Error
	if !errors.As(err, &problem) {
		return "no_answer: " + err.Error() + "; run it again"
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
		return string(problem.Code) + ": " + hint
	}
	if len(problem.Fields) == 0 {
		return string(problem.Code) + ": " + problem.Detail
	}
	var texts []string
	for _, field := range problem.Fields {
		texts = append(texts, strings.TrimPrefix(field.Pointer, "/")+" "+field.Detail)
	}
	return problem.Fields[0].Code + ": correct the line: " + strings.Join(texts, "; ")
}

func fail(reason any) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(2)
}
