// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * A new link request.
 *
 * @param cloudAccountId The account to link.
 * @param note Something for the operations team.
 */
public record CreateLinkRequest(
        String cloudAccountId,
        @Nullable String note) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String cloudAccountId;
        private @Nullable String note;

        private Builder() {}

        /** The account to link. */
        public Builder cloudAccountId(String cloudAccountId) {
            this.cloudAccountId = cloudAccountId;
            return this;
        }

        /** Something for the operations team. */
        public Builder note(@Nullable String note) {
            this.note = note;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CreateLinkRequest build() {
            return new CreateLinkRequest(Objects.requireNonNull(cloudAccountId, "cloudAccountId"), note);
        }
    }
}
