// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "2b268a61d9ef1f32b6fa4badf9bf071f4693ea04ff9d49d7ca12ad4f6e18143b";

    private Spec() {}
}
