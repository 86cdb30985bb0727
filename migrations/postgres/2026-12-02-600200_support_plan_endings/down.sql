DROP INDEX cloud_accounts_ending_untold;
ALTER TABLE cloud_accounts DROP COLUMN ending_told;
