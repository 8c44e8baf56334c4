package org.bihuan.file;

import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;

/**
 * Whether a person may look at a file of his scope that somebody else brought. The archive does not know what its files
 * show; the module that hangs them on its things does.
 */
public interface FileSight {

  boolean mayRead(Actor actor, Ref file);
}
