### The setup kit's steps in the AWS console: one message for each step, Markdown inside a line.
### Values are shown as code, so that they can be copied whole.

kit-title = Create the read-only role
kit-intro = These steps give the platform read-only access to your AWS account. You need the right to create IAM roles there; the root user is not required. Keep the AWS console and the platform open side by side.
kit-intro-of-account = These steps give the platform read-only access to AWS account `{ $account }`. You need the right to create IAM roles there; the root user is not required. Keep the AWS console and the platform open side by side.

## In the AWS console

kit-step-open-console = Sign in to your AWS account and open the [IAM console]({ $url }).
kit-step-open-console-of-account = Sign in to AWS account `{ $account }` and open the [IAM console]({ $url }).
kit-step-select-roles = Select **Roles**.
kit-step-start-role = Click **Create role**.
kit-step-choose-aws-account = As the type of trusted entity, choose **AWS account**.
kit-step-choose-another-account = Select **Another AWS account**.
kit-step-enter-account-id = Enter this account ID: `{ $account }`.
kit-step-require-external-id = Under **Options**, tick **Require external ID** and enter `{ $external-id }`, which belongs to this account alone. **Leave Require MFA off**: with **Require MFA** on, the platform cannot use the role.
kit-step-next = Click **Next**.
kit-step-read-only-policy = Search for the policy `{ $policy }` and tick the box beside exactly that name.
kit-step-support-policy = For the security and compliance report, search for the policy `{ $policy }` too and tick the box beside it. The report needs AWS Business Support.
kit-step-role-name = Click **Next** and enter the role's name: `{ $role-name }`.
kit-step-description = Enter the description: `{ $description }`.
kit-step-no-description = Leave the description as it is; it is optional.
kit-step-create-role = Click **Create role**.
kit-step-open-role = Click the new role `{ $role-name }` in the list to open its summary.
kit-step-copy-arn = Copy the role's **ARN** with the icon to the left of its value.
kit-step-copy-expected-arn = Copy the role's **ARN** with the icon to the left of its value. It must read `{ $arn }`.

## On the platform

kit-step-paste-arn = Go back to the platform and paste the ARN as the account's role ARN.
kit-step-check = Run **Check Now** and wait for a green **Verified**. If a red **No Access** appears, make sure that there is no blank before or after the ARN and that `{ $policy }` is attached to the role. A role made moments ago can need a minute: check again.
kit-step-platform-description = If you like, enter the role's description here as well: `{ $description }`.
kit-step-no-platform-description = If you like, enter a description of the role here as well.
kit-step-save = Click **Save**.
