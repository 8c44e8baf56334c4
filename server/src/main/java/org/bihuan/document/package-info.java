/** 文书引擎: one description of a paper, written as .docx to be edited and as .pdf to be kept. Knows no business word. */
@NullMarked
@ApplicationModule(displayName = "文书引擎", allowedDependencies = {})
package org.bihuan.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
