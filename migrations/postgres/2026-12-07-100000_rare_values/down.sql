ALTER TABLE resellers
  ALTER COLUMN status RESET (n_distinct);
ALTER TABLE clients
  ALTER COLUMN reseller_id RESET (n_distinct);
ALTER TABLE credentials
  ALTER COLUMN reseller_id RESET (n_distinct),
  ALTER COLUMN client_id RESET (n_distinct),
  ALTER COLUMN role RESET (n_distinct);
ALTER TABLE pricebooks
  ALTER COLUMN reseller_id RESET (n_distinct),
  ALTER COLUMN status RESET (n_distinct);
ALTER TABLE cloud_accounts
  ALTER COLUMN reseller_id RESET (n_distinct),
  ALTER COLUMN client_id RESET (n_distinct),
  ALTER COLUMN status RESET (n_distinct),
  ALTER COLUMN role_status RESET (n_distinct),
  ALTER COLUMN support_type RESET (n_distinct);
ALTER TABLE role_arns
  ALTER COLUMN reseller_id RESET (n_distinct),
  ALTER COLUMN client_id RESET (n_distinct),
  ALTER COLUMN status RESET (n_distinct);
ALTER TABLE link_requests
  ALTER COLUMN kind RESET (n_distinct),
  ALTER COLUMN reseller_id RESET (n_distinct),
  ALTER COLUMN client_id RESET (n_distinct),
  ALTER COLUMN status RESET (n_distinct);
ALTER TABLE support_plans
  ALTER COLUMN reseller_id RESET (n_distinct),
  ALTER COLUMN client_id RESET (n_distinct);
ALTER TABLE onboarding_plans
  ALTER COLUMN reseller_id RESET (n_distinct),
  ALTER COLUMN client_id RESET (n_distinct),
  ALTER COLUMN status RESET (n_distinct);
ALTER TABLE events
  ALTER COLUMN reseller_id RESET (n_distinct),
  ALTER COLUMN kind RESET (n_distinct),
  ALTER COLUMN resource_id RESET (n_distinct);
ALTER TABLE webhook_endpoints
  ALTER COLUMN reseller_id RESET (n_distinct);
ALTER TABLE webhook_deliveries
  ALTER COLUMN endpoint_id RESET (n_distinct),
  ALTER COLUMN status RESET (n_distinct);
ANALYZE resellers, clients, credentials, pricebooks, cloud_accounts, role_arns, link_requests, support_plans, onboarding_plans, events, webhook_endpoints, webhook_deliveries;
