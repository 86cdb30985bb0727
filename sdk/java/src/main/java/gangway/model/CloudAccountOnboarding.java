// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * The checklist of a cloud account.
 *
 * @param cloudAccountId The account.
 * @param flow Which way it comes on board.
 * @param status How far it is.
 * @param percentComplete The share of counted tasks that are done, rounded down; optional tasks do not count.
 * @param tasks The tasks, in order.
 * @param currentlyDue The tasks that somebody can do now.
 * @param warnings What may cost money or time later.
 */
public record CloudAccountOnboarding(
        String cloudAccountId,
        OnboardingFlow flow,
        OnboardingStatus status,
        int percentComplete,
        List<OnboardingTask> tasks,
        List<OnboardingTaskCode> currentlyDue,
        List<Warning> warnings) {
    /** Copies the lists. */
    public CloudAccountOnboarding {
        tasks = Values.copy(tasks);
        currentlyDue = Values.copy(currentlyDue);
        warnings = Values.copy(warnings);
    }
}
