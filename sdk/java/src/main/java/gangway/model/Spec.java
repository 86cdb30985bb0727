// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "de5edc91f8735c95c167357fd77c1c8c27740eb216ecdadf4133e8c36373f2ba";

    private Spec() {}
}
