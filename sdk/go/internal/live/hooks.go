package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"gangway.invalid/gangway"
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
			Secret     string
			Now        int64
			BadSecrets []string
			Vectors    []struct {
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
		good := vectors.Vectors[0]
		header := must(gangway.SignWebhook([]byte(good.Body), vectors.Secret, good.Headers["webhook-id"], time.Unix(vectors.Now, 0)))
		check(header.Get("webhook-signature") == good.Headers["webhook-signature"], "%+v", header)
		must(gangway.VerifyWebhook([]byte(good.Body), header, vectors.Secret, now))
		for _, secret := range vectors.BadSecrets {
			_, err := gangway.VerifyWebhook(nil, nil, secret)
			check(err == gangway.ErrWebhookSecret, "%q: %v", secret, err)
		}
	})

	scenario("webhook-deliveries", webhookDeliveries)
}

// verified is the event of a delivery, which each of the secrets has to fit.
func verified(one delivery, secrets ...string) (event *gangway.Event) {
	for _, secret := range secrets {
		event = must(gangway.VerifyWebhook(one.body, one.header, secret))
	}
	_, err := gangway.VerifyWebhook(append(one.body, ' '), one.header, secrets[0])
	check(err != nil && one.header.Get("webhook-id") == string(event.ID), "%v %+v", err, event)
	return event
}

func webhookDeliveries() {
	server, next := receiver()
	defer server.Close()
	hooks := shared.Webhooks
	endpoint := must(hooks.CreateEndpoint(ctx, gangway.CreateWebhookEndpoint{
		URL: server.URL, EventTypes: []string{string(gangway.EventTypeClientCreated)}, Description: "Live suite",
	}))
	check(!strings.Contains(fmt.Sprintf("%+v", endpoint), endpoint.Secret), "the secret is shown")
	client := newClient()
	event := verified(next(), endpoint.Secret)
	feed := must(shared.Events.List(ctx, &gangway.ListEventsParams{Since: "beginning", ResourceID: string(client.ID)}))
	// Whence it was asked for is operations' alone, and goes to no receiver.
	check(feed.Data[0].Origin != nil && event.Origin == nil, "%+v", feed.Data[0])
	feed.Data[0].Origin = nil
	check(reflect.DeepEqual(feed.Data[0], *event), "%+v is not %+v", event, feed.Data[0])

	test := must(hooks.TestEndpoint(ctx, endpoint.ID))
	check(test.Status == gangway.WebhookDeliveryStatusSucceeded && *test.Attempts[0].Status == 204, "%+v", test)
	check(verified(next(), endpoint.Secret).Type == "webhook.test", "another event")
	var first gangway.WebhookDelivery
	eventually(func() bool {
		all := must(hooks.ListDeliveries(ctx, endpoint.ID, nil)).Data
		first = all[slices.IndexFunc(all, func(d gangway.WebhookDelivery) bool { return d.EventID == event.ID })]
		return first.Status == gangway.WebhookDeliveryStatusSucceeded
	})
	check(first.EventType == gangway.EventTypeClientCreated && len(first.Attempts) == 1, "%+v", first)
	check(must(hooks.RetryDelivery(ctx, endpoint.ID, first.ID)).ID == first.ID, "another delivery")
	check(reflect.DeepEqual(verified(next(), endpoint.Secret), event), "another event")

	rotated := must(hooks.RotateSecret(ctx, endpoint.ID, &gangway.RotateWebhookSecret{GraceSeconds: gangway.Ptr(60)}))
	check(rotated.Secret != endpoint.Secret, "the same secret")
	client = newClient()
	check(verified(next(), endpoint.Secret, rotated.Secret).Resource.ID == string(client.ID), "another client")

	changed := must(hooks.UpdateEndpoint(ctx, endpoint.ID, gangway.UpdateWebhookEndpoint{
		Description: gangway.Null[string](), Enabled: gangway.Ptr(false),
	}))
	check(changed.Status == gangway.WebhookEndpointStatusDisabled && changed.Description == "" && changed.Secret == "", "%+v", changed)
	check(reflect.DeepEqual(must(hooks.GetEndpoint(ctx, endpoint.ID)), changed), "not as it was changed")
	check(must(hooks.ListEndpoints(ctx, nil)).Data[0].ID == endpoint.ID, "not listed")
	ok(hooks.DeleteEndpoint(ctx, endpoint.ID, gangway.IfMatch(changed.Version)))
	_, err := hooks.GetEndpoint(ctx, endpoint.ID)
	refused(err, 404, gangway.CodeWebhookEndpointNotFound)
}
