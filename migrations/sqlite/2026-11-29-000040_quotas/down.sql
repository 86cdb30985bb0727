ALTER TABLE idempotency_keys DROP COLUMN answer_bytes;
ALTER TABLE idempotency_keys DROP COLUMN holder;
DROP TABLE quota_usage;
