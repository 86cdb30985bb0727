package gangway

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	firstBackoff   = 500 * time.Millisecond
	longestBackoff = 8 * time.Second
	// A server that asks for more is not waited for.
	longestRetryAfter = time.Minute
)

// wait tells how long to wait before a request is sent again, and whether it should be.
func (t *transport) wait(ctx context.Context, answer *answer, err error, retries int) (time.Duration, bool) {
	backoff := time.Duration(t.random() * float64(min(longestBackoff, firstBackoff<<min(retries, 10))))
	if err != nil {
		var connection *ConnectionError
		var certificate *tls.CertificateVerificationError
		again := errors.As(err, &connection) && !errors.As(err, &certificate)
		return backoff, again && inTime(ctx, backoff)
	}
	switch answer.status {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusServiceUnavailable:
		after, _ := t.retryAfter(answer.header)
		backoff = max(backoff, after)
		return backoff, after <= longestRetryAfter && inTime(ctx, backoff)
	}
	return 0, false
}

// inTime tells whether the caller's deadline leaves time to wait so long.
func inTime(ctx context.Context, wait time.Duration) bool {
	deadline, found := ctx.Deadline()
	return !found || time.Until(deadline) > wait
}

// retryAfter reads Retry-After: a number of seconds, or a date.
func (t *transport) retryAfter(header http.Header) (time.Duration, bool) {
	value := header.Get("Retry-After")
	// A number that is out of range comes back as the greatest one.
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(seconds) * time.Second, true
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(0, date.Sub(t.now())), true
	}
	return 0, false
}

func sleep(ctx context.Context, id string, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ended(ctx, id)
	}
}

// ended is the error when the caller's context ended a call.
func ended(ctx context.Context, id string) error { return fmt.Errorf("gangway: %s: %w", id, ctx.Err()) }

// noAnswer says why no answer came.
func noAnswer(caller, attempt context.Context, id string, timeout time.Duration, err error) error {
	// Its text has the address with the query, which hooks and logs must not see.
	var address *url.Error
	if errors.As(err, &address) {
		err = address.Err
	}
	var operation *net.OpError
	dialing := errors.As(err, &operation) && operation.Op == "dial"
	switch {
	case caller.Err() != nil:
		return ended(caller, id)
	case attempt.Err() != nil, !dialing && errors.Is(err, context.DeadlineExceeded):
		return &TimeoutError{id, timeout}
	case errors.Is(err, context.DeadlineExceeded):
		// The dialer's own limit, half a minute: it must not look like the deadline of the caller's context.
		err = errors.New(err.Error())
	}
	return &ConnectionError{id, err}
}
