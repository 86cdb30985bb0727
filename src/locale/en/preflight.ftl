# What a pre-flight says of each condition (preflight-<code>-<how it stands>), with what mends it.

preflight-account_number_known-known = The account's number is known.
preflight-account_number_known-missing = The account has no number yet: AWS gives it one when it is created.
    .fix = Submit the request for the account; operations approves it and has the account created.

preflight-not_registered_elsewhere-free = No other live account has this number.
preflight-not_registered_elsewhere-registered = An account with this number is registered already.
    .fix = Check the number. If it is right, ask operations.
preflight-not_registered_elsewhere-no-number = Without a number nothing can be said of it.

preflight-account_live-unlinked = The account was unlinked here.
    .fix = Add it again by its number and look at the new account.
preflight-account_live-closed = The account is closed.
    .fix = The owner reactivates it with AWS first; then add it again by its number.

preflight-organization_role-standalone = The account is said to stand alone.
preflight-organization_role-direct-transfer = The account is said to be a member of another organization; it can be invited by AWS's direct transfer.
preflight-organization_role-member = The account is a member of another organization.
    .fix = The owner leaves that organization first; a payment method is needed for it.
preflight-organization_role-management = The account is said to manage an organization, and cannot be invited.
    .fix = Ask operations for a Consent to Assignment (CTA), or for AWS's Billing Transfer, by which the organization keeps its management account.
preflight-organization_role-unknown = Nobody said what the account is in AWS Organizations.
    .fix = Ask its owner whether it stands alone, is a member, or manages an organization, and save it as organizationRole.

preflight-partition-same = The account's role is in AWS's partition "aws", as the distributor's organization is.
preflight-partition-foreign = The account's role is in another AWS partition than the distributor's organization.
    .fix = An account of another partition cannot be invited. Use an account of the partition "aws".
preflight-partition-unknown = The account's role is not saved, so that nothing shows its AWS partition.
    .fix = Save the role's ARN, or ask the owner. Accounts of AWS in China, of GovCloud and of the European Sovereign Cloud cannot be invited.

preflight-no_open_request-none = No link request and no invitation is open for the account.
preflight-no_open_request-requested = A link request for the account is with the operations team.
    .fix = Wait for it, or cancel it.
preflight-no_open_request-invited = The account is invited.
    .fix = The owner accepts the invitation in the AWS console; or cancel the link request.
preflight-no_open_request-invited-elsewhere = AWS has an open invitation to the account that is not one of an open link request.
    .fix = The operations team withdraws it in the AWS console, or its owner declines it.
preflight-no_open_request-unanswered = No link request is open here; AWS did not say whether an invitation is.
    .fix = Check again in a few minutes.
preflight-no_open_request-elsewhere = Of an account that is registered already nothing more can be said.

preflight-invitations_left_today-left = The organization may send more invitations today.
preflight-invitations_left_today-used-up = The invitations of the last 24 hours are used up.
    .fix = Submit the request all the same: its invitation goes out when it may. Accepted ones do not count.
preflight-invitations_left_today-not-counted = The simulated AWS takes any number of invitations.
preflight-invitations_left_today-by-hand = Invitations are sent by hand here, so that nobody counts them for AWS.
    .fix = The operations team sees in the AWS console how many were sent; AWS takes at least 20 in 24 hours.

preflight-account_quota-room = The distributor's organization has room for the account.
preflight-account_quota-reseller-full = The reseller's quota on this platform is used up.
    .fix = Ask operations for a higher one, or unlink accounts and cancel requests that are no longer needed.
preflight-account_quota-organization-full = The distributor's organization has no room for another account just now.
    .fix = The operations team asks AWS for a higher quota, or withdraws invitations that nobody answers.
preflight-account_quota-untold = AWS tells only when the account is invited whether the organization has room for it; open invitations count.
preflight-account_quota-unanswered = AWS did not answer.
    .fix = Check again in a few minutes.

preflight-pricebook_set-set = A pricebook applies to the account.
preflight-pricebook_set-missing = No pricebook applies to the account.
    .fix = Set the client's pricebook for AWS, or the account's own.
preflight-pricebook_set-no-client = Which pricebook applies depends on the client.
    .fix = Set the client's pricebook for AWS before you add the account.

preflight-support_plan_assigned-assigned = The account is in a support plan group that fits.
preflight-support_plan_assigned-missing = The account is in no support plan group: negative margins will appear.
    .fix = Put it into one. The link request goes through without.
preflight-support_plan_assigned-mismatch = The account's support plan group is of the wrong kind for its support: it is not billed.
    .fix = Move it into a group of the right kind, or correct its support type. The link request goes through without.
preflight-support_plan_assigned-no-account = The account is not on the platform yet, and so in no support plan group.
    .fix = Add the account, then put it into a group.

preflight-role_verified-verified = The account's role works, and only with its external ID.
preflight-role_verified-not-checked = The account's role is not checked.
    .fix = Save its ARN and check it. The link request goes through without.
preflight-role_verified-unanswered = AWS did not answer when the role was checked.
    .fix = Check it again. The link request goes through without.
preflight-role_verified-no-access = The account's role cannot be used.
    .fix = The owner mends it as its diagnosis says; then check it again. The link request goes through without.
preflight-role_verified-insecure = The account's role can be assumed without its external ID, or with another one.
    .fix = The owner has the role demand the external ID; then check it again. The link request goes through without.
preflight-role_verified-no-account = The account is not on the platform yet, and so has no role here.
    .fix = Add the account, then save its role's ARN and check it.

preflight-discovery_blockers-none = Nothing that was answered to the discovery questions stands against it.
preflight-discovery_blockers-new = The account is still to be created: the discovery questions are about accounts that exist.
preflight-discovery_blockers-found = { $risks }
    .fix = { $fixes }
preflight-discovery_blockers-unanswered = Not all discovery questions are answered; nothing that was answered stands against it.
    .fix = Go through the discovery questions with the client before you submit the request.
preflight-discovery_blockers-not-known = The client of the account is not known here, or its reseller keeps what it answered to the discovery questions.
    .fix = The reseller goes through the discovery questions with the client before the request is submitted.

preflight-discovery_risk-found = { $risks }
    .fix = { $fixes }
