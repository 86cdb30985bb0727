// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "6f79e224863fb6734420b8fe749fe67ff3fa8fbe8373436ce94651fea8bcd047";

    private Spec() {}
}
