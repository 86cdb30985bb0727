// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * A plan that may follow, and what it costs.
 *
 * @param code The plan.
 * @param charge Its charge in a month, in USD.
 * @param difference What it costs more than the plan that ends; below zero, less.
 */
public record SunsetCandidate(
        SupportType code,
        String charge,
        String difference) {
}
