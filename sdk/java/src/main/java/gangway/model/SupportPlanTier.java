// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * A marginal rate on a slice of monthly spend.
 *
 * @param from Where the slice begins.
 * @param to Where it ends; absent on the last tier.
 * @param rate The rate within the slice, in percent.
 */
public record SupportPlanTier(
        String from,
        @Nullable String to,
        String rate) {
}
