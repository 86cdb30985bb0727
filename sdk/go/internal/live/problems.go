package main

import (
	"net/url"
	"os"
	"strings"
	"time"

	"gangway.invalid/gangway"
)

func problems() {
	scenario("not-found", func() {
		_, err := shared.Clients.Get(ctx, "cli_01jdgx3v9re8tbq4m6n0y7k2hc")
		problem := refused(err, 404, gangway.CodeClientNotFound)
		check(problem.RequestID != "" && problem.Detail != "" && problem.Title != "" && len(problem.Members) > 5, "%+v", problem)
		spanish := connect(gangway.WithAcceptLanguage("es"))
		_, err = spanish.Clients.Get(ctx, "cli_01jdgx3v9re8tbq4m6n0y7k2hc")
		check(refused(err, 404, gangway.CodeClientNotFound).Title != problem.Title, "not in Spanish")
	})

	scenario("conflict", func() {
		body := clientBody(newReseller().ID)
		body.ExternalRef = "CRM-8"
		must(shared.Clients.Create(ctx, body))
		body.Name = unique("Another")
		_, err := shared.Clients.Create(ctx, body)
		refused(err, 409, gangway.CodeExternalRefTaken)
		check(gangway.HasCode(err, gangway.CodeExternalRefTaken), "HasCode does not see it")
	})

	scenario("error-messages", func() {
		host := must(url.Parse(os.Getenv("GANGWAY_URL"))).Host
		field := map[string]string{"pointer": "/name", "code": "too_short", "detail": "Too short."}
		for _, step := range []struct {
			broken  fault
			timeout time.Duration
			text    string
		}{
			{fault{"status": 422, "code": "invalid_request", "errors": []any{field}}, time.Minute, "422 invalid_request: Made by the proxy.; /name too_short: Too short. (request from-the-proxy, host " + host + ")"},
			{fault{"status": 502}, time.Minute, "502 unknown: The answer is not the API's. (host " + host + ")"},
			{fault{"reset": "before"}, time.Minute, "no connection to " + host + ": "},
			{fault{"delay": 1}, 500 * time.Millisecond, "no answer from " + host + " within 500 ms"},
		} {
			// Not a GET: net/http itself may send one again when a connection breaks.
			breaks("POST", "/resellers", step.broken)
			_, err := shared.Resellers.Create(ctx, gangway.CreateReseller{Name: "Never"}, gangway.WithMaxRetries(0), gangway.WithTimeout(step.timeout))
			check(err != nil && strings.HasPrefix(err.Error(), step.text) && (err.Error() == step.text || step.broken["reset"] != nil), "%v", err)
		}
	})

	scenario("field-errors", func() {
		body := clientBody(newReseller().ID)
		body.Name, body.Contact.Email, body.Address.Country = "", "nobody", "Spain"
		_, err := shared.Clients.Create(ctx, body)
		found := map[string]string{}
		for _, field := range refused(err, 422, gangway.CodeInvalidRequest).Fields {
			check(field.Code != "" && field.Detail != "", "%+v", field)
			found[field.Pointer] = field.Code
		}
		for _, pointer := range []string{"/name", "/contact/email", "/address/country"} {
			check(found[pointer] != "", "%s is missing in %v", pointer, found)
		}
	})
}
