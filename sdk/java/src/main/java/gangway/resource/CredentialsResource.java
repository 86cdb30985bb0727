// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.CreateCredential;
import gangway.model.Credential;
import gangway.model.ListCredentialsParams;
import gangway.model.RotateCredential;

/** What machines and customer portals log in with: an id, and a secret that is shown once. */
public final class CredentialsResource extends Resource {
    CredentialsResource(Transport transport) {
        super(transport);
    }

    /**
     * List credentials.
     *
     * @see #list(ListCredentialsParams, RequestOptions)
     */
    public Page<Credential> list() {
        return list(null, null);
    }

    /**
     * List credentials.
     *
     * @see #list(ListCredentialsParams, RequestOptions)
     */
    public Page<Credential> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List credentials.
     *
     * @see #list(ListCredentialsParams, RequestOptions)
     */
    public Page<Credential> list(ListCredentialsParams params) {
        return list(params, null);
    }

    /**
     * List credentials.
     *
     * <p>Newest first, revoked ones too, without secrets.
     *
     * <p>Scope: {@code credentials:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<Credential> list(@Nullable ListCredentialsParams params, @Nullable RequestOptions options) {
        return call("listCredentials", "GET", "credentials").query(params).options(options).page(Credential.class);
    }

    /**
     * Create a credential.
     *
     * @see #create(CreateCredential, RequestOptions)
     */
    public Credential create(CreateCredential body) {
        return create(body, null);
    }

    /**
     * Create a credential.
     *
     * <p>The answer holds the secret, once. A reseller makes credentials for itself, and with the role
     * {@code customer} for its clients: that sets up access to the customer portal. Its {@code id} is the
     * OAuth {@code client_id}.
     *
     * <p>Scope: {@code credentials:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code client_archived}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused},
     * {@code scope_not_allowed}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Credential create(CreateCredential body, @Nullable RequestOptions options) {
        return call("createCredential", "POST", "credentials").body(body).options(options).as(Credential.class);
    }

    /**
     * Get a credential.
     *
     * @see #get(String, RequestOptions)
     */
    public Credential get(String credentialId) {
        return get(credentialId, null);
    }

    /**
     * Get a credential.
     *
     * <p>Without its secret.
     *
     * <p>Scope: {@code credentials:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code credential_not_found}, {@code invalid_request}.
     *
     * @param credentialId Id of the credential.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Credential get(String credentialId, @Nullable RequestOptions options) {
        return call("getCredential", "GET", "credentials", credentialId).options(options).as(Credential.class);
    }

    /**
     * Revoke a credential.
     *
     * @see #revoke(String, RequestOptions)
     */
    public void revoke(String credentialId) {
        revoke(credentialId, null);
    }

    /**
     * Revoke a credential.
     *
     * <p>For good. Its tokens are refused within five seconds everywhere.
     *
     * <p>Scope: {@code credentials:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code credential_not_found}, {@code last_operations_credential},
     * {@code invalid_request}.
     *
     * @param credentialId Id of the credential.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void revoke(String credentialId, @Nullable RequestOptions options) {
        call("revokeCredential", "DELETE", "credentials", credentialId).options(options).nothing();
    }

    /**
     * Rotate a secret.
     *
     * @see #rotate(String, RotateCredential, RequestOptions)
     */
    public Credential rotate(String credentialId) {
        return rotate(credentialId, null, null);
    }

    /**
     * Rotate a secret.
     *
     * @see #rotate(String, RotateCredential, RequestOptions)
     */
    public Credential rotate(String credentialId, RequestOptions options) {
        return rotate(credentialId, null, options);
    }

    /**
     * Rotate a secret.
     *
     * @see #rotate(String, RotateCredential, RequestOptions)
     */
    public Credential rotate(String credentialId, RotateCredential body) {
        return rotate(credentialId, body, null);
    }

    /**
     * Rotate a secret.
     *
     * <p>Makes a new secret, shown once; the present one works on for {@code graceSeconds}, and so do the
     * tokens that there are, unless {@code revokeTokens} is true. Every credential may rotate itself,
     * whatever its scopes; others need {@code credentials:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code portal_not_enabled},
     * {@code credential_not_found}, {@code credential_revoked}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param credentialId Id of the credential.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Credential rotate(String credentialId, @Nullable RotateCredential body, @Nullable RequestOptions options) {
        return call("rotateCredential", "POST", "credentials", credentialId, "rotate")
                .body(body).options(options).as(Credential.class);
    }
}
