package gangway

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// linkRequestsHelpers are the methods of [LinkRequestsService] beside its operations.
type linkRequestsHelpers interface {
	WaitUntil(ctx context.Context, linkRequestID LinkRequestID, timeout time.Duration, status LinkRequestStatus, others ...LinkRequestStatus) (*LinkRequest, error)
}

// EndedError tells that a link request ended with another status than the one that was waited for.
type EndedError struct {
	// Request is the link request as it ended.
	Request *LinkRequest
	// Wanted are the statuses that were waited for.
	Wanted []LinkRequestStatus
}

func (e *EndedError) Error() string {
	return fmt.Sprintf("link request %s is %s, which never becomes %s", e.Request.ID, e.Request.Status, orList(e.Wanted))
}

// WaitError tells that a link request did not get a status in time.
type WaitError struct {
	// Request is the link request as it was last.
	Request *LinkRequest
	// Wanted are the statuses that were waited for.
	Wanted []LinkRequestStatus
	// After is the time that it was given.
	After time.Duration
}

func (e *WaitError) Error() string {
	return fmt.Sprintf("link request %s is still %s after %d ms, not %s", e.Request.ID, e.Request.Status, e.After.Milliseconds(), orList(e.Wanted))
}

// Timeout is true, as net.Error has it.
func (e *WaitError) Timeout() bool { return true }

func orList(statuses []LinkRequestStatus) string {
	names := make([]string, len(statuses))
	for i, status := range statuses {
		names[i] = string(status)
	}
	return strings.Join(names, " or ")
}

// WaitUntil asks again and again, after pauses that grow from half a second to eight, until the request has one of these
// statuses, and answers it then. The error is an [*EndedError] when it ended with another status, which never becomes a
// wanted one, and a [*WaitError] when it takes longer than timeout; when the context ends first, it is the context's.
func (s *LinkRequestsService) WaitUntil(ctx context.Context, linkRequestID LinkRequestID, timeout time.Duration, status LinkRequestStatus, others ...LinkRequestStatus) (*LinkRequest, error) {
	wanted := append([]LinkRequestStatus{status}, others...)
	// Its own end is told from that of the caller's context by its cause.
	late, over := &WaitError{Wanted: wanted, After: timeout}, errors.New("gangway: the wait is over")
	limited, cancel := context.WithTimeoutCause(ctx, timeout, over)
	defer cancel()
	for asked := 0; ; asked++ {
		request, err := s.Get(limited, linkRequestID)
		if err == nil {
			late.Request = request
			if slices.Contains(wanted, request.Status) {
				return request, nil
			}
			if request.ClosedAt != nil && !mayStillBecome(request.Status, wanted) {
				return nil, &EndedError{request, wanted}
			}
			err = sleep(limited, "getLinkRequest", s.api.delay(asked, 0, false))
		}
		switch {
		case err != nil && late.Request != nil && context.Cause(limited) == over:
			return nil, late
		case err != nil:
			return nil, err
		}
	}
}

// mayStillBecome tells whether a request that ended can get another status: an acceptance that AWS reports wins over the
// two weeks' end.
func mayStillBecome(status LinkRequestStatus, wanted []LinkRequestStatus) bool {
	return status == LinkRequestStatusExpired && slices.Contains(wanted, LinkRequestStatusAccepted)
}
