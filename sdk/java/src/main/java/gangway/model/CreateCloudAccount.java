// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A new cloud account; {@code origin} says which kind.
 *
 * <ul>
 * <li>AddExistingAccount: An AWS account that the client has already, by its number.
 * <li>RequestNewAccount: A request for a new AWS account. Operations confirms or fills in name, root e-mail
 * and support type.
 * </ul>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "origin")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AddExistingAccount.class, name = "existing"),
    @JsonSubTypes.Type(value = RequestNewAccount.class, name = "new")
})
public sealed interface CreateCloudAccount permits AddExistingAccount, RequestNewAccount {}
