package gangway

import (
	"context"
	"errors"
)

// clientsHelpers are the methods of [ClientsService] beside its operations.
type clientsHelpers interface {
	CreateOrFind(ctx context.Context, body CreateClient, options ...CreateOption) (*ClientProfile, error)
}

// CreateOrFind creates the client, or answers the reseller's client that has its ExternalRef already, as that one is: an
// archived one too, and nothing of it is changed.
func (s *ClientsService) CreateOrFind(ctx context.Context, body CreateClient, options ...CreateOption) (*ClientProfile, error) {
	if body.ExternalRef == "" {
		return nil, errors.New("gangway: CreateOrFind needs an ExternalRef")
	}
	client, err := s.Create(ctx, body, options...)
	if !HasCode(err, CodeExternalRefTaken) {
		return client, err
	}
	var others []RequestOption
	for _, option := range options {
		if other, ofAny := option.(RequestOption); ofAny {
			others = append(others, other)
		}
	}
	page, failure := s.List(ctx, &ListClientsParams{ExternalRef: body.ExternalRef, ResellerID: body.ResellerID}, others...)
	switch {
	case failure != nil:
		return nil, failure
	case len(page.Data) == 0:
		// Its reference was changed in between.
		return nil, err
	}
	return &page.Data[0], nil
}
