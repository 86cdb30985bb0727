// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "36c063d6a496dcab2598e81717b1783d969c9082c8da76b44a67ade69ab7ae7d";

    private Spec() {}
}
