/**
 * What districts and units make of the city's standards without copying them: items of their own, stricter demands, items
 * switched off; and the list that is in force for one unit on one day.
 */
@NullMarked
@NamedInterface("local")
package org.bihuan.checklist.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
