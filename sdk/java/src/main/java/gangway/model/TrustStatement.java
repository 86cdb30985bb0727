// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who may assume a role, and on which condition.
 *
 * @param effect Always {@code Allow}.
 * @param principal Who may assume the role.
 * @param action Always {@code sts:AssumeRole}.
 * @param condition On which condition.
 */
public record TrustStatement(
        @JsonProperty("Effect") String effect,
        @JsonProperty("Principal") TrustPrincipal principal,
        @JsonProperty("Action") String action,
        @JsonProperty("Condition") TrustCondition condition) {
}
