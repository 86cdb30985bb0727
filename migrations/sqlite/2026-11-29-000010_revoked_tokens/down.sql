DROP INDEX credentials_tokens_revoked;
ALTER TABLE credentials DROP COLUMN tokens_revoked_at;
ALTER TABLE credentials DROP COLUMN token_generation;
