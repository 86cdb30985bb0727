// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Map;
import java.util.Objects;

/**
 * What a client answered; replaces all answers and the note.
 *
 * @param answers Answers by question, with the codes of {@code GET /discovery-questions}. A question that is
 *     left out, or {@code null}, has none. One that a later catalogue has dropped is taken only as it is
 *     kept.
 * @param note Something to remember.
 */
public record PutDiscovery(
        Map<String, String> answers,
        @Nullable String note) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private Map<String, String> answers;
        private @Nullable String note;

        private Builder() {}

        /**
         * Answers by question, with the codes of {@code GET /discovery-questions}. A question that is left
         * out, or {@code null}, has none. One that a later catalogue has dropped is taken only as it is kept.
         */
        public Builder answers(Map<String, String> answers) {
            this.answers = answers;
            return this;
        }

        /** Something to remember. */
        public Builder note(@Nullable String note) {
            this.note = note;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public PutDiscovery build() {
            return new PutDiscovery(Objects.requireNonNull(answers, "answers"), note);
        }
    }
}
