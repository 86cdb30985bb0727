// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * A setting that loses money.
 *
 * @param code Which.
 * @param message What it means and what to do, in the language of the answer.
 * @param task The task of the account's checklist that mends it.
 */
public record MarginFinding(
        WarningCode code,
        String message,
        OnboardingTaskCode task) {
}
