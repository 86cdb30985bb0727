// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the JSON forms hold: everything ({@code json}), or the trust policy alone ({@code trust-policy}).
 *
 * <ul>
 * <li>SetupKit: Everything.
 * <li>TrustPolicy: The trust policy alone.
 * <li>Text: Another form, as text.
 * </ul>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(SetupKit.class),
    @JsonSubTypes.Type(TrustPolicy.class)
})
public sealed interface SetupKitBody permits SetupKit, TrustPolicy, Text {}
