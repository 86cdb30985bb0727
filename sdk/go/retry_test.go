package gangway

import (
	"context"
	"crypto/tls"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"time"
)

func TestADialerThatGivesUpIsNotTheCallersDeadline(t *testing.T) {
	var dialed atomic.Int32
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		dialed.Add(1)
		// As net.Dialer does it with a time limit of its own.
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: context.DeadlineExceeded}
	}
	client, _ := New("http://gangway.test", WithToken("t"), WithMaxRetries(2), WithHTTPClient(&http.Client{Transport: &http.Transport{DialContext: dial}}))
	client.api.random = func() float64 { return 0 }
	_, err := client.Clients.Get(context.Background(), "cli_1")
	var broken *ConnectionError
	if !errors.As(err, &broken) || errors.Is(err, context.DeadlineExceeded) || dialed.Load() != 3 {
		t.Errorf("%v after %d", err, dialed.Load())
	}
}

func TestPausesArePartlyRandom(t *testing.T) {
	api := &transport{}
	for random, wanted := range map[float64][]float64{0: {0.25, 0.5, 1, 2, 4, 4}, 1: {0.5, 1, 2, 4, 8, 8}} {
		api.random = func() float64 { return random }
		for retries, seconds := range wanted {
			if wait := api.delay(retries, 0, false).Seconds(); wait != seconds {
				t.Errorf("%d: %v, not %v", retries, wait, seconds)
			}
			if wait := api.delay(retries, 7*time.Second, true).Seconds(); wait < 7 || wait > 7+wanted[retries] {
				t.Errorf("%d: %v after Retry-After", retries, wait)
			}
		}
	}
	// Two clients do not wake at the same moment.
	api.random = rand.Float64
	waits := map[time.Duration]bool{}
	for range 60 {
		waits[api.delay(0, time.Second, true)] = true
	}
	if len(waits) < 50 {
		t.Errorf("%d different ones of 60", len(waits))
	}
}

func TestWhatIsTriedAgain(t *testing.T) {
	api := &transport{now: time.Now, random: rand.Float64}
	for _, step := range []struct {
		status          int
		code            ProblemCode
		any, repeatable bool
	}{
		{503, CodeDatabaseBusy, true, true}, {503, CodeUnknown, false, true}, {408, CodeRequestTimeout, true, true},
		{408, CodeUnknown, false, true}, {429, CodeUnknown, true, true}, {429, CodeRateLimited, true, true}, {500, CodeInternal, false, true},
		{409, CodeIdempotencyInProgress, false, true}, {409, CodeExternalRefTaken, false, false},
		{422, CodeInvalidRequest, false, false},
	} {
		got := &answer{status: step.status, body: []byte(`{"code": "` + string(step.code) + `"}`)}
		if helpsAfterProblem(api.errorOf(got), false) != step.any || helpsAfterProblem(api.errorOf(got), true) != step.repeatable {
			t.Errorf("%d %s", step.status, step.code)
		}
	}
	for _, step := range []struct {
		err             error
		any, repeatable bool
	}{
		{&ConnectionError{unsent: true}, true, true}, {&ConnectionError{}, false, true}, {&TimeoutError{}, false, true},
		{&ConnectionError{Err: &tls.CertificateVerificationError{}, unsent: true}, false, false}, {context.Canceled, false, false},
	} {
		if helpsAfterError(step.err, false) != step.any || helpsAfterError(step.err, true) != step.repeatable {
			t.Errorf("%#v", step.err)
		}
	}
}
