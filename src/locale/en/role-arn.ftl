# Diagnoses of role checks (diagnosis-<code>, with the way to mend it) and warnings (warning-<code>).

diagnosis-assume_role_denied = The role cannot be assumed with this account's external ID.
    .fix = Compare the role with the setup kit: it exists under this ARN, trusts the cross-account ID, requires exactly this external ID, and does not require MFA. A role that was made a minute ago may need another minute.
diagnosis-external_id_not_required = The role can be assumed without its external ID, so that others could use it.
    .fix = In the role's trust policy, require the external ID of the setup kit, then check again. Until then the role counts as insecure.
diagnosis-policy_missing = The role can be assumed, but the policy ReadOnlyAccess is not attached.
    .fix = Attach arn:aws:iam::aws:policy/ReadOnlyAccess to the role, then check again.
diagnosis-aws_unavailable = AWS did not answer, so nothing is known about the role.
    .fix = Check again in a minute.
diagnosis-recorded_by_operations = The operations team saw in the AWS console that the role does not work.
    .fix = Compare the role with the setup kit and with the note of the check, then ask for another look.

warning-support_plan_not_assigned = The account is in no support plan group: negative margins will appear. Put it into one.
warning-support_plan_mismatch = The account is in a support plan group of the wrong kind, so that its support is not billed: negative margins will appear. Put it into one that fits its support type.
warning-support_plan_retired = AWS no longer offers the account's support plan. Set the support type that it has at AWS now, then see that its group fits.
warning-pricebook_not_set = No pricebook applies to the account, so that its usage has no price. Set the client's pricebook.
warning-discount_below_cost = The usage is sold for less than it costs the reseller. Look at the rules of the account's pricebook, or give it another one.
warning-organization_role_unknown = It is not known whether the account is standalone. A member of another organization must leave it first; set organizationRole.
warning-direct_transfer = The account is a member of another organization. AWS moves it directly: reservations and savings that it shares there end for it at once.
warning-link_request_stuck = The platform cannot go on with this request by itself and tries again every minute. Operations looks into it, and can end it by canceling it.
warning-role_name_exceeds_aws_limit = AWS allows 64 characters for a role name; the setup kit cannot be made for this one.
warning-role_arn_cleaned = Blanks, invisible characters or quotes around the pasted ARN were removed.
warning-role_insecure = The role can be assumed without its external ID. Have its trust policy mended.
warning-role_no_access = The role cannot be used, so that reports stay empty. Have it mended and check again.
warning-security_report_needs_business_support = The Security and Compliance report needs Business Support in the account; its support type says otherwise.
