// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * How far one of a client's accounts is.
 *
 * @param cloudAccountId The account.
 * @param awsAccountId Its number.
 * @param nickname What people call it.
 * @param flow Which way it comes on board.
 * @param status How far it is.
 * @param percentComplete The share of counted tasks that are done, rounded down.
 * @param currentlyDue The tasks that somebody can do now.
 */
public record AccountProgress(
        String cloudAccountId,
        @Nullable String awsAccountId,
        @Nullable String nickname,
        OnboardingFlow flow,
        OnboardingStatus status,
        int percentComplete,
        List<OnboardingTaskCode> currentlyDue) {
    /** Copies the lists. */
    public AccountProgress {
        currentlyDue = Values.copy(currentlyDue);
    }
}
