-- The support plan of whose end the feed was told last for this account; no answer shows it.
ALTER TABLE cloud_accounts ADD COLUMN ending_told TEXT COLLATE "C";
-- Those that are still to be told of.
CREATE INDEX cloud_accounts_ending_untold ON cloud_accounts (support_type, id)
  WHERE (ending_told IS NULL OR ending_told <> support_type) AND status <> 'unlinked' AND status <> 'closed';
