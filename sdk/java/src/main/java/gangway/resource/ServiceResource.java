// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.Health;

/**
 * Health of the server. Its metrics are at {@code /metrics}, unless operations has given them an address of
 * their own: then that is 404 here.
 */
public final class ServiceResource extends Resource {
    ServiceResource(Transport transport) {
        super(transport);
    }

    /**
     * Alive.
     *
     * @see #getHealth(RequestOptions)
     */
    public Health getHealth() {
        return getHealth(null);
    }

    /**
     * Alive.
     *
     * <p>Answers as long as the process serves; touches nothing.
     *
     * <p>Its problem codes: {@code precondition_not_supported}.
     *
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Health getHealth(@Nullable RequestOptions options) {
        return call("getHealth", "GET", "healthz").withoutToken().options(options).as(Health.class);
    }

    /**
     * Ready.
     *
     * @see #getReadiness(RequestOptions)
     */
    public Health getReadiness() {
        return getReadiness(null);
    }

    /**
     * Ready.
     *
     * <p>The database answers, takes writes as far as is known, and all migrations are applied; else 503.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code database_busy},
     * {@code database_unavailable}, {@code not_ready}.
     *
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Health getReadiness(@Nullable RequestOptions options) {
        return call("getReadiness", "GET", "readyz").withoutToken().options(options).as(Health.class);
    }
}
