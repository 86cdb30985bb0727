package gangway;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** What may be null: a member that an answer does not have, or that a request leaves out. */
@Documented
@Target(ElementType.TYPE_USE)
public @interface Nullable {}
