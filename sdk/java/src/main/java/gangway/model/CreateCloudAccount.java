// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A new cloud account; {@code origin} says which kind.
 *
 * <ul>
 * <li>AddExistingAccount: An account that the client has already (<em>Add</em>).
 * <li>RequestNewAccount: A new account (<em>Request</em>).
 * </ul>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "origin")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AddExistingAccount.class, name = "existing"),
    @JsonSubTypes.Type(value = RequestNewAccount.class, name = "new")
})
public sealed interface CreateCloudAccount permits AddExistingAccount, RequestNewAccount {}
