// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * What the two sides pay for an account.
 *
 * @param cloudAccountId The account.
 * @param clientPays What the client pays: usage at the effective pricebook, and AWS's support charge when the
 *     account is in a support plan group that fits.
 * @param resellerPays What the reseller pays: usage, and AWS's support charge.
 * @param margin What the client pays less what the reseller pays.
 * @param findings The settings that lose money here; none when usage and support are both billed without
 *     loss.
 */
public record AccountMargin(
        String cloudAccountId,
        String clientPays,
        String resellerPays,
        String margin,
        List<MarginFinding> findings) {
    /** Copies the lists. */
    public AccountMargin {
        findings = Values.copy(findings);
    }
}
