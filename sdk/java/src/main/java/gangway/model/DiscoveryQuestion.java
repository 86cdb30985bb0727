// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * A question.
 *
 * @param code Its code: a member of {@code answers}.
 * @param text What is asked.
 * @param why Why it is asked.
 * @param answers The answers to choose from.
 * @param source Where the reason is written.
 */
public record DiscoveryQuestion(
        String code,
        String text,
        String why,
        List<DiscoveryAnswer> answers,
        @Nullable String source) {
    /** Copies the lists. */
    public DiscoveryQuestion {
        answers = Values.copy(answers);
    }
}
