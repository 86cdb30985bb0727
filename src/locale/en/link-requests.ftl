# Why link requests fail (failure-<AWS's reason in lower case>), with the way to mend it.

failure-already_in_an_organization = The account is a member of an organization already.
    .fix = The owner leaves that organization first (a payment method is needed), then renew the request.
failure-account_number_limit_exceeded = The distributor's organization has no room for another account just now.
    .fix = The operations team asks AWS for a higher quota or withdraws invitations that nobody answers; then renew the request.
failure-handshake_rate_limit_exceeded = Too many invitations were sent within a day.
    .fix = Renew the request tomorrow.
failure-payment_instrument_required = The account has no valid payment method.
    .fix = The owner adds one in the billing console; then renew the request.
failure-email_already_exists = Another AWS account has this root e-mail address.
    .fix = Save an address that no AWS account has used, then renew the request.
failure-invalid_email = AWS does not take the root e-mail address.
    .fix = Save another address, then renew the request.
failure-invalid_address = AWS does not take the address that the organization has on file.
    .fix = The operations team corrects it; then renew the request.
failure-account_limit_exceeded = The distributor's organization has no room for another account just now.
    .fix = The operations team asks AWS for a higher quota; then renew the request.
failure-concurrent_account_modification = Too many accounts were created at the same time.
    .fix = Renew the request in a few minutes.
failure-internal_failure = AWS failed while it created the account.
    .fix = Renew the request; if it fails again, the operations team asks AWS.
failure-recorded_by_operations = The operations team recorded that AWS refused.
    .fix = Mend what the reason says, then renew the request.
failure-other = AWS refused, with the reason { $reason }.
    .fix = Ask the operations team; when the reason is mended, renew the request.
