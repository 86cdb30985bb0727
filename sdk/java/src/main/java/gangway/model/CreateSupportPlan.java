// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;
import java.util.Objects;

/**
 * A new support plan group.
 *
 * @param clientId The client whose accounts it will hold.
 * @param name Its name.
 * @param kind {@code passthrough} for accounts with Basic or Developer Support, {@code business} for every
 *     other plan.
 * @param cloudAccountIds The client's accounts to put in, each with a support type that fits {@code kind};
 *     none when left out.
 */
public record CreateSupportPlan(
        String clientId,
        String name,
        SupportPlanKind kind,
        @Nullable List<String> cloudAccountIds) {
    /** Copies the lists. */
    public CreateSupportPlan {
        cloudAccountIds = Values.copy(cloudAccountIds);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String clientId;
        private String name;
        private SupportPlanKind kind;
        private @Nullable List<String> cloudAccountIds;

        private Builder() {}

        /** The client whose accounts it will hold. */
        public Builder clientId(String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** Its name. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * {@code passthrough} for accounts with Basic or Developer Support, {@code business} for every other
         * plan.
         */
        public Builder kind(SupportPlanKind kind) {
            this.kind = kind;
            return this;
        }

        /**
         * The client's accounts to put in, each with a support type that fits {@code kind}; none when left
         * out.
         */
        public Builder cloudAccountIds(@Nullable List<String> cloudAccountIds) {
            this.cloudAccountIds = cloudAccountIds;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CreateSupportPlan build() {
            return new CreateSupportPlan(
                    Objects.requireNonNull(clientId, "clientId"),
                    Objects.requireNonNull(name, "name"),
                    Objects.requireNonNull(kind, "kind"),
                    cloudAccountIds);
        }
    }
}
