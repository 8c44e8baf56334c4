package org.bihuan.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bihuan.platform.Refusal;

/**
 * Reads every object of a PDF and refuses what acts by itself: scripts, programs to be started, files inside the file
 * that are more than data (ISO 32000-1, 7.11.4 and 12.6; an electronic invoice carries its figures as XML or OFD). A
 * file that opens without a password is read as any other, whatever its owner allows. Names are compared after their
 * escapes are undone, objects found as a reader finds them; pages are not drawn.
 *
 * <p>The file may be made to exhaust its reader. What PDFBox unpacks whole (tables and streams of objects) is measured
 * first, values are counted as they are made, and one file is read at a time. What only a forgiving reader can open is
 * refused: each forgives in another way, so nobody could say what the next one will see.
 */
final class PdfContents extends PDFParser {

  private static final int MOST_VALUES = 500_000;
  private static final int MOST_UNPACKED = 16 << 20;
  private static final int MOST_TABLE = 1 << 20;
  private static final int MOST_ATTACHED = 4 << 20;
  private static final long LONGEST = Duration.ofSeconds(10).toNanos();
  private static final Semaphore READING = new Semaphore(1, true);

  private static final Set<String> SCRIPTS = Set.of("JavaScript", "JS", "OnInstantiate", "XFA");
  private static final Set<String> PROGRAMS = Set.of("Launch", "ImportData", "SubmitForm", "RichMediaExecute");
  private static final Set<String> INSIDE = Set.of("GoToE", "RichMedia");

  /** Where the name of a file inside may stand; each reader takes another one. */
  private static final List<COSName> NAMES = List.of(COSName.F, COSName.UF, COSName.DOS, COSName.MAC, COSName.UNIX);

  /** What may happen when a file or page is opened: going to a page. */
  private static final Set<String> HARMLESS = Set.of("GoTo", "Named");

  private static final COSName RELATED = COSName.getPDFName("RF");
  private static final COSName EMBEDDED = COSName.getPDFName("EmbeddedFile");

  private final long begun = System.nanoTime();
  private int values;
  private long unpacked;
  private final Set<Long> measured = new HashSet<>();

  private PdfContents(RandomAccessReadBufferedFile file) throws IOException {
    super(file, "", null, null, IOUtils.createTempFileOnlyStreamCache());
  }

  static void check(Path file) {
    READING.acquireUninterruptibly();
    try (RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(file)) {
      PdfContents contents = new PdfContents(bytes);
      try (PDDocument _ = contents.parse(false)) {
        contents.look();
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw e instanceof Refusal refusal ? refusal : FileRefusal.unreadablePdf();
    } finally {
      READING.release();
    }
  }

  private void look() throws IOException {
    look(document.getTrailer());
    for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
      look(parseObjectDynamically(key, false));
    }
  }

  /** Goes through what stands in one object; what it refers to has its own turn. */
  private void look(COSBase object) throws IOException {
    Deque<COSBase> open = new ArrayDeque<>();
    open.push(object == null ? new COSArray() : object);
    while (!open.isEmpty()) {
      Collection<COSBase> parts =
          switch (open.pop()) {
            case COSDictionary dictionary -> {
              judge(dictionary);
              judgeInside(dictionary);
              yield dictionary.getValues();
            }
            case COSArray array -> array.toList().stream().<COSBase>map(part -> part).toList();
            default -> List.of();
          };
      parts.stream().filter(part -> part != null).forEach(open::push);
    }
  }

  private static void judge(COSDictionary dictionary) {
    for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
      judge(entry.getKey().getName());
    }
    for (COSName kind : List.of(COSName.S, COSName.TYPE, COSName.SUBTYPE)) {
      if (dictionary.getDictionaryObject(kind) instanceof COSName name) {
        judge(name.getName());
      }
    }
    byItself(dictionary.getDictionaryObject(COSName.OPEN_ACTION));
    if (dictionary.getDictionaryObject(COSName.AA) instanceof COSDictionary whens) {
      whens.keySet().forEach(when -> byItself(whens.getDictionaryObject(when)));
    }
  }

  private static void judge(String name) {
    if (SCRIPTS.contains(name)) {
      throw FileRefusal.active("PDF 里有会自动运行的脚本");
    }
    if (PROGRAMS.contains(name)) {
      throw FileRefusal.active("PDF 里有启动程序或发送数据的动作");
    }
    if (INSIDE.contains(name)) {
      throw FileRefusal.active("PDF 里夹带了别的文件");
    }
  }

  /** What a file carries is data that nothing starts, under a name that says so. */
  private void judgeInside(COSDictionary dictionary) throws IOException {
    COSBase inside = dictionary.getDictionaryObject(COSName.EF);
    if (inside instanceof COSDictionary files && !dictionary.containsKey(RELATED)) {
      List<String> names =
          NAMES.stream().filter(dictionary::containsKey).map(name -> Objects.requireNonNullElse(dictionary.getString(name), "")).toList();
      for (COSName key : files.keySet()) {
        if (!(files.getDictionaryObject(key) instanceof COSStream file) || !AttachedData.isData(names, attached(file))) {
          throw FileRefusal.carries(names.isEmpty() ? "" : names.getFirst());
        }
      }
    } else if (inside != null) {
      throw FileRefusal.carries("");
    }
    if (dictionary instanceof COSStream file
        && EMBEDDED.equals(file.getCOSName(COSName.TYPE))
        && !AttachedData.isData(attached(file))) {
      throw FileRefusal.carries("");
    }
  }

  private byte[] attached(COSStream file) throws IOException {
    if (file.containsKey(COSName.F) || file.containsKey(COSName.DECODE_PARMS)) {
      throw FileRefusal.tooIntricate();
    }
    try (InputStream content = plain(file)) {
      byte[] bytes = content.readNBytes(MOST_ATTACHED + 1);
      unpacked += bytes.length;
      if (bytes.length > MOST_ATTACHED || unpacked > MOST_UNPACKED) {
        throw FileRefusal.tooIntricate();
      }
      return bytes;
    }
  }

  private static void byItself(COSBase action) {
    if (action instanceof COSDictionary dictionary && dictionary.getDictionaryObject(COSName.S) instanceof COSName kind) {
      judge(kind.getName());
      if (!HARMLESS.contains(kind.getName())) {
        throw FileRefusal.active("PDF 一打开就会自动执行动作");
      }
    }
  }

  /** Whoever has to prove something later must be able to open it; a password is forgotten by then. */
  @Override
  protected void prepareDecryption() throws IOException {
    if (!document.getTrailer().containsKey(COSName.ENCRYPT)) {
      return;
    }
    COSDictionary how = document.getEncryptionDictionary();
    if (how == null || !"Standard".equals(how.getNameAsString(COSName.FILTER))) {
      throw FileRefusal.lockedPdf();
    }
    try {
      super.prepareDecryption();
    } catch (IOException e) {
      throw FileRefusal.lockedPdf();
    }
  }

  @Override
  protected COSBase parseDirObject() throws IOException {
    counted(1);
    return super.parseDirObject();
  }

  private void counted(int more) {
    values += more;
    if (values > MOST_VALUES || System.nanoTime() - begun > LONGEST) {
      throw FileRefusal.tooIntricate();
    }
  }

  @Override
  protected COSStream parseCOSStream(COSDictionary head) throws IOException {
    COSStream stream = super.parseCOSStream(head);
    if (stream.containsKey(COSName.W)) {
      measure(stream, MOST_TABLE);
    }
    return stream;
  }

  /** Measured once it is decrypted and before it is unpacked whole. */
  @Override
  protected COSBase parseObjectStreamObject(long packed, COSObjectKey key) throws IOException {
    if (measured.add(packed) && document.getObjectFromPool(getObjectKey(packed, 0)).getObject() instanceof COSStream stream) {
      measure(stream, MOST_UNPACKED);
    }
    return super.parseObjectStreamObject(packed, key);
  }

  private void measure(COSStream stream, int most) throws IOException {
    try (InputStream content = new Counting(plain(stream))) {
      byte[] some = new byte[8192];
      long here = 0;
      for (int n = content.read(some); n >= 0; n = content.read(some)) {
        here += n;
        unpacked += n;
        if (here > most || unpacked > MOST_UNPACKED) {
          throw FileRefusal.tooIntricate();
        }
      }
    }
  }

  /** Producers pack objects with this one method; another one can be printed anew. */
  private static InputStream plain(COSStream stream) throws IOException {
    COSBase filter = stream.getFilters();
    if (filter instanceof COSArray array && array.size() == 1) {
      filter = array.getObject(0);
    }
    if (filter == null || filter instanceof COSArray array && array.size() == 0) {
      return stream.createRawInputStream();
    }
    if (COSName.FLATE_DECODE.equals(filter)) {
      return new InflaterInputStream(stream.createRawInputStream());
    }
    throw FileRefusal.tooIntricate();
  }

  /** Every value begins with one of these marks or after a space, so there are at most as many values as marks. */
  private final class Counting extends FilterInputStream {

    private static final String MARKS = "[</( \t\r\n\f";

    Counting(InputStream content) {
      super(content);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      int marks = 0;
      for (int i = from; i < from + n; i++) {
        marks += MARKS.indexOf(into[i]) >= 0 ? 1 : 0;
      }
      counted(marks);
      return n;
    }
  }
}
