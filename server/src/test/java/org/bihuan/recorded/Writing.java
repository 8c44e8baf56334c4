package org.bihuan.recorded;

import java.util.function.Supplier;
import org.bihuan.support.Answer;

/**
 * A way to call a writing route with success.
 *
 * @param route method and path as mapped, such as {@code POST /api/units}
 * @param ready brings about what the call needs and answers with the call itself, which may be made more than once
 */
record Writing(String route, Supplier<Supplier<Answer>> ready) {}
