/** 盲查回头看: looking back without knowing the file. */
@NullMarked
package org.bihuan.inspection.blind;

import org.jspecify.annotations.NullMarked;
