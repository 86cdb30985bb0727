package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"gangway"
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

	scenario("hooks", func() {
		var seen []string
		var before, after int
		client := connect(gangway.WithHooks(gangway.Hooks{
			BeforeRequest: func(_ context.Context, attempt gangway.Attempt) {
				before++
				check(attempt.Status == 0, "a status before the answer")
			},
			AfterResponse: func(_ context.Context, attempt gangway.Attempt) {
				after++
				check(attempt.Duration > 0, "no duration")
				text := fmt.Sprintf("%+v", attempt)
				check(!strings.Contains(text, secret) && !strings.Contains(text, "Bearer"), "a secret")
				if attempt.Operation != "issueToken" {
					seen = append(seen, fmt.Sprint(attempt.Number, attempt.Method, attempt.Path, attempt.Status, attempt.Err != nil))
				}
			},
		}))
		breaks("POST", "/resellers", fault{"status": 503, "retryAfter": 0}, fault{"reset": "before"})
		must(client.Resellers.Create(ctx, gangway.CreateReseller{Name: unique("Seen")}))
		wanted := []string{"1POST/resellers503 false", "2POST/resellers0 true", "3POST/resellers201 false"}
		check(strings.Join(seen, "\n") == strings.Join(wanted, "\n") && before == 4 && after == 4, "%d %d %q", before, after, seen)
		for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
			text := fmt.Sprintf(format, client) + fmt.Sprintf(format, *client)
			check(!strings.Contains(text, secret), "the secret is in %s", format)
		}
	})

	scenario("webhooks", func() {
		var vectors struct {
			Secret  string
			Now     int64
			Vectors []struct {
				Name    string
				Valid   bool
				Headers map[string]string
				Body    string
			}
		}
		ok(json.Unmarshal(must(os.ReadFile(os.Getenv("GANGWAY_LIVE")+"/webhook-vectors.json")), &vectors))
		now := gangway.WebhookNow(time.Unix(vectors.Now, 0))
		for _, vector := range vectors.Vectors {
			header := http.Header{}
			for name, value := range vector.Headers {
				header.Set(name, value)
			}
			event, err := gangway.VerifyWebhook([]byte(vector.Body), header, vectors.Secret, now)
			check((err == nil) == vector.Valid, "%s: %v", vector.Name, err)
			check(!vector.Valid || event.Type == gangway.EventTypeClientCreated, "%s: %+v", vector.Name, event)
		}
	})
}
