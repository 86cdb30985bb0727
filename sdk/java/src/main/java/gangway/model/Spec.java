// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "1d8bb30b20834bb2054c761a0a0dbcd632afd835ef860947666b82834fd4e547";

    private Spec() {}
}
