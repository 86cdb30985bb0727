package gangway

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestAnswersThatAreNone(t *testing.T) {
	var sent atomic.Int32
	var media, body string
	client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		sent.Add(1)
		w.Header().Set("Content-Type", media)
		fmt.Fprint(w, body)
	})
	ctx := context.Background()
	calls := map[string]func() error{
		"get":     func() error { _, err := client.Clients.Get(ctx, "cli_1"); return err },
		"list":    func() error { _, err := client.Clients.List(ctx, nil); return err },
		"archive": func() error { return client.Clients.Archive(ctx, "cli_1") },
		"kit":     func() error { _, err := client.RoleARN.GetSetupKit(ctx, "ca_1", nil); return err },
	}
	for _, step := range []struct{ media, body, refused string }{
		{"text/html; charset=utf-8", "<p>Log in", "get list archive kit"},
		{"application/json", "", "get list kit"},
		{"application/json", " null\n", "get list kit"},
		{"application/json", `{"id": "cli_1"`, "get list kit"},
		{"application/json", `[]`, "get list kit"},
		{"text/plain", "", "get list kit"},
		{"application/json", strings.Repeat(" ", longestAnswer+1), "get list archive kit"},
		{"Application/JSON; charset=UTF-8", `{"data": null, "id": null, "new": {}, "status": "of tomorrow"}`, "kit"},
	} {
		for name, call := range calls {
			media, body = step.media, step.body
			sent.Store(0)
			err := call()
			if (err != nil) != strings.Contains(step.refused, name) || sent.Load() != 1 {
				t.Errorf("%s, %s %.40q: %v after %d requests", name, media, body, err, sent.Load())
			}
		}
	}
}

func TestErrorsOfProxies(t *testing.T) {
	var status int
	var media, body string
	client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	})
	for _, step := range []struct {
		status      int
		media, body string
		code        ProblemCode
	}{
		{502, "text/html", "<h1>Bad Gateway</h1>", CodeUnknown}, {500, "application/json", "", CodeUnknown}, {400, "application/json", "null", CodeUnknown},
		{422, "application/problem+json", `{"status": "x", "code": "invalid_request", "errors": [null, 5], "detail": 7}`, CodeInvalidRequest},
		{409, "application/problem+json", `{"code": "of_tomorrow", "allowedFrom": ["sent"]}`, "of_tomorrow"},
		{409, "application/problem+json", `{"code": `, CodeUnknown},
	} {
		status, media, body = step.status, step.media, step.body
		_, err := client.Clients.Get(context.Background(), "cli_1")
		var problem *Error
		if !errors.As(err, &problem) || problem.Status != step.status || problem.Code != step.code || problem.Title == "" && step.code == CodeUnknown {
			t.Errorf("%d %s: %v", status, body, err)
		}
	}
}

func TestATruncatedAnswerIsABrokenConnection(t *testing.T) {
	var bodies []string
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		sent, _ := io.ReadAll(r.Body)
		bodies = append(bodies, string(sent)+r.Header.Get("Idempotency-Key"))
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, `{"id": "cli_1"}`)
	})
	_, err := client.Clients.Create(context.Background(), CreateClient{Name: "Sol"})
	var broken *ConnectionError
	if !errors.As(err, &broken) || len(bodies) != 3 || bodies[0] != bodies[1] || bodies[0] != bodies[2] || !strings.Contains(bodies[0], "Sol") {
		t.Error(err, bodies)
	}
}

func TestPagesEnd(t *testing.T) {
	var pages []string
	var asked []string
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RawQuery)
		w.Header().Set("Content-Type", "application/json")
		if len(asked) > len(pages) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		fmt.Fprint(w, pages[len(asked)-1])
	})
	const item = `[{"id": "evt_1"}]`
	for name, step := range map[string]struct {
		pages         []string
		items, failed int
	}{
		"last page":   {[]string{`{"data": ` + item + `, "nextCursor": "a"}`, `{"data": ` + item + `}`}, 2, 0},
		"empty page":  {[]string{`{"data": ` + item + `, "nextCursor": "a"}`, `{"data": [], "nextCursor": "a"}`}, 1, 0},
		"same cursor": {[]string{`{"data": ` + item + `, "nextCursor": "a"}`, `{"data": ` + item + `, "nextCursor": "a"}`, `{"data": ` + item + `}`}, 1, 1},
		"error":       {[]string{`{"data": ` + item + `, "nextCursor": "a"}`}, 1, 1},
	} {
		pages, asked = step.pages, nil
		items, failed := 0, 0
		for _, err := range client.Events.All(context.Background(), &ListEventsParams{Since: "evt_0", Limit: 1}) {
			if err != nil {
				failed++
			} else {
				items++
			}
		}
		if items != step.items || failed != step.failed || len(asked) != 2 || asked[1] != "cursor=a&limit=1&since=evt_0" {
			t.Errorf("%s: %d items, %d errors, %q", name, items, failed, asked)
		}
	}
}

func TestTokenAnswers(t *testing.T) {
	for answer, wanted := range map[string]int32{
		`{"access_token": "t"}`:                                  1,
		`{"access_token": "t", "expires_in": 10000000000}`:       1,
		`{"expires_in": 3600}`:                                   -2,
		`{"access_token": "hush", "expires_in": "soon"}`:         -2,
		`{"access_token": "hush", "expires_in": 3600`:            -2,
		`{"access_token": {"hush": "hush"}, "expires_in": 3600}`: -2,
	} {
		var tokens, refused atomic.Int32
		client := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			if r.URL.Path == "/oauth/token" {
				tokens.Add(1)
				fmt.Fprint(w, answer)
				return
			}
			fmt.Fprint(w, `{"data": []}`)
		}, WithCredentials("id", "secret"))
		for range 2 {
			_, err := client.Clients.List(context.Background(), nil)
			if err != nil {
				refused.Add(1)
				if strings.Contains(err.Error(), "hush") || !strings.Contains(err.Error(), "issueToken") {
					t.Errorf("%s: %v", answer, err)
				}
			}
		}
		if got := tokens.Load(); wanted > 0 && (got != wanted || refused.Load() != 0) || wanted < 0 && (got != -wanted || refused.Load() != 2) {
			t.Errorf("%s: %d tokens, %d errors", answer, got, refused.Load())
		}
	}
}

func TestTokenEndpointThatIsBusy(t *testing.T) {
	client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Retry-After", "61")
		w.WriteHeader(http.StatusTooManyRequests)
		fmt.Fprint(w, `{"error": "temporarily_unavailable", "error_description": "Later."}`)
	}, WithCredentials("id", "secret"))
	_, err := client.Clients.List(context.Background(), nil)
	var problem *Error
	if !errors.As(err, &problem) || problem.Code != "temporarily_unavailable" || problem.Detail != "Later." || problem.RetryAfter != 61*time.Second {
		t.Error(err)
	}
}
