package gangway

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
)

// Request sends a request of your own, with the client's token, retries and errors: for what this version of the package
// does not have. path is below the base URL, such as `/clients`, with its ids escaped. A body that is not nil is sent as
// JSON. The answer's JSON is read into result, the text of any other type if result is a *string, and nothing if it is nil.
func (c *Client) Request(ctx context.Context, method, path string, query url.Values, body, result any, options ...ActionOption) error {
	if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, "?#") {
		return errors.New("gangway: the path must begin with / and have no query, which is an argument of its own")
	}
	op := operation{id: "request", method: strings.ToUpper(method), path: path, query: query, body: body, raw: true}
	return c.api.call(ctx, op, applied(options), &rawResult{result})
}

// rawResult takes any answer.
type rawResult struct{ into any }

func (r *rawResult) read(media string, body []byte) error {
	text, isText := r.into.(*string)
	switch {
	case r.into == nil || len(body) == 0:
		return nil
	case isText && !isJSON(media):
		*text = string(body)
		return nil
	}
	return json.Unmarshal(body, r.into)
}
