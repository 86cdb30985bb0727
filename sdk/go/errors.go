package gangway

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// ProblemCode is the cause of a problem. Decide by it, not by texts; later versions may have further codes.
type ProblemCode string

// ErrNotModified is the error of a Get with [IfNoneMatch] when the resource still has that version.
var ErrNotModified = errors.New("gangway: the resource has not changed")

// Error is an answer of the server that is not a success. Of the token endpoint's errors (RFC 6749) Code is `error` and
// Detail is `error_description`. An answer that is not the API's has [CodeUnknown].
type Error struct {
	Status    int
	Code      ProblemCode
	Title     string
	Detail    string
	Instance  string
	RequestID string
	// Host is who answered, with the port unless it is the usual one.
	Host string
	// Fields are the members that were refused, of [CodeInvalidRequest].
	Fields []FieldProblem
	Header http.Header
	// RetryAfter is how long the server asks to wait, or 0.
	RetryAfter time.Duration
	// Members are all members of the problem, those of a single code too, such as `allowedFrom`.
	Members map[string]json.RawMessage
}

func (e *Error) Error() string {
	text := fmt.Sprintf("%d %s", e.Status, e.Code)
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	for _, field := range e.Fields {
		text += fmt.Sprintf("; %s %s: %s", field.Pointer, field.Code, field.Detail)
	}
	if e.RequestID != "" {
		return fmt.Sprintf("%s (request %s, host %s)", text, e.RequestID, e.Host)
	}
	return fmt.Sprintf("%s (host %s)", text, e.Host)
}

// HasCode tells whether err is an answer of the server with one of these codes.
func HasCode(err error, codes ...ProblemCode) bool {
	var problem *Error
	if !errors.As(err, &problem) {
		return false
	}
	for _, code := range codes {
		if problem.Code == code {
			return true
		}
	}
	return false
}

// ConnectionError tells that no answer came because the connection could not be made, or broke.
type ConnectionError struct {
	Operation string
	Host      string
	Err       error
	// unsent: the request has not gone out.
	unsent bool
}

func (e *ConnectionError) Error() string {
	return fmt.Sprintf("no connection to %s: %v", e.Host, e.Err)
}

// Unwrap answers the cause.
func (e *ConnectionError) Unwrap() error { return e.Err }

// TimeoutError tells that a call took longer than [WithTimeout] allows, or an attempt longer than [WithAttemptTimeout]. When the deadline of the caller's context is
// what ended it, the error is context.DeadlineExceeded instead.
type TimeoutError struct {
	Operation string
	Host      string
	After     time.Duration
}

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("no answer from %s within %d ms", e.Host, e.After.Milliseconds())
}

// Timeout is true, as net.Error has it.
func (e *TimeoutError) Timeout() bool { return true }

// errorOf makes the error of an answer.
func (t *transport) errorOf(answer *answer) *Error {
	e := &Error{Status: answer.status, Header: answer.header, RequestID: answer.header.Get("X-Request-Id"), Host: t.host}
	e.RetryAfter, _ = t.retryAfter(answer.header)
	var problem struct {
		ProblemDetails
		OAuthError
	}
	// Something between client and server may have answered: then there is no problem to read, or only half of one.
	_ = json.Unmarshal(answer.body, &e.Members)
	_ = json.Unmarshal(answer.body, &problem)
	e.Code, e.Title, e.Detail = ProblemCode(problem.Code), problem.Title, problem.Detail
	e.Instance, e.Fields = problem.Instance, problem.Errors
	if e.Code == "" {
		e.Code, e.Detail = ProblemCode(problem.Error), problem.ErrorDescription
	}
	if e.Code == "" {
		e.Code, e.Detail = CodeUnknown, "The answer is not the API's."
	}
	if e.Title == "" {
		e.Title = http.StatusText(answer.status)
	}
	return e
}
