package gangway

import (
	"context"
	"errors"
	"math"
	"sync"
	"time"
)

// tokens gives access tokens. After a 401 it is asked again with the token that was refused.
type tokens interface {
	token(ctx context.Context, refused string) (string, error)
}

type tokenFunc func(ctx context.Context, refused string) (string, error)

func (f tokenFunc) token(ctx context.Context, refused string) (string, error) { return f(ctx, refused) }

// clientCredentials fetches tokens by OAuth's client credentials, one at a time, and keeps the last one.
type clientCredentials struct {
	client *Client
	scope  string

	mutex    sync.Mutex
	current  func() string // A function, because nothing prints what is in it.
	renewAt  time.Time
	fetching *fetch
}

// fetch is a request for a token that is under way.
type fetch struct {
	done  chan struct{}
	token func() string
	err   error
}

func (c *clientCredentials) token(ctx context.Context, refused string) (string, error) {
	c.mutex.Lock()
	if c.current != nil && c.current() != refused && c.client.api.now().Before(c.renewAt) {
		defer c.mutex.Unlock()
		return c.current(), nil
	}
	fetching := c.fetching
	if fetching == nil {
		fetching = &fetch{done: make(chan struct{})}
		c.fetching = fetching
		// Others wait for this token too: it must not end with the call that happened to need it first.
		go c.fetch(context.WithoutCancel(ctx), fetching)
	}
	c.mutex.Unlock()
	select {
	case <-fetching.done:
		if fetching.err != nil {
			return "", fetching.err
		}
		return fetching.token(), nil
	case <-ctx.Done():
		return "", ended(ctx, "issueToken")
	}
}

func (c *clientCredentials) fetch(ctx context.Context, fetching *fetch) {
	defer close(fetching.done)
	asked := c.client.api.now()
	answer, err := c.client.Identity.IssueToken(ctx, TokenRequest{GrantType: "client_credentials", Scope: c.scope})
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.fetching = nil
	if err == nil && answer.AccessToken == "" {
		err = errors.New("gangway: issueToken: the answer has no access_token")
	}
	if err != nil {
		fetching.err = err
		return
	}
	life := time.Duration(min(answer.ExpiresIn, math.MaxInt32)) * time.Second
	if life <= 0 {
		// Nobody said when it ends: a 401 will.
		life = math.MaxInt32 * time.Second
	}
	token := answer.AccessToken
	fetching.token = func() string { return token }
	c.current, c.renewAt = fetching.token, asked.Add(max(life-time.Minute, life/2))
}
