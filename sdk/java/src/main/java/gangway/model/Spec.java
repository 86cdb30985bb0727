// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "0fe03e1a113c4113ed7cb46ed5dc5e6fa5d60b153be6980ba967ce22a393b16e";

    private Spec() {}
}
