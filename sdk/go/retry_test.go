package gangway

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
)

func TestADialerThatGivesUpIsNotTheCallersDeadline(t *testing.T) {
	var dialed atomic.Int32
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		dialed.Add(1)
		// As net.Dialer does it with a time limit of its own.
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: context.DeadlineExceeded}
	}
	client, _ := New("http://gangway.test", WithToken("t"), WithHTTPClient(&http.Client{Transport: &http.Transport{DialContext: dial}}))
	client.api.random = func() float64 { return 0 }
	_, err := client.Clients.Get(context.Background(), "cli_1")
	var broken *ConnectionError
	if !errors.As(err, &broken) || errors.Is(err, context.DeadlineExceeded) || dialed.Load() != 3 {
		t.Errorf("%v after %d", err, dialed.Load())
	}
}
