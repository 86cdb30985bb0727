// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * What a person saw in the AWS console.
 *
 * @param status Whether the role works.
 * @param note What was seen; the reseller reads it.
 */
public record RecordRoleCheck(
        RecordedRoleStatus status,
        @Nullable String note) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private RecordedRoleStatus status;
        private @Nullable String note;

        private Builder() {}

        /** Whether the role works. */
        public Builder status(RecordedRoleStatus status) {
            this.status = status;
            return this;
        }

        /** What was seen; the reseller reads it. */
        public Builder note(@Nullable String note) {
            this.note = note;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public RecordRoleCheck build() {
            return new RecordRoleCheck(Objects.requireNonNull(status, "status"), note);
        }
    }
}
