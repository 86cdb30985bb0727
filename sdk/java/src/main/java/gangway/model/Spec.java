// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "a2b6ad69b93e0fcecdb913e93c37ee7728a7dafbba49249c3b33d876aa27381c";

    private Spec() {}
}
