package gangway

import "net/http"

// Response is what comes with an answer beside its body; see [ResponseInto].
type Response struct {
	Status    int
	Header    http.Header
	RequestID string
	// ETag can be given to [IfMatch] and [IfNoneMatch].
	ETag string
	// Replayed tells that an earlier request with the same idempotency key did this.
	Replayed bool
	// Attempts counts how often the request was sent.
	Attempts int
}

func responseOf(answer *answer, attempts int) Response {
	return Response{
		Status:    answer.status,
		Header:    answer.header,
		RequestID: answer.header.Get("X-Request-Id"),
		ETag:      answer.header.Get("ETag"),
		Replayed:  answer.header.Get("Idempotent-Replayed") == "true",
		Attempts:  attempts,
	}
}
