### The pages that explain problems: what a code means (help-<code>) and what to do about it (.fix), and what the field
### codes mean whose own text needs values (help-field-<code>). Markdown inside a line.

page-index = Problem codes
    .intro = Every error is an `application/problem+json` document (RFC 9457). Decide by its `code`: codes are never renamed or removed, while titles and details may change and come in the language that `Accept-Language` asks for. Quote `requestId` when you ask for support.
page-code = Code
page-title = Title
page-meaning = What it means
page-fix = What to do
    .new-key = A `POST` that carried an `Idempotency-Key` needs a new key once something was mended: a refusal is kept under its key like any other answer.
page-example = Example
page-fields = Field codes
    .intro = Each refused member stands in `errors` with a JSON pointer into the body, or the name of the query parameter or header, and one of these codes.
page-document = OpenAPI document
page-other-language = Español

## 400–406

help-invalid_json = The body is no JSON text in UTF-8, or it ended too early: a syntax error, another encoding, a member that stands twice in its object, or a connection that broke off.
    .fix = Serialize the body with a JSON library and send it in UTF-8 without a byte order mark. The detail names line and column. The same bytes are refused again.
help-precondition_not_supported = The request carries a precondition (`If-Match`, `If-None-Match`, `If-Modified-Since`, `If-Unmodified-Since` or `If-Range`) that cannot be honoured for this address and method. It is refused rather than ignored, so that nothing happens that it was to prevent.
    .fix = Send the request without that header. To change only what you have seen, send the `ETag` of the single resource as `If-Match`.
help-unauthenticated = There is no access token, or none that is valid here: the `Authorization` header is missing or malformed, the token is of another server, its credential is revoked, or its reseller is suspended.
    .fix = Fetch a token from `POST /oauth/token` and send it as `Authorization: Bearer …`. If a fresh token is refused as well, the credential is no longer valid: ask whoever issued it.
help-token_expired = The access token was valid, but its hour is over.
    .fix = Fetch a new token and send the same request again. Nothing was done, so repeating is safe; fetch the next token before `expires_in` seconds are over.
help-insufficient_scope = The token is valid, but does not have the scope of this operation; `requiredScope` names it.
    .fix = Ask `POST /oauth/token` for a token with that scope. If the credential itself lacks it, whoever manages it has to make one that has it. Retrying with the same token does not help.
help-role_not_allowed = The operation, or what the body asks of it, is not for credentials of this role, whatever their scopes.
    .fix = Leave it to a credential of a role that the detail names, such as the operations team's. Retrying does not help.
help-portal_not_enabled = The caller is a customer credential, and the reseller has not enabled the provider in the customer portal. Until then such a credential reads its own client and nothing else.
    .fix = The reseller sets `enabledInCustomerPortal` to true with `PUT` on the client's `/cloud-providers/aws`. Then send the request again with the same token.
help-route_not_found = No operation answers at this path. Typical causes: a typo, a slash at the end, a version prefix that does not exist here, or an id with a slash in it.
    .fix = Compare the path with the OpenAPI document. Retrying does not help.
help-reseller_not_found = No reseller has the id in the path.
    .fix = Take the id from `GET /resellers`, or from the answer that created the reseller.
help-credential_not_found = No credential has the id in the path, or it belongs to somebody else. The two are never told apart.
    .fix = Take the id from `GET /credentials`. A credential sees those of its own reseller only.
help-client_not_found = No client has the id in the path, or it belongs to another reseller. The two are never told apart.
    .fix = Take the id from `GET /clients`, and check which reseller the token belongs to.
help-cloud_provider_not_found = The client exists, but has no settings for this cloud provider yet.
    .fix = Set its pricebook and currency with `PUT` at the same path; this creates the settings.
help-pricebook_not_found = No pricebook has the id in the path, or it is another reseller's.
    .fix = Take the id from `GET /pricebooks`. It lists your own pricebooks and the platform's masters; retired ones only with `status=retired`.
help-pricebook_version_not_found = The pricebook exists, but it got no rules with this version: it was only renamed or retired then, has not come so far, or is a master, which has no rules.
    .fix = Take the versions from `GET /pricebooks/…/rules/history`, which lists all that came with rules.
help-cloud_account_not_found = No cloud account has the id in the path, or it belongs to somebody else. This goes for `/role-arn/…` too, which is addressed by the account.
    .fix = Take the id from `GET /cloud-accounts`. It is the id that begins with `acc_`, not AWS's account number.
help-role_report_not_found = The report is about the last check of the ARN that is saved now, and there was none: no ARN is saved, it was changed since, or nobody has checked it yet.
    .fix = Save the ARN with `PUT /role-arn/…`, check it with `POST /role-arn/…/check` (in the mode `manual` operations records what it saw), then ask for the report.
help-link_request_not_found = No link request has the id in the path, or it belongs to somebody else.
    .fix = Take the id from `GET /link-requests`, or from the account's `linkRequestId`.
help-support_plan_not_found = No support plan group has the id in the path, or it is somebody else's. Under `/support-plans/catalog`: the catalogue has no plan with this code.
    .fix = Take ids of groups from `GET /support-plans`, and codes of AWS's plans from `GET /support-plans/catalog`.
help-support_plan_account_not_found = Both the group and the cloud account exist, but the account is not in this group.
    .fix = If it was to be taken out, there is nothing left to do. The account's `supportPlanId` says which group it is in.
help-owner_link_not_found = No owner's link of the account in the path has the id in the path.
    .fix = Take ids from `GET /cloud-accounts/{cloudAccountId}/owner-links`. Links that have ended are still listed there.
help-onboarding_plan_not_found = The address names an onboarding plan that does not exist, that another reseller has, or that was removed 30 days after its end.
    .fix = Look the id up with `GET /onboarding-plans`. Repeating does not help.
help-webhook_endpoint_not_found = No webhook endpoint has the id in the path, or it is somebody else's, or it was deleted.
    .fix = Take ids of webhook endpoints from `GET /webhook-endpoints`.
help-webhook_delivery_not_found = The webhook endpoint exists, but no delivery to it has this id. Deliveries are kept for thirty days.
    .fix = Take ids from `GET /webhook-endpoints/{webhookEndpointId}/deliveries`. Older events are in the feed, `GET /events`.
help-method_not_allowed = The path exists, but not with this HTTP method.
    .fix = Use one of the methods in the `Allow` header. Retrying does not help.
help-not_acceptable = The operation has no answer in a media type that the `Accept` header takes.
    .fix = Accept `application/json`, or leave `Accept` out; the OpenAPI document lists the media types of each answer.
help-request_timeout = The request did not arrive completely in time, for instance because the connection stalled.
    .fix = Send it again over a new connection. Nothing was done.

## 409

help-external_ref_taken = The `externalRef` is to be unique, and another record has it already: often the same record, created by an earlier attempt.
    .fix = Look the record up with the `externalRef` filter of the list. If it is the one that you meant, go on with its id; else choose another reference.
help-credential_revoked = The credential was revoked, so it cannot be given a new secret.
    .fix = Create a new credential with `POST /credentials`. Revocation is final.
help-client_has_live_accounts = A client is archived only when none of its cloud accounts is live, that is, all are unlinked or closed.
    .fix = Unlink its accounts with `DELETE /cloud-accounts/…`, after cancelling open link requests; then archive the client again.
help-client_archived = The client is archived. It can be read, but takes no new accounts, provider settings or support plan groups.
    .fix = Use another client, or create a new one. Archiving cannot be undone.
help-cloud_provider_in_use = Live cloud accounts of the client have no pricebook of their own and inherit the one that these settings name.
    .fix = Give those accounts a `pricebookId`, or unlink them; then delete the settings again. To change the pricebook, use `PUT` instead: it needs no deletion.
help-master_pricebook_read_only = Master pricebooks hold AWS's list prices and belong to the platform. Nobody gives them rules, and only the operations team creates, renames or retires them.
    .fix = Create a pricebook of kind `custom` with `basedOn` set to the master, and write the rules there.
help-pricebook_retired = The pricebook was retired: it can still be read, but neither be assigned, nor be the base of another one, nor change.
    .fix = Choose an active pricebook from `GET /pricebooks`, or create one.
help-pricebook_in_use = The pricebook cannot be retired while a client or a live account is priced by it, or another pricebook is based on it.
    .fix = Assign another pricebook to those clients and accounts first; then retire it again.
help-pricebook_not_set = An account can only be priced with a pricebook: its own one or its client's. Here there is neither.
    .fix = Set the client's default with `PUT` on its `/cloud-providers/aws`, or name a `pricebookId` for the account; then send the request again.
help-aws_account_already_registered = An AWS account number belongs to at most one live cloud account of the whole platform. It is not said whose it is.
    .fix = Look for the number with `GET /cloud-accounts?awsAccountId=…`: it may be there from an earlier attempt. If it is not, ask the operations team. Retrying helps only once the other account is unlinked. Operations finds who holds the number in the same way, corrects a wrong one with PATCH, or cancels the open link request and unlinks the account.
help-account_number_fixed = The AWS account number can be changed only while an existing account is `registered`. Once a link request is submitted, the number is part of it; a new account gets its number from AWS.
    .fix = Cancel the open link request, change the number, and submit again. A linked account is unlinked and added again with the right number.
help-root_email_in_use = AWS takes a root e-mail address only once, and another live account has this one.
    .fix = Choose an address with a mailbox of its own that was never used with AWS; a plus address such as `aws+name@example.com` counts as another one.
help-cloud_account_not_live = The cloud account is `unlinked` or `closed`. It remains as history and no longer changes.
    .fix = Add the account again with `POST /cloud-accounts`; its number is free for that.
help-cloud_account_already_linked = The account is in the distributor's organization already, so there is nothing to request.
    .fix = Go on with the account's checklist at `/cloud-accounts/…/onboarding`.
help-too_many_owner_links = An owner's link is an open door to the owner's steps, so an account has only a few that are `active`. Those that are expired, revoked or done do not count.
    .fix = Look through `GET /cloud-accounts/{cloudAccountId}/owner-links`, revoke those that nobody needs with a DELETE, then make the new one. An address that was lost cannot be shown again.
help-role_arn_not_set = A check needs the ARN of the role, and none is saved for this account.
    .fix = Save it with `PUT /role-arn/…`, then check again. The setup kit at `/role-arn/…/setup-kit` tells how the role is created.
help-role_name_exceeds_aws_limit = A role name of up to 128 characters can be saved, but AWS creates roles with at most 64. A setup kit for a longer one could not work.
    .fix = Save a name of at most 64 characters with `PUT /role-arn/…`, then ask for the setup kit again.
help-aws_not_connected = The platform runs in manual mode and does not talk to AWS, so it cannot check the role itself.
    .fix = Ask the operations team to look at the role and to record the result with `POST /role-arn/…/record-check`. Retrying does not help.
help-aws_connected = The platform is connected to AWS and checks roles itself; results are recorded by hand in manual mode only.
    .fix = Use `POST /role-arn/…/check`.
help-not_simulated = The test clock moves what the platform takes for now. It exists where the platform stands in for AWS (`GANGWAY_AWS_MODE=simulated`), and never where real accounts are worked with.
    .fix = Use a server in the simulated mode. Retrying does not help.
help-link_request_already_open = An account has at most one open link request, and `linkRequestId` names it. While it is open, no other one is submitted and the account is not unlinked.
    .fix = Wait until it is decided, or cancel it with `POST /link-requests/…/cancel`; then send the request again.
help-link_request_transition_not_allowed = The action does not fit the link request's status, its kind, or the mode of the platform. Often somebody else acted first. `current` is the status, `allowedFrom` lists those in which the action is possible; an empty list means never.
    .fix = Read the link request again and choose from its `availableActions`. Retrying helps only after the status has changed.
help-member_account_must_leave = The account is a member of another AWS organization, and AWS's direct transfer is not enabled on this platform.
    .fix = The account's owner leaves that organization in the AWS console. Then set `organizationRole` to `standalone` and submit the link request again.
help-account_already_in_support_plan = An account is in at most one support plan group, and this one is in another. When a request names several accounts, `cloudAccountId` says which one.
    .fix = Take it out with `DELETE /support-plans/…/accounts/…` at the group that the detail names; then add it here.
help-support_plan_in_use = A support plan group is deleted only when it holds no accounts.
    .fix = Empty it with `PATCH` and `"cloudAccountIds": []`, or move the accounts; then delete it again.
help-support_plan_full = A support plan group holds at most a thousand accounts, so that its answers can show them all.
    .fix = Make another group of the same kind for the client, and put the account there.
help-onboarding_plan_not_planned = A plan is applied or discarded once, and within a day of its making. `current` says what became of this one.
    .fix = Send the file again as a new plan: rows that are as the file says already are `none` there.
help-onboarding_row_outdated = A row of a plan is looked at again when its turn comes. What would happen by then is not what the plan has shown: somebody has changed the account, its client, or what it refers to. Only rows of plans have this problem; nothing of the row was done.
    .fix = Send the file again as a new plan, look at the row, and apply it.
help-onboarding_plan_stopped = A plan is carried out in the name of the credential that applied it, and with its rights. They ended before this row's turn came. Only rows of plans have this problem; nothing of the row was done.
    .fix = Send the file again as a new plan with a credential that works: rows that were done are `none` there.
help-last_operations_credential = It is the only operations credential that works. Without it nobody could make another one.
    .fix = Create another operations credential, see that it works, then revoke this one.
help-webhook_endpoint_disabled = The webhook endpoint was switched off, or it answered 410 to a delivery. Nothing is sent to it, so a delivery cannot be demanded again.
    .fix = Enable it with `PATCH` and `enabled: true`, then demand the delivery again. To try the endpoint first, use `test`, which works while it is disabled.
help-quota_exceeded = The reseller has as many of something as it may have: `quota` names it, `limit` tells how many. All its credentials and its clients' count together, and what operations does for it counts too. Nothing was done.
    .fix = Archive clients, revoke credentials, retire pricebooks, unlink accounts, cancel requests or delete groups that are not needed, or ask the distributor for more. Of `idempotency-keys` and `idempotency-bytes` some are free again when answers of 24 hours ago are forgotten.
help-idempotency_in_progress = A request with the same `Idempotency-Key` is still being worked on.
    .fix = Wait a moment, then send the same request with the same key: it is answered with the first one's answer. Do not use a new key, which would act twice.

## 412–415

help-events_gone = Events are kept for a time that the platform's operator sets. The event in `since`, in `cursor` or in `Last-Event-ID` is older than what is kept, so that later ones may have been removed before you saw them.
    .fix = Read the resources that you follow anew, then go on with `since=now`, or with `since=beginning` from the oldest event that is kept. Follow the feed more often than its events are removed.
help-version_mismatch = `If-Match` names a version that is not the present one: somebody changed the resource after it was read. `version` is the present one.
    .fix = Read the resource again, decide whether the change is still wanted, and send it with the new `ETag`. Repeating it with the old one is refused again.
help-payload_too_large = The body is longer than this operation takes: 64 KiB, and 1 MiB for `price`, `quote` and `margin-simulation`.
    .fix = Split long lists into several requests. Retrying with the same body does not help.
help-uri_too_long = The address of the request, with its query, is longer than the server takes.
    .fix = Shorten the query, and take cursors as they were given. Retrying does not help.
help-unsupported_media_type = The `Content-Type` of the body is missing or is not taken here, or the body is compressed.
    .fix = Send JSON as `application/json` (for `PATCH` also `application/merge-patch+json`), without `Content-Encoding`.

## 422

help-invalid_request = Members of the body, query parameters or headers do not have the form that the OpenAPI document describes, or name something that does not exist for you. All of them are reported at once.
    .fix = Mend every entry of `errors` and send the request again. Nothing was stored.
help-cursor_invalid = The `cursor` was not issued by this list, or was cut or changed; for events, `since` is no id of an event that you can see.
    .fix = Send `nextCursor` exactly as it was given, or leave the cursor out and begin again.
help-cursor_mismatch = The `cursor` was issued for a list with other filters.
    .fix = Send all filters of the first page with every following one, or begin again without a cursor.
help-scope_not_allowed = At least one scope in `scopes` is not for the credential's role, or the granting credential does not have it itself.
    .fix = Ask for fewer scopes, or leave `scopes` out to get all that can be granted.
help-pricebook_currency_mismatch = A pricebook is only used in its own currency; there is no conversion. Client, custom pricebook and its base all have the same one, and a margin simulation is in USD.
    .fix = Choose a pricebook in the wanted currency, or correct `currency`.
help-management_account_needs_cta = The account is the management account of an AWS organization. AWS does not let it be invited into another one.
    .fix = Ask your sales representative for a Consent to Assignment (CTA) or consider AWS Billing Transfer, which `helpUrl` describes. A management account without members can delete its organization and be added as `standalone`.
help-role_arn_account_mismatch = The account number in the role's ARN is not the one of this cloud account.
    .fix = Sign in to the right AWS account, and copy the ARN of the role there. If the cloud account's number is wrong, correct that first.
help-role_arn_partition_mismatch = The role belongs to another partition of AWS, such as AWS China or AWS GovCloud, than the platform's account. Trust between IAM roles does not cross partitions, so that the role could never be used.
    .fix = Register an account of the partition `aws`, and save the ARN of a role in it.
help-role_name_mismatch = `roleName` and the last part of `roleArn` name different roles.
    .fix = Send only `roleArn`, or make the two equal; upper and lower case count.
help-account_name_required = A new AWS account needs a name of 1–50 printable ASCII characters, and the account has none that AWS takes.
    .fix = Send `accountName` with the approval. A request that is approved already is canceled and renewed first.
help-root_email_required = A new AWS account needs a root e-mail address, and neither the account nor the approval has one.
    .fix = Send `rootEmail` with the approval, or save it on the account with `PATCH`; then act again.
help-support_plan_mismatch = Accounts with Basic or Developer Support belong in a `passthrough` group, those with a higher plan in a `business` group. Account and group do not fit. When a request names several accounts, `cloudAccountId` says which one.
    .fix = Choose a group of the kind that the detail names, or correct the account's `supportType`. The wrong kind leads to negative margins.
help-support_plan_retired = AWS has ended this support plan, so it can no longer be chosen or quoted.
    .fix = Choose the successor that the detail names; `GET /support-plans/catalog` lists the plans with their dates.
help-account_of_other_client = A support plan group holds accounts of one client, and this account belongs to another client of the same reseller. When a request names several accounts, `cloudAccountId` says which one.
    .fix = Add the account to a group of its own client.
help-idempotency_key_reused = The `Idempotency-Key` was used within the last 24 hours for a request with another path or body.
    .fix = Make a new key for every new request, such as a UUID. Repeat a key only with exactly the same request.
help-webhook_address_not_allowed = Webhooks go to the Internet at large and nowhere else: by `https`, to port 443 or one from 1024 on, to a host that is no address inside a network (private, loopback, link-local, metadata, reserved …) and whose name leads to none. This is looked at when the address is set and again at every delivery.
    .fix = Give an address on the Internet with a certificate. To try things on your own machine use a tunnel, or a server of your own with `GANGWAY_WEBHOOK_ALLOW_PRIVATE=true`.

## 429–503

help-rate_limited = The credential has used up its allowance of requests, or all credentials of a reseller and of its clients together have used up the reseller's. `RateLimit-Policy` says how much each is, `RateLimit` how much is left.
    .fix = Wait as many seconds as `Retry-After` says and send the request again: nothing was done. Spread requests, and slow down before `RateLimit` reaches zero.
help-too_many_followers = A request with `wait` stays open until there are events, and a stream stays open for good. A credential, and a reseller with its clients together, may have a number of each open at one server.
    .fix = Share one stream among those that need the events, close those that nobody reads, or ask without `wait`. Seats of broken connections are free again within a minute.
help-internal = The server failed for a reason that is not the caller's. Details are in its log only.
    .fix = Try again once. If it stays, give the `requestId` to the operations team.
help-database_busy = The database could not be asked in time, or too many requests changed the same rows at once. Nothing was stored.
    .fix = Send the same request again after `Retry-After` seconds, and wait longer after every further failure.
help-database_unavailable = The database cannot be reached, or its disk is full. What was acknowledged is not lost. In the moment in which the database goes away it may have stored what you asked for without a word: send the request again with the same Idempotency-Key, which makes it happen once.
    .fix = Send the same request again after `Retry-After` seconds, and wait longer after every further failure. Whoever runs the server finds the cause in its log; `/readyz` answers 503 until writes work again.
help-tenant_busy = Turns at the database are given round by reseller. Two hundred requests of this reseller and its clients were waiting for theirs already, so this one was refused; others are served as always. Nothing was stored.
    .fix = Send fewer requests at once: eight at a time are enough to be served as fast as this server can. Send the refused request again after `Retry-After` seconds.
help-not_ready = The server runs, but its database does not have the tables that this version needs: migrations are missing.
    .fix = Whoever runs the server applies them with `gangway migrate`. Until then, no requests should be sent to this replica.
help-aws_unavailable = AWS did not answer in time, or gave no usable answer. Nothing was changed: a link request stays in the status that it had.
    .fix = Send the same request again after `Retry-After` seconds. If it goes on for minutes, look at AWS's health dashboard.

## Field codes

help-field-too_far_ahead = must not move the test clock more than ten years ahead of real time
help-field-wrong_type = has another JSON type than the document says, such as a number instead of text
help-field-unknown_value = is none of the values that the document lists
help-field-too_short = has fewer characters than the document asks for
help-field-too_long = has more characters than the document allows
help-field-too_few = has fewer items than the document asks for
help-field-too_many = has more items than the document allows
help-field-too_small = is a number below the smallest allowed
help-field-too_large = is a number above the largest allowed
help-field-invalid_format = does not have the form that the document describes
help-field-not_allowed = has no place here, given the caller's role, other members, or the state; the detail says why
help-field-invalid_root_email = does not follow AWS's rules for root e-mail addresses: 6 to 64 ASCII characters, exactly one `@`, no dot at the beginning, and a domain name at the end; the detail names the broken rule
help-field-out_of_range = is an amount or a percentage outside the allowed range
help-field-unknown_column = names a column that is none of a plan's; the detail says where
help-field-duplicate_column = names a column twice; the detail says where
help-field-missing_column = lacks a column that every file must have; the detail names it
help-field-unclosed_quote = has a quote that never closes; the detail says where it begins
help-field-too_few_fields = has fewer fields than the header has columns
help-field-too_many_fields = has more fields than the header has columns
help-field-leading_zeros_lost = has fewer than 12 digits, because a spreadsheet took it for a number and dropped its leading zeros
help-field-duplicate_account = is the account of an earlier row of the same file
help-field-duplicate_rule = is a second rule with the same scope and match
