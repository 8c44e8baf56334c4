/** The second factor (双因素): a code that changes every half minute, and the single-use codes for a lost phone. */
@NullMarked
package org.bihuan.access.factor;

import org.jspecify.annotations.NullMarked;
