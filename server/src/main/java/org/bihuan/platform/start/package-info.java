/** How the process starts, refuses to start with one clear sentence, and says where it can be reached. */
@NullMarked
package org.bihuan.platform.start;

import org.jspecify.annotations.NullMarked;
