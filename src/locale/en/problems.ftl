# Titles and details of problems (problem-<code>), and of refused members (field-<code>).

problem-invalid_json = The body is not JSON
    .detail = { $reason ->
        [position] The body could not be read as JSON in UTF-8, from line { $line }, column { $column } on.
        [twice] The member "{ $member }" stands twice in its object, the second time at line { $line }, column { $column }. Send it once.
       *[other] The body could not be read as JSON in UTF-8: { $reason }.
    }
problem-precondition_not_supported = The precondition has no meaning here
    .detail = { $header } cannot be honoured for this address and method, and nothing was done. Send the request without it; single resources take If-Match and If-None-Match with their ETag.
problem-unauthenticated = Not authenticated
    .detail = Send a valid access token as "Authorization: Bearer …"; POST /oauth/token issues one.
problem-token_expired = The access token has expired
    .detail = Fetch a new one from POST /oauth/token and send the request again.
problem-insufficient_scope = The token lacks a scope
    .detail = This operation needs the scope "{ $scope }". Ask for a token that has it.
problem-role_not_allowed = Not an action of this role
    .detail = A credential with the role "{ $role }" may never do this. It takes: { $allowed }.
problem-portal_not_enabled = The customer portal is off
    .detail = The reseller has not enabled this provider in the customer portal, so that a customer credential can read its own client and nothing else.
problem-route_not_found = No such address
    .detail = Nothing answers at this path. The OpenAPI document at /openapi.json lists all paths.
problem-reseller_not_found = No such reseller
    .detail = There is no reseller with this id.
problem-credential_not_found = No such credential
    .detail = There is no credential with this id that you can see.
problem-client_not_found = No such client
    .detail = There is no client with this id that you can see.
problem-cloud_provider_not_found = No such cloud provider
    .detail = The client has no such cloud provider. PUT it with a pricebook first.
problem-pricebook_not_found = No such pricebook
    .detail = There is no pricebook with this id that you can see.
problem-pricebook_version_not_found = No rules came with this version
    .detail = The pricebook has no set of rules that came with this version.
problem-cloud_account_not_found = No such cloud account
    .detail = There is no cloud account with this id that you can see.
problem-role_report_not_found = There is no verification to report
    .detail = The role of this account was never checked as it is saved now: POST /role-arn/{ $cloudAccountId }/check first.
problem-link_request_not_found = No such link request
    .detail = There is no link request with this id that you can see.
problem-support_plan_not_found = No such support plan
    .detail = There is no support plan group with this id that you can see; in the catalogue, no plan with this code.
problem-support_plan_account_not_found = The account is not in this group
    .detail = The support plan group does not hold this cloud account.
problem-owner_link_not_found = No such owner's link
    .detail = There is no owner's link with this id, for this account, that you can see.
problem-onboarding_plan_not_found = No such onboarding plan
    .detail = There is no onboarding plan with this id that you can see. Plans are removed 30 days after their end.
problem-webhook_endpoint_not_found = No such webhook endpoint
    .detail = There is no webhook endpoint with this id that you can see.
problem-webhook_delivery_not_found = No such delivery
    .detail = There is no delivery with this id to this webhook endpoint. Deliveries are kept for thirty days.
problem-method_not_allowed = The address does not know this method
    .detail = Use one of the methods in the Allow header.
problem-not_acceptable = Not in a form that you accept
    .detail = The Accept header leaves out what is answered here: { $offered }. Name it in the header, or leave the header out.
problem-request_timeout = The request took too long
    .detail = The body did not arrive in time, and the connection is closed. Send the request again without pauses.
problem-external_ref_taken = The external reference is taken
    .detail = Another record already has this externalRef. Look it up with the externalRef filter.
problem-credential_revoked = The credential is revoked
    .detail = A revoked credential stays revoked. Create a new one.
problem-client_has_live_accounts = The client still has live accounts
    .detail = Unlink the client's cloud accounts before you archive it.
problem-client_archived = The client is archived
    .detail = An archived client takes no new accounts, pricebooks or groups.
problem-cloud_provider_in_use = Accounts rely on this provider's pricebook
    .detail = Live accounts inherit the pricebook of this provider. Give them a pricebook of their own, or unlink them first.
problem-master_pricebook_read_only = Master pricebooks belong to the platform
    .detail = A master holds AWS's list prices: it has no rules, and only operations renames or retires it. Create a custom one that is based on it.
problem-pricebook_retired = The pricebook is retired
    .detail = A retired pricebook can be read, but no longer assigned or changed.
problem-pricebook_in_use = The pricebook is in use
    .detail = Clients or accounts are priced by it, or pricebooks are based on it. Give them another one first.
problem-pricebook_not_set = The client has no pricebook
    .detail = Set the client's pricebook first: PUT /clients/{ $clientId }/cloud-providers/aws. Without one the account could not be priced.
problem-aws_account_already_registered = The AWS account is registered already
    .detail = This account number belongs to a live cloud account. If you expected it to be free, ask the operations team.
problem-account_number_fixed = The account number can no longer be changed
    .detail = { $origin ->
        [new] AWS gives a new account its number.
       *[existing] It can be changed while the account is "registered"; it is "{ $status }". Cancel the open link request first, or unlink the account and add the right one.
    }
problem-root_email_in_use = The root e-mail address is in use
    .detail = Another live account has this root e-mail address. AWS wants one of its own for every new account.
problem-cloud_account_not_live = The cloud account is no longer live
    .detail = The account is "{ $status }". Add it again to work with it.
problem-cloud_account_already_linked = The cloud account is linked already
    .detail = A linked account needs no link request.
problem-too_many_owner_links = The account has enough owner's links
    .detail = An account has { $most } active owner's links at most. Revoke one, or wait until one's time is over.
problem-role_arn_not_set = There is no role ARN to check
    .detail = Save the role's ARN first: PUT /role-arn/{ $cloudAccountId }.
problem-role_name_exceeds_aws_limit = AWS allows 64 characters for a role name
    .detail = The saved role name has { $length } characters. Shorten it, and the setup kit can be made.
problem-aws_not_connected = The platform is not connected to AWS
    .detail = In manual mode a person looks at the AWS console; operations records what it shows with POST /role-arn/{ $cloudAccountId }/record-check.
problem-aws_connected = The platform checks the role itself
    .detail = Recording a check by hand is for manual mode. Use POST /role-arn/{ $cloudAccountId }/check.
problem-not_simulated = There is a test clock in the simulated mode only
    .detail = The platform runs in another mode (GANGWAY_AWS_MODE), in which time cannot be moved.
problem-link_request_already_open = A link request is open
    .detail = The account already has an open link request ({ $linkRequestId }). Wait for it, or cancel it first.
problem-link_request_transition_not_allowed = Not possible in the present state
    .detail = { $allowed ->
        [none] "{ $action }" does not exist for a request of the kind "{ $kind }" in this mode ({ $mode }).
       *[other] "{ $action }" is not possible while the request is "{ $current }"; it is from: { $allowed }.
    }
problem-member_account_must_leave = The account must leave its organization first
    .detail = A member account of another organization cannot be invited. Its owner leaves that organization first (Organizations, "Leave this organization"; a payment method is needed), then change organizationRole to "standalone" and submit again. Ask the operations team if help is needed.
problem-account_already_in_support_plan = The account is in another group
    .detail = An account is in at most one support plan group. Take it out of { $supportPlanId } first.
problem-support_plan_in_use = The group still has accounts
    .detail = Take the accounts out of the group before you delete it.
problem-support_plan_full = The group is full
    .detail = A support plan group holds { $most } accounts at most. Put the account into another group of the client.
problem-onboarding_plan_not_planned = The onboarding plan is not planned any more
    .detail = Its status is { $current }. Only a plan that is planned can be applied or discarded. Send the file again to make a new one.
problem-onboarding_row_outdated = Something else would happen than the plan has shown
    .detail = The account is no longer as it was when the plan was made, so nothing was done. Make a new plan of the same file, and look at what it shows.
problem-onboarding_plan_stopped = Nobody may carry the onboarding plan out any more
    .detail = The credential that applied it was revoked, has expired, or its tokens from then are refused, so nothing was done. Make a new plan of the same file with another credential: what is done already stays as it is.
problem-last_operations_credential = The last operations credential
    .detail = Nobody could log in for operations any more. Make another operations credential first.
problem-webhook_endpoint_disabled = The webhook endpoint is disabled
    .detail = Nothing is sent to it. Enable it with a PATCH first.
problem-quota_exceeded = A quota is used up
    .detail = { $quota ->
        [idempotency-keys] { $limit } answers are kept for Idempotency-Keys of the last 24 hours, which is the most, so that nothing was done. Send the request again when older ones are forgotten, or without the header.
        [idempotency-bytes] Answers of { $limit } bytes are kept for Idempotency-Keys of the last 24 hours, which is the most, so that nothing was done. Send the request again when older ones are forgotten, or without the header.
        [rule-sets] The histories of the reseller's pricebooks may hold { $limit } sets of rules together. They are kept for ever: ask the distributor for more.
        [rule-bytes] The histories of the reseller's pricebooks may hold { $limit } bytes of rules together. They are kept for ever: ask the distributor for more.
       *[other] The reseller may have { $limit } of these at once ({ $quota }). Archive, revoke, retire, unlink, cancel or delete what is not needed, or ask the distributor for more.
    }
problem-idempotency_in_progress = The first request with this key is still running
    .detail = A request with this Idempotency-Key is under way. Send it again in a moment to get its answer.
problem-events_gone = These events are no longer kept
    .detail = What came after your last event may have been removed, because it is older than what is kept. Read the resources anew, and follow the feed from since=beginning or since=now.
problem-version_mismatch = The resource has changed
    .detail = If-Match names another version than the present "v{ $version }". Read it again, and decide with what you see.
problem-payload_too_large = The body is too large
    .detail = At most { $limit } bytes are taken here.
problem-uri_too_long = The address is too long
    .detail = Path and query may have { $limit } bytes together. Ask for less at once.
problem-unsupported_media_type = Not a media type that is taken here
    .detail = { $reason ->
        [encoding] The body is compressed or encoded (Content-Encoding), and nothing is unpacked here. Send it as it is.
        [charset] The charset of the Content-Type is { $charset }, and only UTF-8 is taken. Send the body in UTF-8, as { $expected }.
        [utf16] The body is in { $charset }, and only UTF-8 is taken. Save the file as "CSV UTF-8", and send it as { $expected }.
        [bytes] The body is not in UTF-8: line { $line } has a byte that UTF-8 does not have there. It may be in Windows-1252, as many spreadsheets save it. Save the file as "CSV UTF-8", and send it as { $expected }.
       *[media] Send the body as { $expected }, named once in Content-Type.
    }
problem-invalid_request = The request has errors
    .detail = { $count ->
        [1] One member is not as it should be; see "errors".
       *[other] { $count } members are not as they should be; see "errors".
    }
problem-idempotency_key_reused = The idempotency key belongs to another request
    .detail = This Idempotency-Key came with another request within the last 24 hours. Use a new key for a new request, and the same one only to repeat a request unchanged.
problem-cursor_invalid = Not a cursor of ours
    .detail = Use nextCursor as it was given, or leave the cursor out to start again.
problem-cursor_mismatch = The cursor belongs to other filters
    .detail = A cursor continues the list it came from: send the same filters with it, or leave the cursor out.
problem-scope_not_allowed = A scope that cannot be granted
    .detail = Not allowed here: { $scopes }. A credential gets only scopes that its role may hold and that the granting credential has itself.
problem-pricebook_currency_mismatch = The currencies differ
    .detail = The pricebook is in { $pricebookCurrency }, the request says { $currency }. Choose a pricebook in the same currency.
problem-management_account_needs_cta = A management account cannot be linked this way
    .detail = Ways that exist: a Consent to Assignment (CTA), arranged by your sales representative, moves the whole organization; AWS Billing Transfer lets the organization keep its management account while the bill moves. A management account without members can delete its organization and be added as standalone.
problem-role_arn_account_mismatch = The role is in another account
    .detail = The ARN names account { $arnAccount }, the cloud account is { $awsAccountId }. Copy the ARN of the role in the right account.
problem-role_arn_partition_mismatch = The role is in another partition of AWS
    .detail = The role is in the partition { $partition }, the platform in { $platform }; IAM trust does not cross partitions. Save the ARN of a role in { $platform }.
problem-role_name_mismatch = Role name and ARN differ
    .detail = The ARN ends in "{ $arnRoleName }", roleName says "{ $roleName }". Send one of them, or make them equal.
problem-account_name_required = A name for the new account is missing
    .detail = AWS creates an account only with a name of 1–50 printable ASCII characters. Send accountName with the approval.
problem-root_email_required = A root e-mail address is missing
    .detail = AWS creates an account only with a root e-mail address. Send rootEmail with the approval, or save it on the account first.
problem-support_plan_mismatch = The support type does not fit the group
    .detail = An account with support type "{ $supportType }" belongs in a "{ $expected }" group; this one is "{ $kind }".
problem-support_plan_retired = AWS no longer offers this support plan
    .detail = "{ $supportType }" ended on { $retiredOn }. Choose its successor "{ $replacedBy }".
problem-account_of_other_client = The account belongs to another client
    .detail = A support plan group holds accounts of its own client only.
problem-webhook_address_not_allowed = Webhooks are not sent to this address
    .detail = { $reason ->
        [scheme] The address must begin with https.
        [port] The port must be 443, or one from 1024 on.
       *[address] The host is not one on the Internet, or its name leads to an address inside a network.
    }
problem-rate_limited = Too many requests
    .detail = This credential, or all of its reseller's together, have sent more requests than the limit allows. Wait { $seconds } seconds, and spread the requests.
problem-too_many_followers = Too many follow the events at once
    .detail = This credential, or all of its reseller's together, have as many requests or streams open that wait for events as the limit of { $most } allows. Close one, or ask without waiting.
problem-internal = Something went wrong on our side
    .detail = The failure is logged under the request id. Trying again is safe.
problem-database_busy = The database is busy
    .detail = Nothing was stored. Try again after the time in Retry-After.
problem-database_unavailable = The database is not available
    .detail = It cannot be reached or cannot store anything. Unless it went away at this very moment, nothing was stored. Try again after the time in Retry-After.
problem-tenant_busy = Too much at once
    .detail = So many requests of this reseller and its clients wait already that this one was not taken. Nothing was stored. Try again after the time in Retry-After, with fewer requests at once.
problem-not_ready = The server is not ready
    .detail = Its database lacks the tables of this version. Send requests to another replica, or wait until it is ready.
problem-aws_unavailable = AWS did not answer
    .detail = Nothing was changed. Try again after the time in Retry-After.

field-required = is required
field-account_required = or awsAccountId is required: name the account in one of the two ways
field-unknown_member = is not known here
field-wrong_type = must be of the JSON type: { $expected }
field-unknown_value = must be one of { $allowed }
field-too_short = must have at least { $min } characters
field-too_long = must have at most { $max } characters
field-too_few = must have at least { $min } items
field-too_many = must have at most { $max } items
field-not_unique = must not name the same item twice
field-too_small = must be at least { $min }
field-too_large = must be at most { $max }
field-invalid_format = does not have the expected form { $expected }
field-control_character = must not contain control characters
field-not_found = names something that does not exist, or that you cannot see
field-not_allowed = is not allowed here: { $reason }
field-not_utf8 = is not UTF-8 text
field-duplicate_parameter = is given twice
field-too_far_ahead = must not move the clock more than { $max } seconds further
field-in_the_past = must be in the future
field-in_the_future = must not be in the future
field-before_sent = must not be before the invitation was sent
field-blank = must not be blank
field-invalid_idempotency_key = must be 1 to 255 visible ASCII characters, given once
field-invalid_aws_account_id = must be the 12 digits of an AWS account number, such as "123456789012" or "1234-5678-9012"
field-invalid_role_arn = must be the ARN of an IAM role, such as "arn:aws:iam::123456789012:role/ReadOnly"
field-assumed_role_arn = is the ARN of a role's session; copy the role's own ARN from the IAM console (arn:aws:iam::…:role/…)
field-user_arn = is the ARN of an IAM user; create a role and copy its ARN
field-policy_arn = is the ARN of a policy; copy the ARN of the role that the policy is attached to
field-instance_profile_arn = is the ARN of an instance profile; copy the role's own ARN
field-role_name_only = is only the role's name; copy the whole ARN from the role's summary page
field-console_url = is an address of the AWS console; copy the ARN from the role's summary page
field-truncated_arn = is only part of an ARN; copy it again, from "arn:" to the end of the role's name
field-role_name_blank = must not contain blanks
field-invalid_role_name = may contain letters, digits and +=,.@_- only
field-invalid_description = may contain letters, digits, blanks and +=,.@_- only
field-invalid_root_email = { $reason ->
        [length] must have 6 to 64 characters
        [not_ascii] may contain ASCII characters only
        [at_sign] must contain exactly one @
        [local_part] has a character before the @ that AWS does not take, or starts with a dot
       *[domain] must end in a domain name such as "example.com"
    }
field-invalid_account_name = must have 1 to 50 printable ASCII characters
field-invalid_email = must be an e-mail address
field-unknown_currency = must be an ISO 4217 currency code such as "USD"
field-unknown_country = must be an ISO 3166-1 alpha-2 country code such as "ES"
field-invalid_handshake_id = must be the id of an AWS handshake, such as "h-examplehandshake111"
field-unknown_scope = is not a scope
field-invalid_domain = must be a domain name such as "example.com"
field-invalid_webhook_url = must be a whole address that begins with https, without user, password and fragment, such as "https://example.com/hooks"
field-everything_alone = is everything there is: it stands alone
field-unknown_event_type = must be "*" or the name of a type of events, such as "client.created"
field-invalid_phone = must be a telephone number: digits, blanks and + ( ) - . only
field-invalid_money = must be a decimal amount as text, such as "6150.00": at most 12 digits before the point and 6 after it
field-negative_money = must not be below zero
field-invalid_percent = must be a percentage as text with at most two decimals, such as "12.50"
field-out_of_range = must be from { $min } to { $max }
field-no_header = has no header: the first line names the columns, such as awsAccountId and supportType
field-unknown_column = has a column that is not known, in line { $line }, column { $column }; the columns are { $allowed }
field-duplicate_column = has the same column twice, in line { $line }, columns { $first } and { $column }
field-missing_column = lacks the column { $name } in its header, in line { $line }
field-unclosed_quote = has a quote that never closes: it begins in line { $line }, column { $column }
field-stray_quote = has a quotation mark inside: put the whole field into quotation marks, and double those in it
field-too_few_fields = has { $given } fields in place of { $expected }
field-too_many_fields = has { $given } fields in place of { $expected }; put a field that holds the separator into quotation marks
field-number_in_scientific_notation = was made a number by a spreadsheet, and its last digits are lost: format the column as text and enter the 12 digits again
field-leading_zeros_lost = has { $given } digits in place of 12: a spreadsheet has made it a number and taken its leading zeros; format the column as text and enter the 12 digits again
field-duplicate_account = is the account of line { $line } too; one row an account
field-match_required = is required, but for global rules
field-match_not_allowed = is not allowed: a global rule applies to everything
field-duplicate_rule = makes this the second rule with the same scope and match; the first is /rules/{ $first }

# Reasons inside other texts: an argument that names one of these is shown as its text.

reason-new-accounts-only = it is for requests of new accounts
reason-existing-accounts-only = it is for accounts that exist already
reason-seconds-say-it = the clock is moved by seconds or to a moment
reason-account-named-by-id = the account is named by its cloudAccountId
reason-account-says-it = the account itself says it; change the account
reason-platform-sends = the platform sends the invitation itself
reason-operations-without-reseller = an operations credential belongs to no reseller
reason-client-for-customers-only = only a customer credential belongs to a client
reason-reseller-sets-it = the reseller sets it
reason-master-based-on-nothing = a master pricebook is based on nothing
reason-master-is-the-platforms = a master pricebook belongs to the platform
reason-stands-in-the-body = it stands in the body as clientId
reason-must-be-master = it must be a master pricebook
reason-feed-only = only a feed can be waited for, so send since as well
reason-broke-off = the body broke off
reason-ends-too-early = it ends too early
reason-as-documented = the one that the document names
reason-master-has-no-rules = a master pricebook has no rules
