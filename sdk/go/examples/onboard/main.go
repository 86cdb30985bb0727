// Command onboard brings the AWS accounts of a CSV file on board.
//
//	onboard accounts.csv cli_…
//
// docs/many-accounts.md says what the file holds. It becomes a plan, of which each line is printed with what it would make
// happen, or with everything that stands against it. A plan without a refused line is applied then, and each line is printed
// with what became of it. Run again, the program does nothing more. It ends with 0 when all lines are done, with 1 when some
// are refused or failed, or when the API refuses, and with 2 when the file cannot be read.
// GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET say where the API is and who calls.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"gangway.invalid/gangway"
)

// onboard tells whether all lines are done.
func onboard(ctx context.Context, client *gangway.Client, csv []byte, clientID gangway.ClientID) (bool, error) {
	plans := client.OnboardingPlans
	plan, err := plans.CreateFromCSV(ctx, csv, &gangway.CreateOnboardingPlanFromCSVParams{ClientID: clientID})
	if err != nil {
		return false, err
	}
	for row, err := range plans.AllRows(ctx, plan.ID, nil) {
		if err != nil {
			return false, err
		}
		parts := []string{fmt.Sprintf("line %d: %s", row.Line, row.Action)}
		for _, change := range row.Changes {
			parts = append(parts, change.Member+": "+change.To)
		}
		fmt.Println(strings.Join(append(parts, explain(row.Errors)...), "; "))
	}
	if plan.Summary.Refused > 0 {
		fmt.Println("nothing was applied")
		return false, nil
	}
	plan, err = plans.Apply(ctx, plan.ID, gangway.IfMatch(plan.Version))
	for err == nil && plan.Status == gangway.OnboardingPlanStatusApplying {
		time.Sleep(500 * time.Millisecond)
		plan, err = plans.Get(ctx, plan.ID)
	}
	if err != nil {
		return false, err
	}
	for row, err := range plans.AllRows(ctx, plan.ID, nil) {
		if err != nil {
			return false, err
		}
		parts := []string{fmt.Sprintf("line %d: %s", row.Line, row.Outcome)}
		if problem := row.Problem; problem != nil {
			parts = append(append(parts, problem.Code+": "+problem.Detail), explain(problem.Errors)...)
		}
		fmt.Println(strings.Join(parts, "; "))
	}
	return plan.Summary.Failed == 0, nil
}

func explain(errors []gangway.FieldProblem) (texts []string) {
	for _, one := range errors {
		texts = append(texts, strings.TrimLeft(one.Pointer+" "+one.Code+": "+one.Detail, " "))
	}
	return texts
}

func main() {
	if len(os.Args) != 3 {
		end(2, "usage: onboard <csv> <clientId>")
	}
	csv, err := os.ReadFile(os.Args[1])
	if err != nil {
		end(2, os.Args[1]+": "+err.Error())
	}
	client, err := gangway.New(os.Getenv("GANGWAY_URL"),
		gangway.WithCredentials(os.Getenv("GANGWAY_CLIENT_ID"), os.Getenv("GANGWAY_CLIENT_SECRET")))
	if err != nil {
		end(1, err.Error())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	done, err := onboard(ctx, client, csv, gangway.ClientID(os.Args[2]))
	if err != nil {
		end(1, err.Error())
	}
	if !done {
		os.Exit(1)
	}
}

func end(status int, text string) {
	fmt.Fprintln(os.Stderr, text)
	os.Exit(status)
}
