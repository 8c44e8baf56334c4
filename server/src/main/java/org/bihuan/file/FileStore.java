package org.bihuan.file;

import org.bihuan.platform.Ref;
import org.springframework.stereotype.Service;

/** The archive of photos and papers. */
@Service
public class FileStore {

  /** Whether the file was uploaded to this unit; files are in the same ledger as their unit. */
  public boolean belongsTo(Ref file, Ref unit) {
    return file.districtId() == unit.districtId();
  }
}
