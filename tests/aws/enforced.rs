//! What only a peer shows that enforces the policies of identities.
