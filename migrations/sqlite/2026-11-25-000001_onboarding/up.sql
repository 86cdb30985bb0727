-- The first flow: resellers, credentials, clients, pricebooks, cloud accounts, role ARNs, link requests, support plan groups.
-- Ids sort in the order of their creation; every list is answered from an index that ends in the id.

CREATE TABLE resellers (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  external_ref TEXT,
  country TEXT,
  default_currency TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'suspended')),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX resellers_external_ref ON resellers (external_ref);
CREATE INDEX resellers_status ON resellers (status, id);

CREATE TABLE clients (
  id TEXT NOT NULL PRIMARY KEY,
  reseller_id TEXT NOT NULL REFERENCES resellers (id),
  name TEXT NOT NULL,
  -- Lower-cased by Unicode's rules in Rust, because the two databases fold letters differently.
  name_folded TEXT NOT NULL,
  external_ref TEXT,
  contact_name TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  contact_phone TEXT,
  street TEXT NOT NULL,
  city TEXT NOT NULL,
  state TEXT,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  domain TEXT,
  language TEXT NOT NULL CHECK (language IN ('en', 'es')),
  status TEXT NOT NULL CHECK (status IN ('active', 'archived')),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX clients_external_ref ON clients (reseller_id, external_ref);
CREATE INDEX clients_by_external_ref ON clients (external_ref, id);
CREATE INDEX clients_reseller ON clients (reseller_id, id);
CREATE INDEX clients_reseller_status ON clients (reseller_id, status, id);
CREATE INDEX clients_status ON clients (status, id);

CREATE TABLE credentials (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('operations', 'reseller', 'customer')),
  reseller_id TEXT REFERENCES resellers (id),
  client_id TEXT REFERENCES clients (id),
  -- Space-separated, in the registry's order.
  scopes TEXT NOT NULL,
  -- argon2id in PHC form, as is the one that a rotation left behind.
  secret_hash TEXT NOT NULL,
  old_secret_hash TEXT,
  old_secret_until INTEGER,
  expires_at INTEGER,
  last_used_at INTEGER,
  revoked_at INTEGER,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX credentials_reseller ON credentials (reseller_id, id);
CREATE INDEX credentials_client ON credentials (client_id, id);
CREATE INDEX credentials_role ON credentials (role, id);
CREATE INDEX credentials_revoked ON credentials (revoked_at);

CREATE TABLE signing_keys (
  kid TEXT NOT NULL PRIMARY KEY,
  -- PKCS#8 in base64, or sealed with the master key (then `sealed` is true).
  private_key TEXT NOT NULL,
  sealed BOOLEAN NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE pricebooks (
  id TEXT NOT NULL PRIMARY KEY,
  -- Null: a master pricebook, which belongs to the platform.
  reseller_id TEXT REFERENCES resellers (id),
  provider TEXT NOT NULL CHECK (provider IN ('aws')),
  kind TEXT NOT NULL CHECK (kind IN ('master', 'custom')),
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  based_on TEXT REFERENCES pricebooks (id),
  status TEXT NOT NULL CHECK (status IN ('active', 'retired')),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((kind = 'master') = (reseller_id IS NULL))
);
CREATE INDEX pricebooks_reseller_status ON pricebooks (reseller_id, status, id);
CREATE INDEX pricebooks_status ON pricebooks (status, id);
CREATE INDEX pricebooks_based_on ON pricebooks (based_on);

CREATE TABLE cloud_providers (
  client_id TEXT NOT NULL REFERENCES clients (id),
  provider TEXT NOT NULL CHECK (provider IN ('aws')),
  pricebook_id TEXT NOT NULL REFERENCES pricebooks (id),
  currency TEXT NOT NULL,
  enabled_in_customer_portal BOOLEAN NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (client_id, provider)
);
CREATE INDEX cloud_providers_pricebook ON cloud_providers (pricebook_id);

CREATE TABLE support_plans (
  id TEXT NOT NULL PRIMARY KEY,
  reseller_id TEXT NOT NULL REFERENCES resellers (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('passthrough', 'business')),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE INDEX support_plans_reseller ON support_plans (reseller_id, id);
CREATE INDEX support_plans_client ON support_plans (client_id, id);

CREATE TABLE cloud_accounts (
  id TEXT NOT NULL PRIMARY KEY,
  reseller_id TEXT NOT NULL REFERENCES resellers (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  origin TEXT NOT NULL CHECK (origin IN ('existing', 'new')),
  aws_account_id TEXT,
  nickname TEXT,
  root_email TEXT,
  -- Lower-cased, to find the same mailbox in other spellings.
  root_email_key TEXT,
  support_type TEXT NOT NULL,
  organization_role TEXT CHECK (organization_role IN ('standalone', 'member')),
  pricebook_id TEXT REFERENCES pricebooks (id),
  external_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('registered', 'requested', 'invited', 'linked', 'unlinked', 'closed')),
  -- Kept equal to role_arns.status in the same transaction, so that lists filter on one table.
  role_status TEXT NOT NULL,
  -- The latest request; its table comes after this one.
  link_request_id TEXT,
  support_plan_id TEXT REFERENCES support_plans (id),
  liability_starts_at INTEGER,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX cloud_accounts_live_number ON cloud_accounts (aws_account_id) WHERE status NOT IN ('unlinked', 'closed');
CREATE UNIQUE INDEX cloud_accounts_external_id ON cloud_accounts (external_id);
CREATE INDEX cloud_accounts_number ON cloud_accounts (aws_account_id, id);
CREATE INDEX cloud_accounts_root_email ON cloud_accounts (root_email_key);
CREATE INDEX cloud_accounts_reseller ON cloud_accounts (reseller_id, id);
CREATE INDEX cloud_accounts_client ON cloud_accounts (client_id, id);
CREATE INDEX cloud_accounts_reseller_status ON cloud_accounts (reseller_id, status, id);
CREATE INDEX cloud_accounts_client_status ON cloud_accounts (client_id, status, id);
CREATE INDEX cloud_accounts_status ON cloud_accounts (status, id);
CREATE INDEX cloud_accounts_reseller_role_status ON cloud_accounts (reseller_id, role_status, id);
CREATE INDEX cloud_accounts_role_status ON cloud_accounts (role_status, id);
CREATE INDEX cloud_accounts_reseller_support ON cloud_accounts (reseller_id, support_type, id);
CREATE INDEX cloud_accounts_support ON cloud_accounts (support_type, id);
CREATE INDEX cloud_accounts_pricebook ON cloud_accounts (pricebook_id);
CREATE INDEX cloud_accounts_support_plan ON cloud_accounts (support_plan_id, id);

CREATE TABLE role_arns (
  cloud_account_id TEXT NOT NULL PRIMARY KEY REFERENCES cloud_accounts (id),
  reseller_id TEXT NOT NULL REFERENCES resellers (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  role_arn TEXT,
  role_name TEXT,
  description TEXT,
  status TEXT NOT NULL CHECK (status IN ('not_checked', 'verified', 'no_access', 'insecure', 'unknown')),
  checked_at INTEGER,
  diagnosis TEXT,
  -- JSON: the probes of the last check, in their order.
  checks TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE INDEX role_arns_reseller ON role_arns (reseller_id, cloud_account_id);
CREATE INDEX role_arns_client ON role_arns (client_id, cloud_account_id);
CREATE INDEX role_arns_reseller_status ON role_arns (reseller_id, status, cloud_account_id);
CREATE INDEX role_arns_status ON role_arns (status, cloud_account_id);

CREATE TABLE link_requests (
  id TEXT NOT NULL PRIMARY KEY,
  reseller_id TEXT NOT NULL REFERENCES resellers (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  cloud_account_id TEXT NOT NULL REFERENCES cloud_accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('link_existing', 'create_account')),
  status TEXT NOT NULL CHECK (status IN ('submitted', 'approved', 'sending', 'sent', 'creating', 'accepted', 'completed', 'declined', 'expired', 'canceled', 'rejected', 'failed')),
  note TEXT,
  supersedes TEXT REFERENCES link_requests (id),
  submitted_at INTEGER NOT NULL,
  approved_at INTEGER,
  approved_by TEXT,
  rejection_reason TEXT,
  -- How often AWS was asked to invite the account or to create it.
  attempts INTEGER NOT NULL,
  -- Since when a call to AWS has been under way: a crash in between leaves it set.
  sending_since INTEGER,
  handshake_id TEXT,
  sent_at INTEGER,
  expires_at INTEGER,
  aws_expires_at INTEGER,
  -- AWS has yet to report how the invitation or the creation ended.
  aws_open BOOLEAN NOT NULL,
  closed_at INTEGER,
  failure_code TEXT,
  failure_reason TEXT,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX link_requests_one_open ON link_requests (cloud_account_id) WHERE status IN ('submitted', 'approved', 'sending', 'sent', 'creating');
CREATE INDEX link_requests_reseller ON link_requests (reseller_id, id);
CREATE INDEX link_requests_client ON link_requests (client_id, id);
CREATE INDEX link_requests_account ON link_requests (cloud_account_id, id);
CREATE INDEX link_requests_reseller_status ON link_requests (reseller_id, status, id);
CREATE INDEX link_requests_status ON link_requests (status, id);
CREATE INDEX link_requests_kind ON link_requests (kind, id);
CREATE INDEX link_requests_reseller_kind ON link_requests (reseller_id, kind, id);
CREATE INDEX link_requests_supersedes ON link_requests (supersedes);
CREATE INDEX link_requests_due ON link_requests (expires_at) WHERE status = 'sent';
CREATE INDEX link_requests_sending ON link_requests (sending_since) WHERE status = 'sending';
CREATE INDEX link_requests_aws_open ON link_requests (id) WHERE aws_open;

CREATE TABLE link_request_moves (
  link_request_id TEXT NOT NULL REFERENCES link_requests (id),
  -- The request's version that the move made.
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  actor_credential_id TEXT,
  actor_role TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (link_request_id, version)
);

-- Which replica runs a background job just now.
CREATE TABLE job_leases (
  name TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  held_until INTEGER NOT NULL
);
