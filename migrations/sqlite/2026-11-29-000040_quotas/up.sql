-- What a reseller has of each resource, and what is kept for it, counted with every change: so that a quota is checked at
-- the same cost however much there is. A row is one reseller's (or operations', for their answers), and shared by nobody.
CREATE TABLE quota_usage (
  holder TEXT NOT NULL,
  quota TEXT NOT NULL,
  used BIGINT NOT NULL,
  PRIMARY KEY (holder, quota)
) WITHOUT ROWID;

INSERT INTO quota_usage (holder, quota, used)
  SELECT reseller_id, 'credentials', COUNT(*) FROM credentials WHERE reseller_id IS NOT NULL AND revoked_at IS NULL GROUP BY reseller_id;
INSERT INTO quota_usage (holder, quota, used)
  SELECT reseller_id, 'clients', COUNT(*) FROM clients WHERE status = 'active' GROUP BY reseller_id;
INSERT INTO quota_usage (holder, quota, used)
  SELECT reseller_id, 'cloud-accounts', COUNT(*) FROM cloud_accounts WHERE status NOT IN ('unlinked', 'closed') GROUP BY reseller_id;
INSERT INTO quota_usage (holder, quota, used)
  SELECT reseller_id, 'link-requests', COUNT(*) FROM link_requests WHERE status IN ('submitted', 'approved', 'sending', 'sent', 'creating') GROUP BY reseller_id;
INSERT INTO quota_usage (holder, quota, used)
  SELECT reseller_id, 'pricebooks', COUNT(*) FROM pricebooks WHERE kind = 'custom' AND status = 'active' GROUP BY reseller_id;
INSERT INTO quota_usage (holder, quota, used)
  SELECT p.reseller_id, 'rule-sets', COUNT(*) FROM pricebook_rule_sets s JOIN pricebooks p ON p.id = s.pricebook_id GROUP BY p.reseller_id;
INSERT INTO quota_usage (holder, quota, used)
  SELECT p.reseller_id, 'rule-bytes', SUM(LENGTH(CAST(s.rules AS BLOB))) FROM pricebook_rule_sets s JOIN pricebooks p ON p.id = s.pricebook_id GROUP BY p.reseller_id;
INSERT INTO quota_usage (holder, quota, used)
  SELECT reseller_id, 'support-plans', COUNT(*) FROM support_plans GROUP BY reseller_id;

-- Whose answer it is, and its bytes as they were counted; null: not counted, as those that are there already, which are
-- forgotten within a day.
ALTER TABLE idempotency_keys ADD COLUMN holder TEXT;
ALTER TABLE idempotency_keys ADD COLUMN answer_bytes BIGINT;
