package gangway

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"net/url"
)

// Page is one page of a list.
type Page[T any] struct {
	Data []T `json:"data"`
	// NextCursor leads to the next page; it is empty on the last one. A feed of events (`since`) always has it.
	NextCursor string `json:"nextCursor"`
	// AtEnd tells of a page of a feed that this was all that there was by then.
	AtEnd bool `json:"atEnd"`

	next func(context.Context) (*Page[T], error)
}

// HasNext tells whether there may be more items.
func (p *Page[T]) HasNext() bool { return p.NextCursor != "" && len(p.Data) > 0 }

// Next fetches the next page. After the last page it is nil, without an error.
func (p *Page[T]) Next(ctx context.Context) (*Page[T], error) {
	if !p.HasNext() || p.next == nil {
		return nil, nil
	}
	return p.next(ctx)
}

func list[T any](ctx context.Context, api *transport, op operation, options []RequestOption) (*Page[T], error) {
	page, err := call[Page[T]](ctx, api, op, options)
	if err != nil {
		return nil, err
	}
	page.next = func(ctx context.Context) (*Page[T], error) {
		next := op
		next.query = maps.Clone(op.query)
		next.query.Set("cursor", page.NextCursor)
		following, err := list[T](ctx, api, next, options)
		if err == nil && following.HasNext() && following.NextCursor == page.NextCursor {
			return nil, fmt.Errorf("gangway: %s: the server answers the same cursor again", op.id)
		}
		return following, err
	}
	return page, nil
}

func all[T any](ctx context.Context, first func(context.Context) (*Page[T], error)) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		page, err := first(ctx)
		for ; err == nil && page != nil; page, err = page.Next(ctx) {
			for i := range page.Data {
				if !yield(&page.Data[i], nil) {
					return
				}
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func setQuery[T comparable](query url.Values, name string, value T) {
	var empty T
	if value != empty {
		query.Set(name, text(value))
	}
}

func addQuery[T any](query url.Values, name string, values []T) {
	for _, value := range values {
		query.Add(name, text(value))
	}
}

func setHeader[T comparable](header http.Header, name string, value T) {
	var empty T
	if value != empty {
		header.Set(name, text(value))
	}
}
