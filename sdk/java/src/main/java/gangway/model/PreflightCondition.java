// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * A condition of the way in.
 *
 * @param code Which.
 * @param outcome Whether it holds.
 * @param basis Who says so.
 * @param awsReason AWS's own reason, as an invitation would be refused with it.
 * @param owner Who can mend it.
 * @param message How it stands.
 * @param fix What mends it, or tells; absent where there is nothing to do.
 */
public record PreflightCondition(
        PreflightConditionCode code,
        PreflightOutcome outcome,
        PreflightBasis basis,
        @Nullable String awsReason,
        OnboardingOwner owner,
        String message,
        @Nullable String fix) {
}
