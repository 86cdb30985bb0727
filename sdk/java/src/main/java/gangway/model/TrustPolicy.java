// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import gangway.internal.Values;
import java.util.List;

/**
 * A trust policy, as IAM takes it.
 *
 * @param version Version of the policy language.
 * @param statement The statements: who may assume the role, and with which external ID.
 */
public record TrustPolicy(
        @JsonProperty("Version") String version,
        @JsonProperty("Statement") List<TrustStatement> statement)
        implements SetupKitBody {
    /** Copies the lists. */
    public TrustPolicy {
        statement = Values.copy(statement);
    }
}
