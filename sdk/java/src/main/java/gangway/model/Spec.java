// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "c66b4e0ceaf2e39f0effda7d1459e24c257ec4c58523b1939f95092cecb61b22";

    private Spec() {}
}
