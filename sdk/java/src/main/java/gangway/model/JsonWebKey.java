// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * A public key (RFC 7517, RFC 8037). It only describes what is answered.
 *
 * @param use What the key is for: {@code sig}.
 * @param alg The algorithm: {@code EdDSA}.
 * @param kid The key's id, as in the header of a token.
 * @param kty The type of the key: {@code OKP}.
 * @param crv The curve: {@code Ed25519}.
 * @param x The public key, in base64url.
 */
public record JsonWebKey(
        String use,
        String alg,
        String kid,
        String kty,
        String crv,
        String x) {
}
