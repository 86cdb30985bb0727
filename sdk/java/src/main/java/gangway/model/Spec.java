// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "4854019d8edd75642a2dc7ec6c1494be077424ae32af7de33565ac35f11751c5";

    private Spec() {}
}
