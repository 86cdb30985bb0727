package gangway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// serve starts a server and a client of it.
func serve(t *testing.T, handler http.HandlerFunc, options ...ClientOption) *Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	client, err := New(server.URL, append([]ClientOption{WithToken("a-token"), WithMaxRetries(2)}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	client.api.random = func() float64 { return 0 }
	return client
}

func TestRetryAfterOfMoreThanAMinuteEndsTheCall(t *testing.T) {
	var sent atomic.Int32
	client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		sent.Add(1)
		w.Header().Set("Retry-After", "61")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	_, err := client.Clients.Get(context.Background(), "cli_1")
	var problem *Error
	if !errors.As(err, &problem) || problem.RetryAfter != 61*time.Second || problem.Status != 503 || sent.Load() != 1 {
		t.Fatalf("%v after %d requests", err, sent.Load())
	}
}

func TestRetryAfterPastTheDeadlineEndsTheCall(t *testing.T) {
	client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "20")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	begun := time.Now()
	_, err := client.Clients.Get(ctx, "cli_1")
	var problem *Error
	if !errors.As(err, &problem) || time.Since(begun) > 5*time.Second {
		t.Fatalf("%v after %v", err, time.Since(begun))
	}
}

func TestRetryAfterIsSecondsOrADate(t *testing.T) {
	now := time.Date(2027, 1, 15, 8, 0, 0, 0, time.UTC)
	api := &transport{now: func() time.Time { return now }}
	for value, wanted := range map[string]time.Duration{
		"": 0, "soon": 0, "-1": 0, "7": 7 * time.Second, "99999999999999999999": (1<<31 - 1) * time.Second,
		now.Add(9 * time.Second).Format(http.TimeFormat): 9 * time.Second,
		now.Add(-time.Hour).Format(http.TimeFormat):      0,
	} {
		if got, _ := api.retryAfter(http.Header{"Retry-After": {value}}); got != wanted {
			t.Errorf("%q: %v", value, got)
		}
	}
}

func TestTokenIsRenewedBeforeItsEnd(t *testing.T) {
	for life, renewed := range map[int]time.Duration{3600: 3540 * time.Second, 90: 45 * time.Second} {
		var tokens atomic.Int32
		client := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			if r.URL.Path == "/oauth/token" {
				fmt.Fprintf(w, `{"access_token": "t%d", "expires_in": %d}`, tokens.Add(1), life)
				return
			}
			fmt.Fprint(w, `{"data": []}`)
		}, WithCredentials("id", "secret", ScopeClientsRead))
		now := time.Now()
		client.api.now = func() time.Time { return now }
		for _, step := range []struct {
			after  time.Duration
			tokens int32
		}{{0, 1}, {renewed - time.Second, 1}, {renewed, 2}} {
			now = now.Add(step.after)
			if _, err := client.Clients.List(context.Background(), nil); err != nil || tokens.Load() != step.tokens {
				t.Errorf("%d, %v: %d tokens, %v", life, step.after, tokens.Load(), err)
			}
			now = now.Add(-step.after)
		}
	}
}

func TestTokenDoesNotEndWithTheFirstCaller(t *testing.T) {
	asked, answer := make(chan bool), make(chan bool)
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.URL.Path == "/oauth/token" {
			close(asked)
			<-answer
			fmt.Fprint(w, `{"access_token": "t", "expires_in": 3600}`)
			return
		}
		fmt.Fprint(w, `{"data": []}`)
	}, WithCredentials("id", "secret"))
	first, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		_, err := client.Clients.List(first, nil)
		ended <- err
	}()
	<-asked
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	go close(answer)
	if _, err := client.Clients.List(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
}

func TestPatchTellsNullFromAbsent(t *testing.T) {
	for wanted, body := range map[string]UpdateClient{
		`{}`: {},
		`{"contact":{"phone":null},"domain":null,"externalRef":"","name":"Sol"}`: {
			Name: "Sol", Domain: Null[string](), ExternalRef: Set(""), Contact: &UpdateContact{Phone: Null[string]()},
		},
	} {
		got, err := json.Marshal(body)
		if string(got) != wanted || err != nil {
			t.Errorf("%s, %v", got, err)
		}
	}
	var read Optional[string]
	if json.Unmarshal([]byte(`null`), &read) != nil || !read.IsNull() {
		t.Errorf("%+v", read)
	}
	if value, set := read.Get(); json.Unmarshal([]byte(`"x"`), &read) != nil || set || value != "" {
		t.Errorf("%+v", read)
	}
}

func TestVariantsTellTheirKind(t *testing.T) {
	var body CreateCloudAccount = RequestNewAccount{ClientID: "cli_1", Nickname: "Lab", SupportType: SupportTypeBasic}
	got, _ := json.Marshal(body)
	if string(got) != `{"origin":"new","clientId":"cli_1","nickname":"Lab","supportType":"basic"}` {
		t.Errorf("%s", got)
	}
}

func TestRequests(t *testing.T) {
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		public := strings.HasSuffix(r.URL.Path, "z")
		if !strings.HasPrefix(r.UserAgent(), "gangway-go/"+Version+" ") || (r.Header.Get("Authorization") == "") != public {
			w.WriteHeader(http.StatusTeapot)
		}
		if r.URL.Path == "/readyz" {
			http.Redirect(w, r, "/healthz", http.StatusFound)
			return
		}
		fmt.Fprintf(w, `{"status": %q, "name": %q}`, r.Header.Get("Accept-Language"), r.Header.Get("If-Match")+r.URL.EscapedPath())
	}, WithAcceptLanguage("es"))
	ctx := context.Background()
	health, err := client.Service.GetHealth(ctx, WithAcceptLanguage("en"))
	if err != nil || health.Status != "en" {
		t.Errorf("%+v, %v", health, err)
	}
	reseller, err := client.Resellers.Update(ctx, "a/b?", UpdateReseller{}, IfMatch(3))
	if err != nil || reseller.Status != "es" || reseller.Name != `"v3"/resellers/a%2Fb%3F` {
		t.Errorf("%+v, %v", reseller, err)
	}
	for _, id := range []ResellerID{"", ".", ".."} {
		if _, err := client.Resellers.Get(ctx, id); err == nil {
			t.Errorf("%q is taken", id)
		}
	}
	var problem *Error
	if _, err := client.Service.GetReadiness(ctx); !errors.As(err, &problem) || problem.Status != 302 {
		t.Errorf("the redirect was followed: %v", err)
	}
	for _, base := range []string{"", "example.com", "ftp://example.com", "https://user:pass@example.com", "https://example.com/?q"} {
		if _, err := New(base); err == nil || strings.Contains(err.Error(), "pass@") {
			t.Errorf("%q: %v", base, err)
		}
	}
	alone, _ := New("https://example.com")
	if _, err := alone.Clients.List(ctx, nil); err == nil {
		t.Error("no token is needed")
	}
}

func TestConnectionErrors(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	url := server.URL
	server.Close()
	client, _ := New(url, WithToken("t"), WithMaxRetries(1))
	client.api.random = func() float64 { return 0 }
	var broken *ConnectionError
	if _, err := client.Events.List(context.Background(), nil); !errors.As(err, &broken) || broken.Operation != "listEvents" {
		t.Error(err)
	}
}

func TestWebhookReasons(t *testing.T) {
	header := http.Header{"Webhook-Id": {"evt_1"}, "Webhook-Timestamp": {"x"}, "Webhook-Signature": {"v1,AAAA"}}
	for _, step := range []struct {
		header http.Header
		secret string
		reason WebhookReason
	}{
		{http.Header{}, "whsec_AAAA", WebhookHeaderMissing}, {header, "whsec_AAAA", WebhookTimestampInvalid},
	} {
		_, err := VerifyWebhook([]byte("{}"), step.header, step.secret)
		var refused *WebhookError
		if !errors.As(err, &refused) || refused.Reason != step.reason {
			t.Errorf("%s: %v", step.secret, err)
		}
	}
}
