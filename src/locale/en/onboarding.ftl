# Tasks of the onboarding checklists (task-<code>).

task-review_discovery_questions = Review the discovery questions
    .help = Before you add an existing account, go through the discovery questions for customers with AWS accounts: shared reservations, marketplace contracts, and billing history stay behind when an account moves.
task-create_client = Set up the client
    .help = The end customer, with contact and address.
task-set_pricebook = Set the pricebook
    .help = Choose the pricebook and its currency for the client's cloud provider. The master pricebook is AWS's list price.
task-assign_support_plan_group = Assign the support plan group
    .help = Passthrough for Basic and Developer Support, Business for accounts with Business Support. Negative margins will appear if this step is skipped.
task-portal_credentials = Set up credentials for the customer portal
    .help = Optional: enable the provider in the customer portal and create a customer credential for the client.
task-add_account_number = Add the AWS account number
    .help = The 12 digits that the AWS console shows at the top right.
task-create_role = Create the read-only role
    .help = In the AWS console, with the values of the setup kit. Root access is not needed. Recommended; the link does not wait for it.
task-add_role_arn = Save the role's ARN
    .help = Copy the ARN from the role's summary page, without blanks around it.
task-verify_role_arn = Check the role
    .help = Check now whether the platform can use the role, and only the platform.
task-submit_link_request = Submit the link request
    .help = Asks the operations team to invite the account into the distributor's organization.
task-approve_link_request = Approve the link request
    .help = The operations team looks at the request and agrees.
task-send_invitation = Send the invitation
    .help = The operations team sends the invitation from the management account to the 12-digit account number.
task-accept_invitation = Accept the invitation
    .help = The root user or an IAM administrator accepts within two weeks: by the link in AWS's e-mail (no-reply@amazonaws.com), or in the AWS console under Organizations. The e-mail is not needed; the invitation is kept in the account.
