// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * What is wrong with a role, who can mend it, and how.
 *
 * @param code What is wrong.
 * @param message The same in words.
 * @param owner Who can mend it: {@code aws_account_owner}, or {@code reseller} when another check is all it
 *     needs.
 * @param fix How.
 */
public record RoleDiagnosis(
        RoleDiagnosisCode code,
        String message,
        String owner,
        String fix) {
}
