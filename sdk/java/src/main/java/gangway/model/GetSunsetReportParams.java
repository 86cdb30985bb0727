// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.LocalDate;

/**
 * What {@code getSunsetReport} can be asked for.
 *
 * @param on Plans that have ended or end by this day; today (UTC) when left out.
 * @param clientId Only accounts of this client.
 * @param resellerId Only accounts of this reseller.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record GetSunsetReportParams(
        @Nullable LocalDate on,
        @Nullable String clientId,
        @Nullable String resellerId,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable LocalDate on;
        private @Nullable String clientId;
        private @Nullable String resellerId;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Plans that have ended or end by this day; today (UTC) when left out. */
        public Builder on(@Nullable LocalDate on) {
            this.on = on;
            return this;
        }

        /** Only accounts of this client. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** Only accounts of this reseller. */
        public Builder resellerId(@Nullable String resellerId) {
            this.resellerId = resellerId;
            return this;
        }

        /** Items on a page. */
        public Builder limit(@Nullable Integer limit) {
            this.limit = limit;
            return this;
        }

        /** {@code nextCursor} of the page before. */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /** The finished parameters. */
        public GetSunsetReportParams build() {
            return new GetSunsetReportParams(on, clientId, resellerId, limit, cursor);
        }
    }
}
