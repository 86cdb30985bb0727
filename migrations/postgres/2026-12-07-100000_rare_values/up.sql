-- A statement is planned once, for values that are not known then. With two resellers it is taken for granted that each of them
-- has the half of all rows, and a page of the one who has ten is read by walking past a million of the other's. Whatever lists
-- are filtered by is rare for the planner from now on: one row of fifty for what many share, one of 25 for what has three values
-- anyway, and two for what few share. So each list is read from the index that begins with the rarest of its filters.
ALTER TABLE resellers
  ALTER COLUMN status SET (n_distinct = 50);
ALTER TABLE clients
  ALTER COLUMN reseller_id SET (n_distinct = 50);
ALTER TABLE credentials
  ALTER COLUMN reseller_id SET (n_distinct = 50),
  ALTER COLUMN client_id SET (n_distinct = -0.5),
  ALTER COLUMN role SET (n_distinct = 25);
ALTER TABLE pricebooks
  ALTER COLUMN reseller_id SET (n_distinct = 50),
  ALTER COLUMN status SET (n_distinct = 50);
ALTER TABLE cloud_accounts
  ALTER COLUMN reseller_id SET (n_distinct = 50),
  ALTER COLUMN client_id SET (n_distinct = -0.5),
  ALTER COLUMN status SET (n_distinct = 50),
  ALTER COLUMN role_status SET (n_distinct = 50),
  ALTER COLUMN support_type SET (n_distinct = 50);
ALTER TABLE role_arns
  ALTER COLUMN reseller_id SET (n_distinct = 50),
  ALTER COLUMN client_id SET (n_distinct = -0.5),
  ALTER COLUMN status SET (n_distinct = 50);
ALTER TABLE link_requests
  ALTER COLUMN kind SET (n_distinct = 25),
  ALTER COLUMN reseller_id SET (n_distinct = 50),
  ALTER COLUMN client_id SET (n_distinct = -0.5),
  ALTER COLUMN status SET (n_distinct = 50);
ALTER TABLE support_plans
  ALTER COLUMN reseller_id SET (n_distinct = 50),
  ALTER COLUMN client_id SET (n_distinct = -0.5);
ALTER TABLE onboarding_plans
  ALTER COLUMN reseller_id SET (n_distinct = 50),
  ALTER COLUMN client_id SET (n_distinct = -0.5),
  ALTER COLUMN status SET (n_distinct = 50);
ALTER TABLE events
  ALTER COLUMN reseller_id SET (n_distinct = 50),
  ALTER COLUMN kind SET (n_distinct = 50),
  ALTER COLUMN resource_id SET (n_distinct = -0.5);
ALTER TABLE webhook_endpoints
  ALTER COLUMN reseller_id SET (n_distinct = 50);
ALTER TABLE webhook_deliveries
  ALTER COLUMN endpoint_id SET (n_distinct = 50),
  ALTER COLUMN status SET (n_distinct = 50);
-- It holds from the next analysis on.
ANALYZE resellers, clients, credentials, pricebooks, cloud_accounts, role_arns, link_requests, support_plans, onboarding_plans, events, webhook_endpoints, webhook_deliveries;
