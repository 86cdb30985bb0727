// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * A member that a row sets.
 *
 * @param member Its name.
 * @param from What it is now, as text; absent when it is not set.
 * @param to What it becomes, as text.
 */
public record OnboardingPlanChange(
        String member,
        @Nullable String from,
        String to) {
}
