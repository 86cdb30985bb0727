// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * Why a request failed, who can mend it, and how.
 *
 * @param code The reason: AWS's in lower case, or {@code recorded_by_operations}.
 * @param awsReason AWS's own reason.
 * @param message The reason in words.
 * @param owner Who can mend it: {@code aws_account_owner}, {@code reseller} or {@code operations}.
 * @param fix How.
 */
public record LinkRequestFailure(
        String code,
        @Nullable String awsReason,
        String message,
        String owner,
        String fix) {
}
