package gangway

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPanicInAHookEndsNoCall(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"access_token": "t", "expires_in": 3600, "data": []}`)
	}))
	defer server.Close()
	hook := func(context.Context, Attempt) { panic("a mistake") }
	client, err := New(server.URL, WithCredentials("id", "secret"), WithHooks(Hooks{BeforeRequest: hook, AfterResponse: hook}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Clients.List(context.Background(), nil); err != nil {
		t.Error(err)
	}
}

func TestHooksSeeNoQuery(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	var seen []string
	client, _ := New(server.URL, WithToken("t"), WithMaxRetries(0), WithHooks(Hooks{AfterResponse: func(_ context.Context, a Attempt) {
		seen = append(seen, fmt.Sprintf("%+v", a))
	}}))
	_, err := client.Clients.List(context.Background(), &ListClientsParams{Q: "sol"})
	if text := fmt.Sprint(seen, err); len(seen) != 1 || err == nil || strings.Contains(text, "sol") {
		t.Error(text)
	}
}
