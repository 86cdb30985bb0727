package gangway

import (
	"context"
	"errors"
	"iter"
	"time"
)

// eventsHelpers are the methods of [EventsService] beside its operations.
type eventsHelpers interface {
	Follow(ctx context.Context, from EventID, filter *FollowFilter, options ...RequestOption) iter.Seq2[*Event, error]
}

// Where [EventsService.Follow] can begin, beside an event's id.
const (
	FromBeginning EventID = "beginning"
	FromNow       EventID = "now"
)

// FollowFilter says which events are followed; what is empty lets all through.
type FollowFilter struct {
	Type       EventType
	ResourceID string
}

// hold is for how many seconds the server holds an empty page open.
const hold = 20

// Follow goes through every event, oldest first, and for ever: at the end it waits for the next one. It goes on by itself
// after outages of the server or the network. from is [FromBeginning], [FromNow] or the id of the last event that was seen:
// remember that, and follow from there when your program starts again; nothing is missed and nothing comes twice.
//
// It ends with the loop over it, with ctx, or after an error that another attempt does not mend, such as 401 after the
// credential was revoked, or [CodeEventsGone].
func (s *EventsService) Follow(ctx context.Context, from EventID, filter *FollowFilter, options ...RequestOption) iter.Seq2[*Event, error] {
	params := ListEventsParams{Since: string(from), Limit: 100, Wait: hold}
	if filter != nil {
		params.Type, params.ResourceID = filter.Type, filter.ResourceID
	}
	if from == FromNow {
		// The first page is not held open: it says where that begins.
		params.Wait = 0
	}
	options = append([]RequestOption{WithTimeout(defaultTimeout), WithAttemptTimeout(defaultAttemptTimeout)}, options...)
	return func(yield func(*Event, error) bool) {
		params := params
		for failures := 0; ; {
			page, err := s.List(ctx, &params, options...)
			if err != nil {
				wait, again := s.outage(err, failures)
				failures++
				if again {
					err = sleep(ctx, "listEvents", wait)
				}
				if err != nil {
					yield(nil, err)
					return
				}
				continue
			}
			failures, params.Cursor, params.Wait = 0, page.NextCursor, hold
			for i := range page.Data {
				if !yield(&page.Data[i], nil) {
					return
				}
			}
		}
	}
}

// outage tells how long to wait after an error, and whether another attempt can help.
func (s *EventsService) outage(err error, failures int) (time.Duration, bool) {
	var problem *Error
	if errors.As(err, &problem) {
		asked, _ := s.api.retryAfter(problem.Header)
		return asked + s.api.delay(failures, 0, false), helpsAfterProblem(problem, true)
	}
	return s.api.delay(failures, 0, false), helpsAfterError(err, true)
}
