// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * The checklist of a client, and how far its live accounts are.
 *
 * @param clientId The client.
 * @param status How far it is.
 * @param percentComplete The share of counted tasks that are done, rounded down; optional tasks do not count.
 * @param tasks The client's own tasks, in order.
 * @param currentlyDue The tasks that somebody can do now.
 * @param warnings What may cost money or time later.
 * @param accounts Its live accounts, oldest first, a page of them.
 * @param nextCursor Send it as {@code cursor} to get the next accounts; absent when these are the last ones.
 */
public record ClientOnboarding(
        String clientId,
        OnboardingStatus status,
        int percentComplete,
        List<OnboardingTask> tasks,
        List<OnboardingTaskCode> currentlyDue,
        List<Warning> warnings,
        List<AccountProgress> accounts,
        @Nullable String nextCursor) {
    /** Copies the lists. */
    public ClientOnboarding {
        tasks = Values.copy(tasks);
        currentlyDue = Values.copy(currentlyDue);
        warnings = Values.copy(warnings);
        accounts = Values.copy(accounts);
    }
}
