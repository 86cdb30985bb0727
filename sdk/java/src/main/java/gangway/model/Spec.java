// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "97e2fb75b7e61b305a56ae0b0bf85032dd48007fe718746d4359ced57ceb1bff";

    private Spec() {}
}
