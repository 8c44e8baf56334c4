package org.bihuan.file;

import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in pieces, for a line that breaks.
 *
 * @param ref the address the file will have
 * @param received how many of its bytes are on disk for certain
 */
record UploadInPieces(
    Ref ref, Ref unit, String sha256, long size, @Nullable String mediaType, String name, long received, UUID begunBy) {

  boolean isWhole() {
    return received == size;
  }

  boolean sameContent(UploadInPieces other) {
    return unit.equals(other.unit)
        && sha256.equals(other.sha256)
        && size == other.size
        && begunBy.equals(other.begunBy);
  }

  UploadInPieces received(long bytes) {
    return new UploadInPieces(ref, unit, sha256, size, mediaType, name, bytes, begunBy);
  }

  FileStore.Upload asFile() {
    return new FileStore.Upload(ref.id(), unit, name, sha256, mediaType);
  }
}
