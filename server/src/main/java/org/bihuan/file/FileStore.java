package org.bihuan.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The archive of photos and papers: what comes in is inspected, made durable, and only then recorded. */
@Service
public class FileStore {

  static final long LARGEST = 20L << 20;
  private static final int DECODED_AT_ONCE = 2;

  /**
   * A file to be kept.
   *
   * @param id made by the client; sending the same file under it again changes nothing
   * @param sha256 what the sender computed, or null; a difference means damage on the way
   */
  public record Upload(UUID id, Ref unit, String name, @Nullable String sha256, @Nullable String mediaType) {}

  /** @param created false when the same file had arrived before */
  public record Kept(FileRecord file, boolean created) {}

  /** What a file is told by, and since when it has been here. */
  public record Mark(String sha256, Instant uploadedAt) {}

  private final BlobFolder blobs;
  private final FileRecords records;
  private final FileSight sight;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;
  private final Clock clock;
  private final Semaphore decoding = new Semaphore(DECODED_AT_ONCE, true);

  FileStore(
      BlobFolder blobs,
      FileRecords records,
      FileSight sight,
      TransactionTemplate transaction,
      AuditTrail audit,
      Clock clock) {
    this.blobs = blobs;
    this.records = records;
    this.sight = sight;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /** Keeps the bytes for good, or refuses them whole. Reads the stream to its end; the caller closes it. */
  public Kept keep(Actor actor, Upload upload, InputStream content) {
    if (!actor.scope().covers(upload.unit().districtId(), upload.unit().id())) {
      throw Refusal.notFound("该单位");
    }
    try (BlobFolder.Incoming incoming = blobs.receive(content, LARGEST)) {
      return keep(actor, upload, incoming);
    } catch (IOException e) {
      throw FileRefusal.disk(e);
    }
  }

  /** The same for bytes that lie on disk already, come in one piece or in many. */
  Kept keep(Actor actor, Upload upload, BlobFolder.Incoming incoming) throws IOException {
    return record(actor, inspect(actor, upload, incoming), incoming);
  }

  private FileRecord inspect(Actor actor, Upload upload, BlobFolder.Incoming incoming) throws IOException {
    if (upload.sha256() != null && !upload.sha256().equalsIgnoreCase(incoming.sha256())) {
      throw FileRefusal.hash();
    }
    FileKind kind = Inspection.kindOf(incoming.path());
    Optional<FileKind> declared = Optional.ofNullable(upload.mediaType()).flatMap(FileKind::declared);
    if (declared.isPresent() && declared.get() != kind) {
      throw FileRefusal.mismatch();
    }
    Ref ref = new Ref(upload.unit().districtId(), upload.id());
    String name = FileName.clean(upload.name(), kind);
    if (!kind.isImage()) {
      return new FileRecord(
          ref, upload.unit(), incoming.sha256(), incoming.size(), kind, null, null, null, name, actor.personId(),
          clock.instant());
    }
    Photo photo = decode(incoming.path(), incoming.sha256());
    return new FileRecord(
        ref, upload.unit(), incoming.sha256(), incoming.size(), kind, photo.width(), photo.height(), photo.likeness(),
        name, actor.personId(), clock.instant());
  }

  private Photo decode(Path file, String sha256) throws IOException {
    decoding.acquireUninterruptibly();
    try {
      Photo photo = Photo.read(file);
      for (Rendition rendition : Rendition.values()) {
        Path made = blobs.newTemporary();
        photo.write(made, rendition);
        blobs.keepRendition(made, sha256, rendition);
      }
      return photo;
    } finally {
      decoding.release();
    }
  }

  /** Disk first, row second: a row never names bytes that are not there. */
  private Kept record(Actor actor, FileRecord record, BlobFolder.Incoming incoming) throws IOException {
    blobs.keep(incoming);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              if (records.insert(record)) {
                audit.record(
                    record.ref().districtId(),
                    "file.upload",
                    "file " + record.ref(),
                    Map.of("unit", record.unit(), "sha256", record.sha256(), "size", record.size()));
                return new Kept(record, true);
              }
              FileRecord known =
                  records.find(record.ref()).filter(file -> mayRead(actor, file)).orElseThrow(Refusal::idTaken);
              if (!known.sameContent(record)) {
                throw Refusal.otherContent(known, record);
              }
              return new Kept(known, false);
            }));
  }

  /**
   * Keeps a photo of somebody who is not to be known: what is kept is drawn anew at the size of a preview, and whatever
   * the camera wrote beside the picture (place, time, serial number) is gone before anything reaches the disk for good.
   *
   * @return under which SHA-256 the copy lies
   */
  public String keepUnnamed(InputStream content, long most) {
    try (BlobFolder.Incoming incoming = blobs.receive(content, most)) {
      if (!Inspection.kindOf(incoming.path()).isImage()) {
        throw FileRefusal.kind();
      }
      Path made = blobs.newTemporary();
      drawnAnew(incoming.path()).write(made, Rendition.PREVIEW);
      try (InputStream copy = Files.newInputStream(made);
          BlobFolder.Incoming kept = blobs.receive(copy, LARGEST)) {
        decode(kept.path(), kept.sha256());
        blobs.keep(kept);
        return kept.sha256();
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      throw FileRefusal.disk(e);
    }
  }

  private Photo drawnAnew(Path file) throws IOException {
    decoding.acquireUninterruptibly();
    try {
      return Photo.read(file);
    } finally {
      decoding.release();
    }
  }

  /** Where the copy of a photo kept without a name lies. */
  public Path unnamed(String sha256) {
    return present(blobs.original(sha256));
  }

  /** Gives a photo kept without a name to a unit, as if this person had brought it. Belongs to the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Ref adopt(Actor actor, Ref unit, String sha256) {
    Path path = present(blobs.original(sha256));
    try {
      Photo photo = decode(path, sha256);
      Ref ref = new Ref(unit.districtId(), Ids.at(clock.instant()));
      records.insert(
          new FileRecord(
              ref, unit, sha256, Files.size(path), FileKind.JPEG, photo.width(), photo.height(), photo.likeness(),
              FileName.clean("现场.jpg", FileKind.JPEG), actor.personId(), clock.instant()));
      return ref;
    } catch (IOException e) {
      throw FileRefusal.disk(e);
    }
  }

  /** A file uploaded to this unit; somebody else's is as good as none. Needs a transaction. */
  public Optional<FileRecord> ofUnit(Ref file, Ref unit) {
    return records.find(file).filter(record -> record.unit().equals(unit));
  }

  /** Those of these files that lie at the unit, with the SHA-256 of their bytes. Needs a transaction. */
  public Map<Ref, String> amongUnit(List<Ref> files, Ref unit) {
    return files.isEmpty() ? Map.of() : records.amongUnit(files, unit);
  }

  /** What each of these files can be told by; whoever may see what they hang on may see this. Needs a transaction. */
  public Map<Ref, Mark> marks(List<Ref> files) {
    return records.marks(files);
  }

  /** A picture of this unit as it stands in a paper about it; whoever may have the paper may see it. Needs a transaction. */
  public Optional<Preview> previewOf(Ref file, Ref unit) {
    return ofUnit(file, unit).filter(record -> record.kind().isImage()).map(this::preview);
  }

  private Preview preview(FileRecord record) {
    try {
      return Preview.of(Files.readAllBytes(rendition(record, Rendition.PREVIEW)));
    } catch (IOException e) {
      throw FileRefusal.disk(e);
    }
  }

  FileRecord require(Actor actor, Ref ref) {
    return Objects.requireNonNull(
            transaction.execute(status -> records.find(ref).filter(file -> mayRead(actor, file))))
        .orElseThrow(() -> Refusal.notFound("这个文件"));
  }

  private boolean mayRead(Actor actor, FileRecord file) {
    return actor.scope().covers(file.unit().districtId(), file.unit().id())
        && (file.uploadedBy().equals(actor.personId()) || sight.mayRead(actor, file.ref()));
  }

  Path original(FileRecord record) {
    return present(blobs.original(record.sha256()));
  }

  /** The smaller copy of an image; made again when it is gone. */
  Path rendition(FileRecord record, Rendition rendition) {
    if (!record.kind().isImage()) {
      throw Refusal.notFound("预览图");
    }
    Path made = blobs.rendition(record.sha256(), rendition);
    if (!Files.exists(made)) {
      try {
        decode(original(record), record.sha256());
      } catch (IOException e) {
        throw FileRefusal.disk(e);
      }
    }
    return made;
  }

  /** Whether the bytes on disk still have the recorded hash. */
  public boolean isIntact(Actor actor, Ref ref) {
    try {
      return blobs.isIntact(require(actor, ref).sha256());
    } catch (IOException e) {
      return false;
    }
  }

  private static Path present(Path path) {
    if (!Files.exists(path)) {
      throw FileRefusal.disk(new IOException("missing " + path.getFileName()));
    }
    return path;
  }
}
