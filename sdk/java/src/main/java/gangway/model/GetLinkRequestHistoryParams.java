// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code getLinkRequestHistory} can be asked for.
 *
 * @param limit Moves in the answer.
 * @param cursor {@code nextCursor} of the answer before.
 */
public record GetLinkRequestHistoryParams(
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Moves in the answer. */
        public Builder limit(@Nullable Integer limit) {
            this.limit = limit;
            return this;
        }

        /** {@code nextCursor} of the answer before. */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /** The finished parameters. */
        public GetLinkRequestHistoryParams build() {
            return new GetLinkRequestHistoryParams(limit, cursor);
        }
    }
}
