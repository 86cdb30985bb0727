// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the JSON forms hold: everything ({@code json}), or the trust policy alone ({@code trust-policy}).
 *
 * <ul>
 * <li>SetupKit: Everything that the AWS account's owner needs to create the read-only role.
 * <li>TrustPolicy: A trust policy, as IAM takes it.
 * <li>Text: Another form, as text.
 * </ul>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(SetupKit.class),
    @JsonSubTypes.Type(TrustPolicy.class)
})
public sealed interface SetupKitBody permits SetupKit, TrustPolicy, Text {}
