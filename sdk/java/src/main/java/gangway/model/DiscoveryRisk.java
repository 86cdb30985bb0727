// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * A risk that follows from the answers.
 *
 * @param code Which.
 * @param severity How much it weighs.
 * @param message What may go wrong.
 * @param owner Who deals with it.
 * @param fix What to do.
 */
public record DiscoveryRisk(
        DiscoveryRiskCode code,
        DiscoverySeverity severity,
        String message,
        OnboardingOwner owner,
        String fix) {
}
