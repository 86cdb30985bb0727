package gangway

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
)

// operation is a call of an operation of the document, with the caller's arguments.
type operation struct {
	id, method, path string
	// ids replace the parameters in path, in this order.
	ids   []string
	query url.Values
	// header has the operation's own header parameters.
	header http.Header
	body   any
	csv    []byte
	// form: the body is a form. public: no token is needed. anyMedia: answers need not be JSON.
	form, public, anyMedia bool
	// raw: the path has no parameters, and the answer may be anything.
	raw bool
}

// request is what all attempts have in common.
type request struct {
	op       operation
	settings settings
	path     string
	url      string
	header   http.Header
	body     []byte
	basic    func() (id, secret string)
}

func (t *transport) prepare(op operation, s settings) (*request, error) {
	r := &request{op: op, settings: s, header: s.header}
	for i, part := range strings.Split(op.path, "/") {
		if strings.HasPrefix(part, "{") && !op.raw {
			id := op.ids[0]
			op.ids = op.ids[1:]
			// Without this, another address would be meant.
			if id == "" || id == "." || id == ".." {
				return nil, fmt.Errorf("gangway: %s: %s cannot be %q", op.id, strings.Trim(part, "{}"), id)
			}
			part = url.PathEscape(id)
		}
		if i > 0 {
			r.path += "/" + part
		}
	}
	r.url = t.base + r.path
	if len(op.query) > 0 {
		r.url += "?" + op.query.Encode()
	}
	for name, values := range op.header {
		r.header[name] = values
	}
	r.header.Set("User-Agent", t.agent)
	r.header.Set("Accept", "application/json, application/problem+json")
	if op.anyMedia || op.raw {
		r.header.Set("Accept", "application/json, */*;q=0.5")
	}
	r.header.Del("Authorization")
	r.header.Del("Content-Type")
	r.header.Del("Idempotency-Key")
	if op.method == http.MethodPost && !op.form {
		if s.key == "" {
			s.key = newKey()
		}
		r.header.Set("Idempotency-Key", s.key)
	}
	return r, r.encode(t)
}

func (r *request) encode(t *transport) (err error) {
	switch {
	case r.op.csv != nil:
		r.body = r.op.csv
		r.header.Set("Content-Type", "text/csv; charset=utf-8")
	case r.op.body == nil:
	case r.op.form:
		form := fields(r.op.body)
		if !form.Has("client_id") {
			r.basic = t.basic
		}
		r.body = []byte(form.Encode())
		r.header.Set("Content-Type", "application/x-www-form-urlencoded")
	default:
		r.header.Set("Content-Type", "application/json")
		if r.body, err = json.Marshal(r.op.body); err != nil {
			return fmt.Errorf("gangway: %s: %w", r.op.id, err)
		}
	}
	return nil
}

// repeatable tells whether it can be sent again without harm when it has been done: reading, what is done once for each
// key or version (`*` is none), and asking for a token. Every other POST has a key.
func (r *request) repeatable() bool {
	match := r.header.Get("If-Match")
	return r.op.method == http.MethodGet || r.op.method == http.MethodPost || match != "" && match != "*"
}

// http makes the request of one attempt.
func (r *request) http(ctx context.Context, token string) (*http.Request, error) {
	var body io.Reader
	if r.body != nil {
		// Behind a reader that net/http does not know: else it would send the body again itself, unseen by hooks.
		body = io.NopCloser(bytes.NewReader(r.body))
	}
	sent, err := http.NewRequestWithContext(ctx, r.op.method, r.url, body)
	if err != nil {
		return nil, fmt.Errorf("gangway: %s: %w", r.op.id, err)
	}
	sent.ContentLength = int64(len(r.body))
	sent.Header = r.header.Clone()
	if token != "" {
		sent.Header.Set("Authorization", "Bearer "+token)
	}
	if r.basic != nil {
		id, secret := r.basic()
		// RFC 6749 §2.3.1: both are form-encoded first.
		sent.SetBasicAuth(url.QueryEscape(id), url.QueryEscape(secret))
	}
	if err := sendable(sent.Header); err != nil {
		return nil, fmt.Errorf("gangway: %s: %w", r.op.id, err)
	}
	return sent, nil
}

// sendable finds what net/http would refuse too, but as if the connection were broken. It quotes no value: it may be a token.
func sendable(header http.Header) error {
	for name, values := range header {
		if name == "" || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, r) }) {
			return fmt.Errorf("%q cannot be the name of a header", name)
		}
		for _, value := range values {
			if strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == '\x7f' }) {
				return fmt.Errorf("the header %s has a line break or another control character", name)
			}
		}
	}
	return nil
}

// fields makes a form of a body whose members are text.
func fields(body any) url.Values {
	form, value := url.Values{}, reflect.ValueOf(body)
	for i := range value.NumField() {
		if !value.Field(i).IsZero() {
			name, _, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
			form.Set(name, text(value.Field(i).Interface()))
		}
	}
	return form
}

// orEmpty is an empty body in place of one that was left out.
func orEmpty[T any](body *T) T {
	if body == nil {
		return *new(T)
	}
	return *body
}

func text(value any) string { return fmt.Sprint(value) }

// newKey makes a random UUID.
func newKey() string {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		panic("gangway: no random numbers: " + err.Error())
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
