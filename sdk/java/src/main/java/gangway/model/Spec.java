// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "0de8136d352f3fe833209cddf21abb2e28124ae3e3013dfa6606a9f506ce3578";

    private Spec() {}
}
