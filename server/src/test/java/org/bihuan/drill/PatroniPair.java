package org.bihuan.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Two PostgreSQL under Patroni with the file of {@code deploy/pair}, and an etcd, all on this machine. Needs root. */
final class PatroniPair implements AutoCloseable {

  static final String PASSWORD = "Correct-Horse-7-Battery";
  private static final Path TEMPLATE = Path.of("..", "deploy", "pair", "patroni.yml");
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private record Member(String name, int port, int restPort, Path file) {}

  private final Path folder;
  private final Path bin;
  private final int etcdPort = DrillNode.freePort();
  private final List<Process> running = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final Process[] patroni = new Process[2];

  private PatroniPair(Path folder, Path bin) throws IOException {
    this.folder = folder;
    this.bin = bin;
  }

  /** The bin folder of a PostgreSQL beside which Patroni and etcd are installed; nothing where one is missing. */
  static Path installed() throws IOException {
    boolean both = Stream.of("patroni", "etcd", "runuser").allMatch(PatroniPair::isOnPath);
    for (int version = 18; version >= 15 && both && SmallDisk.mayMount(); version--) {
      Path bin = Path.of("/usr/lib/postgresql", String.valueOf(version), "bin");
      if (Files.exists(bin.resolve("pg_basebackup")) && Files.exists(bin.resolve("pg_rewind"))) {
        return bin;
      }
    }
    return null;
  }

  static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** @param synchronous false for the control: the leader waits for nobody */
  static PatroniPair start(Path bin, boolean synchronous) throws Exception {
    Path folder = Files.createTempDirectory("bihuan-pair");
    new ProcessBuilder("chown", "postgres:postgres", folder.toString()).start().waitFor();
    PatroniPair pair = new PatroniPair(folder, bin);
    pair.startEtcd();
    for (int member = 0; member < 2; member++) {
      pair.members.add(pair.configure("member" + member, synchronous));
      pair.startMember(member);
    }
    await(() -> pair.leader() >= 0 && pair.replicaIsUp(synchronous));
    return pair;
  }

  /** Of both members; the driver finds out which one leads. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary&connectTimeout=2&socketTimeout=10&loginTimeout=5&hostRecheckSeconds=1"
        .formatted(members.get(0).port(), members.get(1).port());
  }

  /** Which member leads; -1 for none. */
  int leader() {
    for (int member = 0; member < members.size(); member++) {
      if (status(member, "/leader") == 200) {
        return member;
      }
    }
    return -1;
  }

  /** kill -9 of Patroni, of PostgreSQL and of all its children: the machine is gone. */
  void killMachine(int member) throws Exception {
    List<ProcessHandle> all = new ArrayList<>(patroni[member].descendants().toList());
    all.add(patroni[member].toHandle());
    String data = folder.resolve(members.get(member).name()).toString();
    ProcessHandle.allProcesses().filter(process -> works(process, data)).forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    await(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** What is sent to this member no longer arrives in it. */
  ProcessHandle freezeReceiver(int member) throws Exception {
    String data = folder.resolve(members.get(member).name()).toString();
    ProcessHandle receiver =
        ProcessHandle.allProcesses()
            .filter(process -> works(process, data) && commandLine(process).contains("walreceiver"))
            .findFirst()
            .orElseThrow();
    new ProcessBuilder("kill", "-STOP", String.valueOf(receiver.pid())).start().waitFor();
    return receiver;
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  void startMember(int member) throws IOException {
    patroni[member] = start("member" + member + ".log", "patroni", members.get(member).file().toString());
  }

  boolean replicaIsUp(boolean synchronous) {
    int replica = leader() == 0 ? 1 : 0;
    return status(replica, synchronous ? "/synchronous" : "/replica") == 200;
  }

  private static boolean works(ProcessHandle process, String data) {
    try {
      Path proc = Path.of("/proc", String.valueOf(process.pid()));
      return Files.readString(proc.resolve("comm")).startsWith("postgres")
          && Files.readSymbolicLink(proc.resolve("cwd")).toString().equals(data);
    } catch (IOException gone) {
      return false;
    }
  }

  private void startEtcd() throws IOException {
    String client = "http://127.0.0.1:" + etcdPort;
    String peer = "http://127.0.0.1:" + DrillNode.freePort();
    start(
        "etcd.log", "etcd", "--name", "one", "--data-dir", folder.resolve("etcd").toString(), "--listen-client-urls", client,
        "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
        "--initial-cluster", "one=" + peer);
  }

  private Member configure(String name, boolean synchronous) throws Exception {
    Member member = new Member(name, DrillNode.freePort(), DrillNode.freePort(), folder.resolve(name + ".yml"));
    String text = Files.readString(TEMPLATE);
    Map<String, String> words =
        Map.ofEntries(
            Map.entry("NAME", name),
            Map.entry("ADDRESS", "127.0.0.1"),
            Map.entry("REST_PORT", String.valueOf(member.restPort())),
            Map.entry("PORT", String.valueOf(member.port())),
            Map.entry("ETCD", "127.0.0.1:" + etcdPort),
            Map.entry("DATA", folder.resolve(name).toString()),
            Map.entry("BIN", bin.toString()),
            Map.entry("NETWORK", "127.0.0.1/32"),
            Map.entry("STRICT", "false"),
            Map.entry("SUPERUSER_PASSWORD", PASSWORD),
            Map.entry("REPLICATION_PASSWORD", PASSWORD),
            Map.entry("REWIND_PASSWORD", PASSWORD));
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace("@" + word.getKey() + "@", word.getValue());
    }
    if (!synchronous) {
      text = text.replace("synchronous_mode: true", "synchronous_mode: false").replace("maximum_lag_on_failover: 0", "maximum_lag_on_failover: 104857600");
    }
    Files.writeString(member.file(), text);
    return member;
  }

  private Process start(String log, String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
    all.addAll(List.of(command));
    Process process =
        new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile()).start();
    running.add(process);
    return process;
  }

  private int status(int member, String path) {
    URI address = URI.create("http://127.0.0.1:" + members.get(member).restPort() + path);
    try {
      return HTTP.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException silent) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen within four minutes");
      }
      LockSupport.parkNanos(200_000_000);
    }
  }

  @Override
  public void close() throws Exception {
    for (int member = 0; member < members.size(); member++) {
      killMachine(member);
    }
    for (Process process : running) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    FileSystemUtils.deleteRecursively(folder);
  }
}
