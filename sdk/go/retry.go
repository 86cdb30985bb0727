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
	// With their pauses of 20 to 40 seconds they outlive a server's restart.
	defaultRetries = 8
	defaultTimeout = time.Minute
	// More than the 30 seconds that an empty page of events can be held open.
	defaultAttemptTimeout = 40 * time.Second

	firstBackoff   = 500 * time.Millisecond
	longestBackoff = 8 * time.Second
	// A server that asks for more is not waited for.
	longestRetryAfter = time.Minute
)

// wait tells how long to wait before a request is sent again, and whether it should be.
func (t *transport) wait(ctx context.Context, r *request, answer *answer, err error, retries int) (time.Duration, bool) {
	if err != nil {
		wait := t.delay(retries, 0, false)
		return wait, helpsAfterError(err, r.repeatable()) && inTime(ctx, wait)
	}
	after, asked := t.retryAfter(answer.header)
	wait := t.delay(retries, after, asked)
	return wait, helpsAfterProblem(t.errorOf(answer), r.repeatable()) && after <= longestRetryAfter && inTime(ctx, wait)
}

// helpsAfterProblem tells whether sending the request again can help. repeatable: it does no harm when it has been done.
func helpsAfterProblem(problem *Error, repeatable bool) bool {
	switch problem.Status {
	case http.StatusTooManyRequests:
		return true
	case http.StatusRequestTimeout, http.StatusServiceUnavailable:
		// Another's, such as a proxy's, tells nothing of what the API did.
		return repeatable || problem.Code != CodeUnknown
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusGatewayTimeout:
		return repeatable
	case http.StatusConflict:
		return repeatable && problem.Code == CodeIdempotencyInProgress
	}
	return false
}

// helpsAfterError is the same without an answer. A certificate that is not trusted will not be the next time either.
func helpsAfterError(err error, repeatable bool) bool {
	var connection *ConnectionError
	var certificate *tls.CertificateVerificationError
	var late *TimeoutError
	switch {
	case errors.As(err, &certificate):
		return false
	case errors.As(err, &connection):
		return connection.unsent || repeatable
	}
	return errors.As(err, &late) && repeatable
}

// delay is how long to wait. A part of it is random, also beyond what the server asks for: those who were refused together
// must not come back together.
func (t *transport) delay(retries int, after time.Duration, asked bool) time.Duration {
	backoff := float64(min(longestBackoff, firstBackoff<<min(retries, 10)))
	if asked {
		return after + time.Duration(t.random()*backoff)
	}
	return time.Duration((1 + t.random()) / 2 * backoff)
}

// inTime tells whether the call's deadline leaves time to wait so long.
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

// ended is the error when time was over, or when the caller's context ended a call.
func ended(ctx context.Context, id string) error {
	var late *TimeoutError
	if errors.As(context.Cause(ctx), &late) {
		return late
	}
	return fmt.Errorf("gangway: %s: %w", id, ctx.Err())
}

// noAnswer says why no answer came.
func (t *transport) noAnswer(ctx context.Context, id string, err error) error {
	// Its text has the address with the query, which hooks and logs must not see.
	var address *url.Error
	if errors.As(err, &address) {
		err = address.Err
	}
	var operation *net.OpError
	dialing := errors.As(err, &operation) && operation.Op == "dial"
	switch {
	case ctx.Err() != nil:
		return ended(ctx, id)
	case errors.Is(err, context.DeadlineExceeded):
		// A limit of the HTTP client's own: it must not look like the deadline of the caller's context.
		err = errors.New(err.Error())
	}
	return &ConnectionError{Operation: id, Host: t.host, Err: err, unsent: dialing}
}
