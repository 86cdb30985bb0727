// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "b3b8751f983d32f53fe6db81dcf7586cd5313e742d2870fc56716f514166ed23";

    private Spec() {}
}
