// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.time.LocalDate;
import java.util.List;

/**
 * The discovery questions.
 *
 * @param version The day since which these are the questions; a later one may ask others.
 * @param data The questions, in the order in which they are asked.
 */
public record DiscoveryQuestions(
        LocalDate version,
        List<DiscoveryQuestion> data) {
    /** Copies the lists. */
    public DiscoveryQuestions {
        data = Values.copy(data);
    }
}
