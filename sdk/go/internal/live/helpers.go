package main

import (
	"context"
	"errors"
	"iter"
	"net/url"
	"strings"
	"time"

	"gangway.invalid/gangway"
)

func sentRequest(number ...string) gangway.LinkRequestID {
	account := newAccount(newClient().ID, func(body *gangway.AddExistingAccount) {
		body.OrganizationRole = gangway.OrganizationRoleStandalone
		if len(number) > 0 {
			body.AWSAccountID = number[0]
		}
	})
	request := must(shared.LinkRequests.Create(ctx, gangway.CreateLinkRequest{CloudAccountID: account.ID}))
	must(shared.LinkRequests.Approve(ctx, request.ID, nil))
	must(shared.LinkRequests.Send(ctx, request.ID, nil))
	return request.ID
}

func helpers() {
	scenario("wait-until", waitUntil)
	scenario("follow", follow)
	scenario("create-or-find", createOrFind)
	scenario("raw-request", rawRequest)
}

func waitUntil() {
	accepted := must(shared.LinkRequests.WaitUntil(ctx, sentRequest(), time.Minute, gangway.LinkRequestStatusAccepted, gangway.LinkRequestStatusCompleted))
	check(accepted.Status == gangway.LinkRequestStatusAccepted, "%s", accepted.Status)

	declined := sentRequest("222200000001")
	_, err := shared.LinkRequests.WaitUntil(ctx, declined, time.Minute, gangway.LinkRequestStatusAccepted)
	var ended *gangway.EndedError
	check(errors.As(err, &ended) && ended.Request.ID == declined, "%v", err)
	check(err.Error() == "link request "+string(declined)+" is declined, which never becomes accepted", "%v", err)

	request := must(shared.LinkRequests.Create(ctx, gangway.CreateLinkRequest{CloudAccountID: newAccount(newClient().ID).ID}))
	begun := time.Now()
	_, err = shared.LinkRequests.WaitUntil(ctx, request.ID, 700*time.Millisecond, gangway.LinkRequestStatusApproved)
	var late *gangway.WaitError
	check(errors.As(err, &late), "%v", err)
	check(err.Error() == "link request "+string(request.ID)+" is still submitted after 700 ms, not approved", "%v", err)
	check(time.Since(begun) >= 700*time.Millisecond && time.Since(begun) < 3*time.Second, "after %s", time.Since(begun))
	stopped, stop := context.WithTimeout(ctx, 100*time.Millisecond)
	defer stop()
	_, err = shared.LinkRequests.WaitUntil(stopped, request.ID, time.Minute, gangway.LinkRequestStatusApproved)
	check(errors.Is(err, context.DeadlineExceeded), "%v", err)
}

func follow() {
	first := must(shared.Events.List(ctx, &gangway.ListEventsParams{ResourceID: string(newClient().ID), Since: "beginning", Type: gangway.EventTypeClientCreated})).Data[0]
	// Without retries every outage is the loop's own.
	follower, filter := connect(gangway.WithMaxRetries(0)), &gangway.FollowFilter{Type: gangway.EventTypeClientCreated}
	stopped, stop := context.WithCancel(ctx)
	next, end := iter.Pull2(follower.Events.Follow(stopped, first.ID, filter))
	defer end()
	comes := func(client *gangway.ClientProfile) {
		event, err, _ := next()
		ok(err)
		check(event.Resource.ID == string(client.ID), "%s is not of %s", event.Resource.ID, client.ID)
	}
	comes(newClient())
	proxy("POST", "restart", nil)
	comes(newClient())
	breaks("GET", "/events", fault{"status": 502}, fault{"reset": "before"})
	comes(newClient())
	time.AfterFunc(100*time.Millisecond, stop)
	_, err, _ := next()
	check(errors.Is(err, context.Canceled), "%v", err)

	reseller := newReseller()
	credential := must(shared.Credentials.Create(ctx, gangway.CreateCredential{Name: "Follower", Role: gangway.CredentialRoleReseller, ResellerID: reseller.ID}))
	limited := connect(gangway.WithCredentials(string(credential.ID), credential.Secret))
	forget()
	type item struct {
		event *gangway.Event
		err   error
	}
	items := make(chan item, 10)
	go func() {
		for event, err := range limited.Events.Follow(ctx, gangway.FromNow, filter) {
			items <- item{event, err}
		}
		close(items)
	}()
	eventually(func() bool {
		sent := requests("GET", "/events")
		return len(sent) > 0 && sent[0].Status == 200
	})
	client := must(shared.Clients.Create(ctx, clientBody(reseller.ID)))
	came := <-items
	ok(came.err)
	check(came.event.Resource.ID == string(client.ID), "%+v", came.event)
	ok(shared.Credentials.Revoke(ctx, credential.ID))
	var problem *gangway.Error
	came = <-items
	check(errors.As(came.err, &problem) && problem.Status == 401, "%v", came.err)
	_, more := <-items
	check(!more, "it goes on")
}

func createOrFind() {
	body := clientBody(newReseller().ID)
	body.ExternalRef = unique("CRM")
	made := must(shared.Clients.CreateOrFind(ctx, body))
	name := body.Name
	body.Name = "Another"
	found := must(shared.Clients.CreateOrFind(ctx, body, gangway.WithIdempotencyKey("find-"+string(made.ID))))
	check(found.ID == made.ID && found.Name == name, "%+v", found)
	forget()
	body.ExternalRef = ""
	_, err := shared.Clients.CreateOrFind(ctx, body)
	check(err != nil && len(requests("POST", "/clients")) == 0, "%v", err)
}

func rawRequest() {
	named := connect(gangway.WithAppName("onboarding/1.2"))
	owner := newReseller().ID
	must(shared.Clients.Create(ctx, clientBody(owner)))
	breaks("GET", "/clients", fault{"status": 503, "retryAfter": 0})
	var page gangway.Page[gangway.ClientProfile]
	ok(named.Request(ctx, "get", "/clients", url.Values{"resellerId": {string(owner)}}, nil, &page))
	check(len(page.Data) == 1, "%+v", page)
	asked := requests("GET", "/clients")
	check(len(asked) == 2 && asked[0].Status == 503 && asked[1].Status == 200, "%+v", asked)
	check(strings.HasSuffix(asked[0].Headers["user-agent"], " onboarding/1.2"), "%s", asked[0].Headers["user-agent"])

	body := clientBody(owner)
	body.ExternalRef = unique("CRM")
	breaks("POST", "/clients", fault{"reset": "after"})
	var made gangway.ClientProfile
	var response gangway.Response
	ok(named.Request(ctx, "POST", "/clients", nil, body, &made, gangway.ResponseInto(&response)))
	check(response.Replayed && made.ExternalRef == body.ExternalRef, "%+v", made)
	hook := must(shared.Webhooks.CreateEndpoint(ctx, gangway.CreateWebhookEndpoint{URL: "https://example.com/hooks", EventTypes: []string{"client.created"}}))
	ok(named.Request(ctx, "DELETE", "/webhook-endpoints/"+string(hook.ID), nil, nil, nil))
	refused(named.Request(ctx, "GET", "/clients/cli_nobody", nil, nil, nil), 404, gangway.CodeClientNotFound)
	check(named.Request(ctx, "GET", "/clients?limit=1", nil, nil, nil) != nil, "a query in the path is taken")
}
