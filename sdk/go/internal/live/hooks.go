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

func hooks() {
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
