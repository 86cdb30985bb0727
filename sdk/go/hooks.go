package gangway

import (
	"context"
	"log/slog"
	"time"
)

// Hooks are called around every attempt, those for tokens too. They see no header, no body and no query. A panic in one
// is logged and ends no call.
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

func tell(ctx context.Context, hook func(context.Context, Attempt), attempt Attempt) {
	// Tokens are fetched in a goroutine of their own, where a panic would end the whole program.
	defer func() {
		if problem := recover(); problem != nil {
			slog.ErrorContext(ctx, "gangway: a hook panicked", "operation", attempt.Operation, "panic", problem)
		}
	}()
	if hook != nil {
		hook(ctx, attempt)
	}
}
