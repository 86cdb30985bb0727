package gangway

import (
	"context"
	"time"
)

// Hooks are called around every attempt, those for tokens too. They see no header, no body and no query.
type Hooks struct {
	BeforeRequest func(ctx context.Context, attempt Attempt)
	AfterResponse func(ctx context.Context, attempt Attempt)
}

// Attempt is one time that a request is sent.
type Attempt struct {
	// Number counts from 1.
	Number int
	// Operation is the operation's id in the API's document.
	Operation string
	Method    string
	Path      string
	// Status is 0 before the answer, and when there is none.
	Status    int
	RequestID string
	Duration  time.Duration
	// Err tells why there is no answer.
	Err error
}

func (h Hooks) before(ctx context.Context, attempt Attempt) {
	if h.BeforeRequest != nil {
		h.BeforeRequest(ctx, attempt)
	}
}

func (h Hooks) after(ctx context.Context, attempt Attempt) {
	if h.AfterResponse != nil {
		h.AfterResponse(ctx, attempt)
	}
}
