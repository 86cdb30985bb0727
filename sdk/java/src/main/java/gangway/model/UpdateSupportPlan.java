// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * Changes to a support plan group; what is left out stays.
 *
 * @param name Its name.
 * @param kind How its accounts are billed for support; every account that is in it afterwards must fit.
 * @param cloudAccountIds Replaces its accounts: those that are not named are taken out.
 */
public record UpdateSupportPlan(
        @Nullable String name,
        @Nullable SupportPlanKind kind,
        @Nullable List<String> cloudAccountIds) {
    /** Copies the lists. */
    public UpdateSupportPlan {
        cloudAccountIds = Values.copy(cloudAccountIds);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable SupportPlanKind kind;
        private @Nullable List<String> cloudAccountIds;

        private Builder() {}

        /** Its name. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** How its accounts are billed for support; every account that is in it afterwards must fit. */
        public Builder kind(@Nullable SupportPlanKind kind) {
            this.kind = kind;
            return this;
        }

        /** Replaces its accounts: those that are not named are taken out. */
        public Builder cloudAccountIds(@Nullable List<String> cloudAccountIds) {
            this.cloudAccountIds = cloudAccountIds;
            return this;
        }

        /** The finished body. */
        public UpdateSupportPlan build() {
            return new UpdateSupportPlan(name, kind, cloudAccountIds);
        }
    }
}
