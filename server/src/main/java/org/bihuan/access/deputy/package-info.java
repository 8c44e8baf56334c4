/** Acting for a while under a post one does not hold: substitution (代班) and emergency grants (应急授权). */
@NullMarked
package org.bihuan.access.deputy;

import org.jspecify.annotations.NullMarked;
