# The report of a role's verification: its headings (role-report-…), what each check means (role-check-<name>), and what does
# not follow from it (role-limit-…).

role-report-title = Verification of the read-only role
role-report-checked-at = Verified at
role-report-status = Status
role-report-source = Verified by
role-report-source-aws = the platform, at AWS
role-report-source-simulated = the platform, by test values
role-report-source-console = a person, in the AWS console
role-report-aws-account = AWS account
role-report-account = Account in the platform
role-report-role-arn = Role
role-report-external-id = External ID
role-report-cross-account = Trusted account
role-report-platform = Platform
role-report-unanswered = No answer of AWS since
role-report-checks = Checks
role-report-check = Check
role-report-outcome = Outcome
role-report-evidence = Evidence
role-report-detail = Detail
role-report-measured = What the role showed
role-report-measured-nothing = Nothing was measured.
role-report-organization = Organization
role-report-payer = Management account that pays
role-report-support = Support plan that the account seems to have
role-report-limits = What this does not prove

role-verdict-not_checked = Nobody has checked the role.
role-verdict-verified = The role works, and for the platform alone.
role-verdict-no_access = The platform cannot use the role.
role-verdict-insecure = The role can be assumed without its external ID, or with a wrong one: others could use it.
role-verdict-unknown = It could not be found out whether the role works.

role-check-assume_role = The platform can assume the role with the account's external ID.
role-check-without_external_id_refused = AWS refuses to assume the role without an external ID.
role-check-other_external_id_refused = AWS refuses to assume the role with another external ID.
role-check-account_matches = AWS names the account that the role is for as the one that was reached.
role-check-read_only_access = The policy ReadOnlyAccess of AWS is attached to the role.
role-check-support_access = The policy AWSSupportAccess of AWS is attached to the role.
role-check-no_write_access = None of a few writing actions is allowed to the role.
role-check-support_plan = The severities of support cases that AWS offers tell which support plan the account seems to have.
role-check-organization = AWS tells whether the account is standalone, a member of an organization, or manages one.
role-check-console_review = A person of the operations team looked at the role in the AWS console.

role-outcome-passed = passed
role-outcome-failed = failed
role-outcome-skipped = skipped
role-outcome-unknown = no answer

role-evidence-observed = observed
role-evidence-sample = sample
role-evidence-inferred = inferred
role-evidence-statement = a person's statement

role-limit-simulated = The platform works with test values: nothing was asked of AWS.
role-limit-moment = The report says how the role was at that moment; its owner can change it at any time.
role-limit-sample = Writing actions were tried by IAM's simulation, a few of them, and without the policies of the account's organization: a sample and no proof that the role can only read.
role-limit-inferred = The support plan is concluded from the severities of cases that AWS offers, which several plans share.
role-limit-statement = What a person saw in the AWS console was not tried by the platform.
