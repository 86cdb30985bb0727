-- What is to become of many accounts of a client, and what has.
CREATE TABLE onboarding_plans (
  id TEXT NOT NULL PRIMARY KEY,
  reseller_id TEXT NOT NULL REFERENCES resellers (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  -- As it was stored last: one that is planned expires by the clock.
  status TEXT NOT NULL,
  -- Rows by what is to happen and, as they were counted last, by what has happened.
  rows_create INTEGER NOT NULL,
  rows_update INTEGER NOT NULL,
  rows_none INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL,
  rows_done INTEGER NOT NULL,
  rows_failed INTEGER NOT NULL,
  invitations_needed INTEGER NOT NULL,
  invitations_per_day INTEGER NOT NULL,
  last_sent_about INTEGER,
  -- Who applied it: its credential and role, the scopes of its token, and how often its tokens had been refused.
  applied_by TEXT,
  applied_role TEXT,
  applied_scopes TEXT,
  applied_generation INTEGER,
  -- When there is something to do about it: it expires, goes on, or is forgotten. Whoever carries it out puts it off.
  due_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE INDEX onboarding_plans_reseller ON onboarding_plans (reseller_id, id);
CREATE INDEX onboarding_plans_client ON onboarding_plans (client_id, id);
CREATE INDEX onboarding_plans_status ON onboarding_plans (status, id);
CREATE INDEX onboarding_plans_due ON onboarding_plans (status, due_at);

-- The rows of plans. They go with their plan.
CREATE TABLE onboarding_plan_rows (
  plan_id TEXT NOT NULL REFERENCES onboarding_plans (id),
  line INTEGER NOT NULL,
  aws_account_id TEXT,
  -- JSON: the account as it is to be; null: the row is refused.
  content TEXT,
  action TEXT NOT NULL,
  -- JSON: what it sets, what is wrong with it, what is to be warned of.
  findings TEXT NOT NULL,
  outcome TEXT NOT NULL,
  cloud_account_id TEXT,
  link_request_id TEXT,
  -- JSON: why it failed.
  problem TEXT,
  PRIMARY KEY (plan_id, line)
);
CREATE INDEX onboarding_plan_rows_outcome ON onboarding_plan_rows (plan_id, outcome, line);
