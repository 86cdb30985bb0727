package main

import (
	"context"
	"errors"
	"time"

	"gangway.invalid/gangway"
)

func retries() {
	scenario("idempotent-retry", func() {
		breaks("POST", "/resellers", fault{"reset": "after"})
		var response gangway.Response
		body := gangway.CreateReseller{Name: unique("Lost"), ExternalRef: "lost"}
		created := must(shared.Resellers.Create(ctx, body, gangway.ResponseInto(&response)))
		tries := requests("POST", "/resellers")
		check(len(tries) == 2 && tries[0].Headers["idempotency-key"] == tries[1].Headers["idempotency-key"], "%+v", tries)
		check(response.Replayed && response.Attempts == 2 && tries[0].Headers["idempotency-key"] != "", "%+v", response)
		found := must(shared.Resellers.List(ctx, &gangway.ListResellersParams{ExternalRef: "lost"}))
		check(len(found.Data) == 1 && found.Data[0].ID == created.ID, "%+v", found)
	})

	scenario("idempotent-own-key", func() {
		body := gangway.CreateReseller{Name: unique("Own key")}
		first := must(shared.Resellers.Create(ctx, body, gangway.WithIdempotencyKey("own-key-1")))
		second := must(shared.Resellers.Create(ctx, body, gangway.WithIdempotencyKey("own-key-1")))
		check(first.ID == second.ID, "two resources")
		check(requests("POST", "/resellers")[0].Headers["idempotency-key"] == "own-key-1", "another key")
		_, err := shared.Resellers.Create(ctx, gangway.CreateReseller{Name: "Another"}, gangway.WithIdempotencyKey("own-key-1"))
		refused(err, 422, gangway.CodeIdempotencyKeyReused)
	})

	scenario("retry-503", func() {
		breaks("GET", "/pricebooks", fault{"status": 503, "retryAfter": 0}, fault{"status": 503, "retryAfter": 0})
		must(shared.Pricebooks.List(ctx, nil))
		check(len(requests("GET", "/pricebooks")) == 3, "not three requests")
	})

	scenario("retry-429-date", func() {
		breaks("GET", "/pricebooks", fault{"status": 429, "retryAfter": "date"})
		begun := time.Now()
		must(shared.Pricebooks.List(ctx, nil))
		// The date is one second later, without its fraction.
		check(time.Now().Unix() >= begun.Unix()+1, "tried before the date")
		check(len(requests("GET", "/pricebooks")) == 2, "not two requests")
	})

	scenario("retry-reset", func() {
		breaks("POST", "/resellers", fault{"reset": "before"})
		must(shared.Resellers.Create(ctx, gangway.CreateReseller{Name: unique("Reset")}))
		check(len(requests("POST", "/resellers")) == 2, "not two requests")
		breaks("GET", "/pricebooks", fault{"reset": "before"})
		must(shared.Pricebooks.List(ctx, nil))
	})

	scenario("retry-5xx", func() {
		for _, status := range []int{500, 502, 504} {
			forget()
			breaks("GET", "/pricebooks", fault{"status": status})
			must(shared.Pricebooks.List(ctx, nil))
			check(len(requests("GET", "/pricebooks")) == 2, "not two requests after %d", status)
		}
		breaks("POST", "/resellers", fault{"status": 500}, fault{"status": 409, "code": "idempotency_in_progress"}, fault{"status": 504})
		created := must(shared.Resellers.Create(ctx, gangway.CreateReseller{Name: unique("Again")}))
		tries := requests("POST", "/resellers")
		check(len(tries) == 4 && tries[0].Headers["idempotency-key"] == tries[3].Headers["idempotency-key"], "%+v", tries)

		path, change := "/resellers/"+string(created.ID), gangway.UpdateReseller{Name: unique("Changed")}
		breaks("PATCH", path, fault{"status": 502})
		must(shared.Resellers.Update(ctx, created.ID, change, gangway.IfMatch(created.Version)))
		check(len(requests("PATCH", path)) == 2, "not two requests")
		for _, broken := range []fault{{"status": 502}, {"reset": "before"}} {
			forget()
			breaks("PATCH", path, broken)
			_, err := shared.Resellers.Update(ctx, created.ID, change)
			check(err != nil && len(requests("PATCH", path)) == 1, "%v", err)
		}

		forget()
		breaks("GET", "/pricebooks", fault{"delay": 4})
		must(shared.Pricebooks.List(ctx, nil, gangway.WithAttemptTimeout(time.Second)))
		check(len(requests("GET", "/pricebooks")) == 2, "not two requests")
	})

	scenario("restart", func() {
		proxy("POST", "restart", nil)
		created := must(shared.Resellers.Create(ctx, gangway.CreateReseller{Name: unique("Restart")}))
		check(len(requests("POST", "/resellers")) > 2, "it was not down")
		proxy("POST", "restart", nil)
		check(must(shared.Resellers.Get(ctx, created.ID)).Name == created.Name, "another one")
	})

	scenario("deadline", func() {
		for _, head := range []bool{true, false} {
			forget()
			breaks("GET", "/pricebooks", fault{"drip": 0.05, "head": head})
			begun := time.Now()
			_, err := shared.Pricebooks.List(ctx, nil, gangway.WithTimeout(time.Second))
			var late *gangway.TimeoutError
			took := time.Since(begun)
			check(errors.As(err, &late) && took > 900*time.Millisecond && took < 2*time.Second, "%v after %v", err, took)
			check(len(requests("GET", "/pricebooks")) == 1, "tried again")
		}

		breaks("GET", "/pricebooks", fault{"status": 503, "retryAfter": 30})
		begun := time.Now()
		_, err := shared.Pricebooks.List(ctx, nil, gangway.WithTimeout(5*time.Second))
		refused(err, 503, gangway.CodeDatabaseBusy)
		check(time.Since(begun) < 2*time.Second, "it waits in vain")
	})

	scenario("retry-gives-up", func() {
		breaks("GET", "/pricebooks", fault{"status": 503}, fault{"status": 429, "retryAfter": 0}, fault{"status": 503, "retryAfter": 7})
		_, err := shared.Pricebooks.List(ctx, nil, gangway.WithMaxRetries(2))
		problem := refused(err, 503, gangway.CodeDatabaseBusy)
		check(problem.RequestID == "from-the-proxy" && problem.RetryAfter == 7*time.Second, "%+v", problem)
		check(len(requests("GET", "/pricebooks")) == 3, "not three requests")

		breaks("POST", "/resellers", fault{"reset": "before"})
		_, err = shared.Resellers.Create(ctx, gangway.CreateReseller{Name: "Never"}, gangway.WithMaxRetries(0))
		var broken *gangway.ConnectionError
		check(errors.As(err, &broken), "%v", err)
	})

	scenario("no-retry", func() {
		_, err := shared.Resellers.Create(ctx, gangway.CreateReseller{Name: "Taken", ExternalRef: "lost"})
		refused(err, 409, gangway.CodeExternalRefTaken)
		_, err = shared.Resellers.Create(ctx, gangway.CreateReseller{Name: ""})
		refused(err, 422, gangway.CodeInvalidRequest)
		check(len(requests("POST", "/resellers")) == 2, "tried again")
	})

	scenario("timeout", func() {
		breaks("GET", "/pricebooks", fault{"delay": 3})
		begun := time.Now()
		_, err := shared.Pricebooks.List(ctx, nil, gangway.WithTimeout(300*time.Millisecond))
		var late *gangway.TimeoutError
		check(errors.As(err, &late) && time.Since(begun) < 2*time.Second, "%v after %v", err, time.Since(begun))
		check(len(requests("GET", "/pricebooks")) == 1, "tried again")

		breaks("GET", "/pricebooks", fault{"delay": 3})
		short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
		defer cancel()
		_, err = shared.Pricebooks.List(short, nil)
		check(errors.Is(err, context.DeadlineExceeded) && !errors.As(err, &late), "%v", err)
	})
}
