// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "3c531e75c54b1116881a9063bd8e6280bb75dd0056395ba8d0ab523ab25a51f6";

    private Spec() {}
}
