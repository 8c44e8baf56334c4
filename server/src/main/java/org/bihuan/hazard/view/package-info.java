/** 台账视图: the filters and columns a person keeps under a name of his own. */
@NullMarked
package org.bihuan.hazard.view;

import org.jspecify.annotations.NullMarked;
