package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.start.StartRefused;

/**
 * One Bihuan per data folder. The kernel drops the lock with the process, however that ends, so it is never stale.
 *
 * <p>A POSIX lock belongs to the process and is lost when any descriptor of the file is closed, therefore a second
 * holder within the same process is turned away before it opens the file.
 */
final class DataFolderLock implements AutoCloseable {

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DataFolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static DataFolderLock take(DataFolder folder) {
    Path file = folder.resolve("bihuan.lock");
    if (!HELD.add(file)) {
      throw taken(folder, "进程 " + ProcessHandle.current().pid());
    }
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        String holder = read(channel);
        channel.close();
        throw taken(folder, holder);
      }
      channel.truncate(0).write(ByteBuffer.wrap(whoWeAre().getBytes(StandardCharsets.UTF_8)));
      return new DataFolderLock(file, channel);
    } catch (IOException e) {
      HELD.remove(file);
      throw DataFolderProblem.explain(folder.root(), e);
    } catch (StartRefused e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static StartRefused taken(DataFolder folder, String holder) {
    return new StartRefused(
        "数据目录 " + folder.root() + " 正被另一个闭环使用（" + holder + "）。",
        "请先停止那一个；若要同时运行两个，请用 BIHUAN_DATA 和 BIHUAN_PORT 给这一个指定别的目录和端口。");
  }

  private static String whoWeAre() {
    String since = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(LocalDateTime.now(BeijingTime.ZONE));
    return "进程 " + ProcessHandle.current().pid() + "，启动于 " + since;
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(200);
    channel.read(text, 0);
    return text.position() == 0 ? "进程号未知" : new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}
