package org.bihuan.file;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A file kept as evidence. The bytes are found by their SHA-256; the same bytes uploaded twice are two records and one
 * file on disk.
 *
 * @param unit the unit it belongs to; who may not see the unit does not see the file
 * @param sha256 lower-case hexadecimal
 * @param size in bytes
 * @param width in pixels, for images
 * @param likeness difference hash of an image, to find the same picture again; 64 bits
 */
public record FileRecord(
    Ref ref,
    Ref unit,
    String sha256,
    long size,
    FileKind kind,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long likeness,
    String name,
    UUID uploadedBy,
    Instant uploadedAt) {

  boolean sameContent(FileRecord other) {
    return unit.equals(other.unit) && sha256.equals(other.sha256);
  }
}
