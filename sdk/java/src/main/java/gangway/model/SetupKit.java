// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * Everything that the AWS account's owner needs to create the read-only role.
 *
 * @param crossAccountId The AWS account that the role must trust (<em>Another AWS account</em>).
 * @param externalId The external ID that the role must require.
 * @param awsAccountId The account that the role is created in.
 * @param requireExternalId Whether <em>Require external ID</em> is on: always.
 * @param requireMfa Whether <em>Require MFA</em> is on: never, the platform could not use the role.
 * @param roleName The role's name.
 * @param description The role's description.
 * @param managedPolicies ARNs of the managed policies to attach.
 * @param trustPolicy The role's trust policy, as IAM takes it.
 * @param cloudformation A CloudFormation template (YAML).
 * @param quickCreateUrl Opens CloudFormation in the AWS console with the parameters filled in. Where the
 *     platform publishes no template, the page asks for one: upload the template above.
 * @param terraform A Terraform configuration.
 * @param cli A POSIX shell script for the AWS command line, as AWS CloudShell runs it.
 * @param powershell A PowerShell script for the AWS command line.
 * @param steps Steps in the AWS console.
 * @param warnings What may become a problem.
 */
public record SetupKit(
        String crossAccountId,
        String externalId,
        @Nullable String awsAccountId,
        boolean requireExternalId,
        boolean requireMfa,
        String roleName,
        String description,
        List<String> managedPolicies,
        TrustPolicy trustPolicy,
        String cloudformation,
        String quickCreateUrl,
        String terraform,
        String cli,
        String powershell,
        List<SetupStep> steps,
        List<Warning> warnings)
        implements SetupKitBody {
    /** Copies the lists. */
    public SetupKit {
        managedPolicies = Values.copy(managedPolicies);
        steps = Values.copy(steps);
        warnings = Values.copy(warnings);
    }
}
