/**
 * 工作簿: reads the workbooks people upload, row by row and within bounds that hold whatever the file says of itself, and
 * lays those they take away on paper. Knows no business word.
 */
@NullMarked
@ApplicationModule(displayName = "工作簿", allowedDependencies = {})
package org.bihuan.spreadsheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
