package gangway

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"time"
)

// New makes a client of the server at baseURL. Without [WithCredentials], [WithToken] or [WithTokenSource] it can call
// only what needs no token.
func New(baseURL string, options ...ClientOption) (*Client, error) {
	base, err := url.Parse(strings.TrimRight(baseURL, "/"))
	if err != nil {
		return nil, errors.New("gangway: the base URL is not a URL")
	}
	if base.Scheme != "http" && base.Scheme != "https" || base.Host == "" || base.User != nil || strings.ContainsAny(baseURL, "?#") {
		return nil, errors.New("gangway: the base URL must be http or https, with a host, and without user, query and fragment")
	}
	api := &transport{
		base:     base.String(),
		host:     hostOf(base),
		http:     defaultHTTP(),
		defaults: settings{timeout: defaultTimeout, attempt: defaultAttemptTimeout, retries: defaultRetries, header: http.Header{}},
		agent:    fmt.Sprintf("gangway-go/%s (%s; %s; %s)", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH),
		now:      time.Now,
		random:   rand.Float64,
	}
	client := newClient(api)
	for _, option := range options {
		if option != nil {
			option.applyClient(client)
		}
	}
	if api.app != "" {
		api.agent += " " + api.app
	}
	// Nothing in the API redirects: a redirected POST would become a GET, and a body could go to another host.
	own := *api.http
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	api.http = &own
	return client, nil
}

// hostOf is the host, with the port unless it is the usual one.
func hostOf(base *url.URL) string {
	usual := map[string]string{"http": ":80", "https": ":443"}
	return strings.TrimSuffix(base.Host, usual[base.Scheme])
}

// String names the server, and nothing that is secret.
func (c *Client) String() string { return "gangway.Client(" + c.api.base + ")" }

// GoString is String.
func (c *Client) GoString() string { return c.String() }

// defaultHTTP keeps more connections open than net/http does, because all go to one host.
func defaultHTTP() *http.Client {
	own, known := http.DefaultTransport.(*http.Transport)
	if !known {
		return &http.Client{}
	}
	own = own.Clone()
	own.MaxIdleConnsPerHost = own.MaxIdleConns
	return &http.Client{Transport: own}
}
