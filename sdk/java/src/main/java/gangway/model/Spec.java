// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "cede80572b8aeed1ba0e053e25082d8dd30eec7ec7fa44ebb8a6b479712fde34";

    private Spec() {}
}
