package gangway

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
)

// transport sends requests, again where that helps, and reads the answers.
type transport struct {
	base     string
	host     string
	http     *http.Client
	defaults settings
	agent    string
	app      string
	hooks    Hooks
	tokens   tokens
	// basic is the credential of [WithCredentials]: a function, because nothing prints what is in it.
	basic  func() (id, secret string)
	now    func() time.Time
	random func() float64
}

// longestAnswer is far more than any answer of the API has; without it one that does not end would fill the memory.
const longestAnswer = 32 << 20

type answer struct {
	status int
	header http.Header
	body   []byte
}

// call makes a call that answers a T.
func call[T any, O requestApplier](ctx context.Context, t *transport, op operation, options []O) (*T, error) {
	result := new(T)
	if err := t.call(ctx, op, applied(options), result); err != nil {
		return nil, err
	}
	return result, nil
}

func (t *transport) call(ctx context.Context, op operation, options []requestApplier, result any) error {
	s := t.defaults.with(options)
	ctx, cancel := t.limited(ctx, op.id, s.timeout)
	defer cancel()
	request, err := t.prepare(op, s)
	if err != nil {
		return err
	}
	answer, attempts, err := t.send(ctx, request)
	if err != nil {
		return err
	}
	if s.response != nil {
		*s.response = responseOf(answer, attempts)
	}
	switch {
	case answer.status == http.StatusNotModified:
		return ErrNotModified
	case answer.status < 200 || answer.status > 299:
		return t.errorOf(answer)
	}
	return decode(op, answer, result)
}

// send sends a request until it is answered for good, and tells how often it was sent.
func (t *transport) send(ctx context.Context, request *request) (*answer, int, error) {
	var token string
	var err error
	if !request.op.public {
		if token, err = t.token(ctx, request.op, ""); err != nil {
			return nil, 0, err
		}
	}
	refused, retries := "", 0
	for number := 1; ; number++ {
		answer, err := t.attempt(ctx, request, token, number)
		if err == nil && answer.status == http.StatusUnauthorized && !request.op.public && refused == "" {
			refused = token
			if token, err = t.token(ctx, request.op, refused); err != nil {
				return nil, number, err
			}
			if token != refused {
				continue
			}
		}
		wait, again := t.wait(ctx, request, answer, err, retries)
		if !again || retries >= request.settings.retries {
			return answer, number, err
		}
		retries++
		if err := sleep(ctx, request.op.id, wait); err != nil {
			return nil, number, err
		}
	}
}

func (t *transport) token(ctx context.Context, op operation, refused string) (string, error) {
	if t.tokens == nil {
		return "", fmt.Errorf("gangway: %s needs a token: give New an option WithCredentials, WithToken or WithTokenSource", op.id)
	}
	return t.tokens.token(ctx, refused)
}

// attempt sends a request once.
func (t *transport) attempt(ctx context.Context, r *request, token string, number int) (*answer, error) {
	seen := Attempt{Number: number, Operation: r.op.id, Method: r.op.method, Path: r.path}
	tell(ctx, t.hooks.BeforeRequest, seen)
	begun := time.Now()
	answer, err := t.exchange(ctx, r, token)
	seen.Duration, seen.Err = time.Since(begun), err
	if answer != nil {
		seen.Status, seen.RequestID = answer.status, answer.header.Get("X-Request-Id")
	}
	tell(ctx, t.hooks.AfterResponse, seen)
	return answer, err
}

// limited is a context that ends after this time, with a [*TimeoutError].
func (t *transport) limited(ctx context.Context, id string, timeout time.Duration) (context.Context, context.CancelFunc) {
	if timeout <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeoutCause(ctx, timeout, &TimeoutError{id, t.host, timeout})
}

func (t *transport) exchange(ctx context.Context, r *request, token string) (*answer, error) {
	ctx, cancel := t.limited(ctx, r.op.id, r.settings.attempt)
	defer cancel()
	sent, err := r.http(ctx, token)
	if err != nil {
		return nil, err
	}
	response, err := t.http.Do(sent)
	if err != nil {
		return nil, t.noAnswer(ctx, r.op.id, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, longestAnswer+1))
	if err != nil {
		return nil, t.noAnswer(ctx, r.op.id, err)
	}
	if len(body) > longestAnswer {
		return nil, fmt.Errorf("gangway: %s: the answer is longer than %d bytes", r.op.id, longestAnswer)
	}
	return &answer{response.StatusCode, response.Header, body}, nil
}

func isJSON(media string) bool {
	return media == "application/json" || strings.HasSuffix(media, "+json")
}

// decode reads the body of a success.
func decode(op operation, answer *answer, result any) error {
	body := bytes.TrimSpace(answer.body)
	if result == nil && len(body) == 0 {
		return nil
	}
	media, _, _ := mime.ParseMediaType(answer.header.Get("Content-Type"))
	if raw, isRaw := result.(*rawResult); isRaw {
		if err := raw.read(media, body); err != nil {
			return fmt.Errorf("gangway: %s: the answer cannot be read: %w", op.id, err)
		}
		return nil
	}
	raw, takesText := result.(interface{ setText(media, text string) })
	if takesText {
		raw.setText(media, string(answer.body))
	}
	switch isJSON := isJSON(media); {
	case !isJSON && (!takesText || media == "text/html"):
		// Something between client and server answered.
		return fmt.Errorf("gangway: %s: the answer is %q, not JSON", op.id, media)
	case result == nil:
		return nil
	case len(body) == 0 || isJSON && string(body) == "null":
		return fmt.Errorf("gangway: %s: the answer is empty", op.id)
	case !isJSON:
		return nil
	}
	if err := json.Unmarshal(answer.body, result); err != nil {
		return fmt.Errorf("gangway: %s: the answer cannot be read: %w", op.id, err)
	}
	return nil
}
