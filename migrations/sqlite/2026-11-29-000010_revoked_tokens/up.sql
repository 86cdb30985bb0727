-- How often the tokens of a credential were refused by a rotation, and when last. A token names the count that it was
-- issued at; those of an earlier one are refused.
ALTER TABLE credentials ADD COLUMN token_generation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE credentials ADD COLUMN tokens_revoked_at INTEGER;
CREATE INDEX credentials_tokens_revoked ON credentials (tokens_revoked_at) WHERE tokens_revoked_at IS NOT NULL;
