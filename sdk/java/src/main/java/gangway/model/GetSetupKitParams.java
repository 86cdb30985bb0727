// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code getSetupKit} can be asked for.
 *
 * @param format Its form; {@code json} when left out.
 * @param securityReport Whether to add the policy AWSSupportAccess, for the Security and Compliance report;
 *     it needs Business Support.
 */
public record GetSetupKitParams(
        @Nullable GetSetupKitFormat format,
        @Nullable Boolean securityReport) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable GetSetupKitFormat format;
        private @Nullable Boolean securityReport;

        private Builder() {}

        /** Its form; {@code json} when left out. */
        public Builder format(@Nullable GetSetupKitFormat format) {
            this.format = format;
            return this;
        }

        /**
         * Whether to add the policy AWSSupportAccess, for the Security and Compliance report; it needs
         * Business Support.
         */
        public Builder securityReport(@Nullable Boolean securityReport) {
            this.securityReport = securityReport;
            return this;
        }

        /** The finished parameters. */
        public GetSetupKitParams build() {
            return new GetSetupKitParams(format, securityReport);
        }
    }
}
