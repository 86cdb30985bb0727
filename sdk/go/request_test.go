package gangway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

func TestControlCharactersAreNeverSent(t *testing.T) {
	var sent atomic.Int32
	client := serve(t, func(http.ResponseWriter, *http.Request) { sent.Add(1) })
	ctx := context.Background()
	for name, option := range map[string]CreateOption{
		"Idempotency-Key": WithIdempotencyKey("hush\r\nX: y"),
		"X-Own":           WithHeader("X-Own", "hush\x00"),
		`"X\r\nY"`:        WithHeader("X\r\nY", "hush"),
		`""`:              WithHeader("", "hush"),
	} {
		_, err := client.Resellers.Create(ctx, CreateReseller{}, option)
		var broken *ConnectionError
		if err == nil || errors.As(err, &broken) || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), "hush") {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := serve(t, func(http.ResponseWriter, *http.Request) { sent.Add(1) }, WithToken("hush\n"))
	if _, err := broken.Clients.List(ctx, nil); err == nil || !strings.Contains(err.Error(), "Authorization") || strings.Contains(err.Error(), "hush") {
		t.Error(err)
	}
	if sent.Load() != 0 {
		t.Errorf("%d requests", sent.Load())
	}
}

func TestRedirectsAreNeverFollowed(t *testing.T) {
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/resellers" {
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{}`)
	}, WithHTTPClient(&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return nil }}))
	var problem *Error
	if _, err := client.Resellers.Create(context.Background(), CreateReseller{}); !errors.As(err, &problem) || problem.Status != http.StatusFound {
		t.Error(err)
	}
}

func TestETagsHaveQuotes(t *testing.T) {
	var got string
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Get("If-Match") + r.Header.Get("If-None-Match") + r.Header.Get("Idempotency-Key")
		w.WriteHeader(http.StatusNoContent)
	})
	for _, step := range []struct {
		option ChangeOption
		wanted string
	}{
		{IfMatch(3), `"v3"`}, {IfMatch("v3"), `"v3"`}, {IfMatch(`"v3"`), `"v3"`}, {IfMatch(`W/"v3"`), `W/"v3"`},
		{IfMatch("*"), "*"}, {IfMatch(""), `""`}, {WithHeader("Idempotency-Key", "k"), ""},
	} {
		if err := client.Clients.Archive(context.Background(), "cli_1", step.option); err != nil || got != step.wanted {
			t.Errorf("%s, not %s: %v", got, step.wanted, err)
		}
	}
}

func TestBaseURLHasAPath(t *testing.T) {
	var got string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r.RequestURI
		w.WriteHeader(http.StatusNoContent)
	}))
	defer server.Close()
	client, err := New(server.URL+"/gangway//", WithToken("t"))
	if err != nil {
		t.Fatal(err)
	}
	if err := client.Clients.Archive(context.Background(), "../ñ?\r\n"); err != nil || got != "/gangway/clients/..%2F%C3%B1%3F%0D%0A" {
		t.Error(got, err)
	}
	for _, base := range []string{server.URL + "/?", server.URL + "/#"} {
		if _, err := New(base); err == nil {
			t.Errorf("%q is taken", base)
		}
	}
	if alone, err := New(server.URL, WithTokenSource(nil)); err != nil {
		t.Error(err)
	} else if _, err := alone.Clients.List(context.Background(), nil); err == nil {
		t.Error("no token is needed")
	}
}

func TestAChangeIsSentAgainIfItNamesAVersion(t *testing.T) {
	var sent atomic.Int32
	client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		sent.Add(1)
		w.WriteHeader(http.StatusBadGateway)
	}, WithMaxRetries(1))
	for wanted, options := range map[int32][][]ChangeOption{1: {nil, {IfMatch("*")}}, 2: {{IfMatch(3)}, {IfMatch("v3")}}} {
		for _, given := range options {
			sent.Store(0)
			if err := client.Clients.Archive(context.Background(), "cli_1", given...); err == nil || sent.Load() != wanted {
				t.Errorf("%d requests, not %d: %v", sent.Load(), wanted, err)
			}
		}
	}
}

func TestTheUsualPortIsNotTold(t *testing.T) {
	for base, wanted := range map[string]string{
		"https://a.test:443": "a.test", "https://a.test:80": "a.test:80", "http://a.test:80/x": "a.test", "http://[::1]:443": "[::1]:443",
		"https://[fe80::443]": "[fe80::443]", "https://a.test": "a.test", "https://a.test:8443": "a.test:8443",
	} {
		client, err := New(base)
		if err != nil || client.api.host != wanted {
			t.Errorf("%s, not %s: %v", client.api.host, wanted, err)
		}
	}
}
