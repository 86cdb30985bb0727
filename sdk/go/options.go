package gangway

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// ClientOption is an option of [New].
type ClientOption interface{ applyClient(*Client) }

// RequestOption is an option of any call.
type RequestOption interface {
	GetOption
	ChangeOption
	CreateOption
}

// GetOption is an option of a call that reads one resource: [IfNoneMatch], or one of any call.
type GetOption interface {
	requestApplier
	toGet()
}

// ChangeOption is an option of a call that changes or deletes one resource: [IfMatch], or one of any call.
type ChangeOption interface {
	ActionOption
	toChange()
}

// CreateOption is an option of a call that the server does once for each key: [WithIdempotencyKey], or one of any call.
type CreateOption interface {
	ActionOption
	toCreate()
}

// ActionOption is an option of an action on one resource: [IfMatch], [WithIdempotencyKey], or one of any call.
type ActionOption interface {
	requestApplier
	toAction()
}

type requestApplier interface{ applyRequest(*settings) }

// applied are options of some kind as what a call takes.
func applied[O requestApplier](options []O) []requestApplier {
	all := make([]requestApplier, len(options))
	for i, option := range options {
		all[i] = option
	}
	return all
}

// Option is an option of [New], where it holds for every call, and of one call.
type Option interface {
	ClientOption
	RequestOption
}

// settings are those of one call, or what holds for all calls.
type settings struct {
	timeout  time.Duration
	attempt  time.Duration
	retries  int
	header   http.Header
	key      string
	response *Response
}

func (s settings) with(options []requestApplier) settings {
	s.header = s.header.Clone()
	for _, option := range options {
		if option != nil {
			option.applyRequest(&s)
		}
	}
	return s
}

type clientOption func(*Client)

func (f clientOption) applyClient(c *Client) { f(c) }

type getOption func(*settings)

func (f getOption) applyRequest(s *settings) { f(s) }
func (getOption) toGet()                     {}

type changeOption func(*settings)

func (f changeOption) applyRequest(s *settings) { f(s) }
func (changeOption) toChange()                  {}
func (changeOption) toAction()                  {}

type createOption func(*settings)

func (f createOption) applyRequest(s *settings) { f(s) }
func (createOption) toCreate()                  {}
func (createOption) toAction()                  {}

// requestOption is an option of any call.
type requestOption func(*settings)

func (f requestOption) applyRequest(s *settings) { f(s) }
func (requestOption) toGet()                     {}
func (requestOption) toChange()                  {}
func (requestOption) toCreate()                  {}
func (requestOption) toAction()                  {}

type option func(*settings)

func (f option) applyClient(c *Client)    { f(&c.api.defaults) }
func (f option) applyRequest(s *settings) { f(s) }
func (option) toGet()                     {}
func (option) toChange()                  {}
func (option) toCreate()                  {}
func (option) toAction()                  {}

// WithCredentials lets the client fetch tokens with a credential's id and secret, and renew them. Without scopes a token
// has all that the credential has.
func WithCredentials(id, secret string, scopes ...Scope) ClientOption {
	return clientOption(func(c *Client) {
		names := make([]string, len(scopes))
		for i, scope := range scopes {
			names[i] = string(scope)
		}
		c.api.basic = func() (string, string) { return id, secret }
		c.api.tokens = &clientCredentials{client: c, scope: strings.Join(names, " ")}
	})
}

// WithToken sends this access token.
func WithToken(token string) ClientOption {
	return WithTokenSource(func(context.Context, string) (string, error) { return token, nil })
}

// WithTokenSource asks source for the access token of each request. After a 401 it is asked again, with the token that
// was refused; if it answers with another one, the request is sent once more.
func WithTokenSource(source func(ctx context.Context, refused string) (string, error)) ClientOption {
	return clientOption(func(c *Client) {
		if source != nil {
			c.api.tokens = tokenFunc(source)
		}
	})
}

// WithHTTPClient sends requests by a client of your own, for proxies, certificates or tracing. Redirects are never
// followed, whatever its CheckRedirect says: they are an [*Error].
func WithHTTPClient(client *http.Client) ClientOption {
	return clientOption(func(c *Client) {
		if client != nil {
			c.api.http = client
		}
	})
}

// WithAppName names your program in the server's log, such as `onboarding/1.2`: it ends the User-Agent.
func WithAppName(name string) ClientOption {
	return clientOption(func(c *Client) { c.api.app = name })
}

// WithHooks calls hooks around every attempt of every request.
func WithHooks(hooks Hooks) ClientOption {
	return clientOption(func(c *Client) { c.api.hooks = hooks })
}

// WithTimeout limits a call, with its token, all its attempts, the pauses between them, and the reading of the answer; 60
// seconds without it, no limit with 0. The deadline of the call's context limits it too.
func WithTimeout(timeout time.Duration) Option {
	return option(func(s *settings) { s.timeout = timeout })
}

// WithAttemptTimeout limits each attempt, from the connection to the end of the answer; 40 seconds without it, no limit
// with 0.
func WithAttemptTimeout(timeout time.Duration) Option {
	return option(func(s *settings) { s.attempt = timeout })
}

// WithMaxRetries says how often a request is sent again; 8 without it.
func WithMaxRetries(retries int) Option {
	return option(func(s *settings) { s.retries = retries })
}

// WithAcceptLanguage asks for texts in a language: `es` or `en`. Codes never change.
func WithAcceptLanguage(language string) Option {
	return WithHeader("Accept-Language", language)
}

// WithHeader sends a header. Accept, Authorization, Content-Type, Idempotency-Key and User-Agent are the client's own.
func WithHeader(name, value string) Option {
	return option(func(s *settings) { s.header.Set(name, value) })
}

// WithIdempotencyKey replaces the random key that every POST carries, so that a call in another process, or after a
// restart, does nothing twice.
func WithIdempotencyKey(key string) CreateOption {
	return createOption(func(s *settings) { s.key = key })
}

// IfMatch lets a change happen only if the resource still has this version, or ETag; else the error is
// [CodeVersionMismatch]. An ETag may have lost its quotes.
func IfMatch[V int | string](version V) ChangeOption {
	return changeOption(func(s *settings) { s.header.Set("If-Match", etag(version)) })
}

// IfNoneMatch makes a Get answer [ErrNotModified] if the resource still has this version, or ETag.
func IfNoneMatch[V int | string](version V) GetOption {
	return getOption(func(s *settings) { s.header.Set("If-None-Match", etag(version)) })
}

func etag(version any) string {
	switch v := version.(type) {
	case int:
		return fmt.Sprintf(`"v%d"`, v)
	case string:
		// Without its quotes an ETag matches nothing, as if somebody had changed the resource.
		if v != "*" && !strings.Contains(v, `"`) {
			return `"` + v + `"`
		}
		return v
	}
	return ""
}

// ResponseInto puts what came with the answer, or with an [*Error], into response.
func ResponseInto(response *Response) RequestOption {
	return requestOption(func(s *settings) { s.response = response })
}
