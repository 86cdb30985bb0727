package main

import (
	"strings"
	"sync"
	"time"

	"gangway.invalid/gangway"
)

func tokens() {
	scenario("token-once", func() {
		client := connect()
		var all sync.WaitGroup
		results := make(chan error, 20)
		for range 20 {
			all.Add(1)
			go func() {
				defer all.Done()
				_, err := client.Clients.List(ctx, nil)
				results <- err
			}()
		}
		all.Wait()
		close(results)
		for err := range results {
			ok(err)
		}
		fetched := requests("POST", "/oauth/token")
		check(len(fetched) == 1, "%d tokens", len(fetched))
		check(strings.HasPrefix(fetched[0].Headers["authorization"], "Basic "), "no HTTP Basic")
	})

	scenario("token-renewed", func() {
		client := connect()
		must(client.Clients.List(ctx, nil))
		forget()
		breaks("GET", "/clients", fault{"status": 401})
		must(client.Clients.List(ctx, nil))
		check(len(requests("GET", "/clients")) == 2 && len(requests("POST", "/oauth/token")) == 1, "not renewed once")

		breaks("GET", "/clients", fault{"status": 401}, fault{"status": 401})
		_, err := client.Clients.List(ctx, nil)
		refused(err, 401, gangway.CodeUnauthenticated)
		check(len(requests("GET", "/clients")) == 4, "not sent twice")

		_, err = connect(gangway.WithCredentials(id, "wrong")).Clients.List(ctx, nil)
		check(refused(err, 401, "invalid_client").Detail != "", "no detail")

		token := must(shared.Identity.IssueToken(ctx, gangway.TokenRequest{GrantType: "client_credentials"})).AccessToken
		must(connect(gangway.WithToken(token)).Clients.List(ctx, nil))
		_, err = connect(gangway.WithToken("wrong")).Clients.List(ctx, nil)
		refused(err, 401, gangway.CodeUnauthenticated)
	})

	scenario("token-before-end", func() {
		client := connect()
		breaks("POST", "/oauth/token", fault{"patch": fault{"expires_in": 2}})
		must(client.Clients.List(ctx, nil))
		time.Sleep(1100 * time.Millisecond)
		must(client.Clients.List(ctx, nil))
		must(client.Clients.List(ctx, nil))
		check(len(requests("POST", "/oauth/token")) == 2, "%d tokens", len(requests("POST", "/oauth/token")))
	})
}
