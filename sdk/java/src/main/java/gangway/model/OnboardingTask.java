// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * A task of a checklist.
 *
 * @param code Which task.
 * @param title The same in words.
 * @param owners Who does it.
 * @param panels Where it is done.
 * @param status How it stands.
 * @param blockedBy The tasks that come first.
 * @param dueAt Until when it has to be done.
 * @param action How to do it through this API; absent when it is done elsewhere.
 * @param help What it is about.
 */
public record OnboardingTask(
        OnboardingTaskCode code,
        String title,
        List<OnboardingOwner> owners,
        List<OnboardingPanel> panels,
        OnboardingTaskStatus status,
        List<OnboardingTaskCode> blockedBy,
        @Nullable Instant dueAt,
        @Nullable OnboardingAction action,
        String help) {
    /** Copies the lists. */
    public OnboardingTask {
        owners = Values.copy(owners);
        panels = Values.copy(panels);
        blockedBy = Values.copy(blockedBy);
    }
}
