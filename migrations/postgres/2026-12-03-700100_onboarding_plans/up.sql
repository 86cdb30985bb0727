-- What is to become of many accounts of a client, and what has.
CREATE TABLE onboarding_plans (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  reseller_id TEXT COLLATE "C" NOT NULL REFERENCES resellers (id),
  client_id TEXT COLLATE "C" NOT NULL REFERENCES clients (id),
  -- As it was stored last: one that is planned expires by the clock.
  status TEXT COLLATE "C" NOT NULL,
  -- Rows by what is to happen and, as they were counted last, by what has happened.
  rows_create INTEGER NOT NULL,
  rows_update INTEGER NOT NULL,
  rows_none INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL,
  rows_done INTEGER NOT NULL,
  rows_failed INTEGER NOT NULL,
  invitations_needed INTEGER NOT NULL,
  invitations_per_day INTEGER NOT NULL,
  last_sent_about TIMESTAMPTZ,
  -- Who applied it: its credential and role, the scopes of its token, and how often its tokens had been refused.
  applied_by TEXT COLLATE "C",
  applied_role TEXT COLLATE "C",
  applied_scopes TEXT,
  applied_generation INTEGER,
  -- When there is something to do about it: it expires, goes on, or is forgotten. Whoever carries it out puts it off.
  due_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  version INTEGER NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX onboarding_plans_reseller ON onboarding_plans (reseller_id, id);
CREATE INDEX onboarding_plans_client ON onboarding_plans (client_id, id);
CREATE INDEX onboarding_plans_status ON onboarding_plans (status, id);
CREATE INDEX onboarding_plans_due ON onboarding_plans (status, due_at);

-- The rows of plans. They go with their plan.
CREATE TABLE onboarding_plan_rows (
  plan_id TEXT COLLATE "C" NOT NULL REFERENCES onboarding_plans (id),
  line INTEGER NOT NULL,
  aws_account_id TEXT COLLATE "C",
  -- JSON: the account as it is to be; null: the row is refused.
  content TEXT,
  action TEXT COLLATE "C" NOT NULL,
  -- JSON: what it sets, what is wrong with it, what is to be warned of.
  findings TEXT NOT NULL,
  outcome TEXT COLLATE "C" NOT NULL,
  cloud_account_id TEXT COLLATE "C",
  link_request_id TEXT COLLATE "C",
  -- JSON: why it failed.
  problem TEXT,
  PRIMARY KEY (plan_id, line)
);
CREATE INDEX onboarding_plan_rows_outcome ON onboarding_plan_rows (plan_id, outcome, line);
