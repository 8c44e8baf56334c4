package org.bihuan.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bihuan.support.Client;
import org.bihuan.support.Postmaster;

/**
 * What a site puts before its nodes: HAProxy with the file of {@code deploy/pair}, its certificate and addresses those of
 * this machine.
 */
final class HaProxy implements AutoCloseable {

  private static final Path FILE = Path.of("..", "deploy", "pair", "haproxy.cfg");
  private static final int PLACES = 2;

  private final Process process;
  private final int port;

  private HaProxy(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static boolean isInstalled() {
    return PatroniPair.isOnPath("haproxy") && PatroniPair.isOnPath("openssl");
  }

  static HaProxy before(Path folder, int... nodes) throws Exception {
    if (nodes.length != PLACES) {
      throw new IllegalArgumentException("the file names two nodes");
    }
    Path certificate = certificate(folder);
    int port = DrillNode.freePort();
    String text =
        Files.readString(FILE)
            .replace("/etc/haproxy/bihuan.pem", certificate.toString())
            .replace("bind :443 ", "bind 127.0.0.1:" + DrillNode.freePort() + " ")
            .replace("bind :80\n", "bind 127.0.0.1:" + DrillNode.freePort() + "\n")
            .replace("10.0.0.11:8020", "127.0.0.1:" + nodes[0])
            .replace("10.0.0.12:8020", "127.0.0.1:" + nodes[1]);
    // the same nodes once more without TLS, for clients that know no certificate of ours
    text += "\nfrontend drill\n  bind 127.0.0.1:" + port + "\n  default_backend nodes\n";
    Path file = Files.writeString(folder.resolve("haproxy.cfg"), text);
    Path log = folder.resolve("haproxy.log");
    if (new ProcessBuilder("haproxy", "-c", "-f", file.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
    Process process =
        new ProcessBuilder("haproxy", "-db", "-f", file.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    HaProxy proxy = new HaProxy(process, port);
    Client client = new Client(proxy.address());
    Postmaster.await(() -> answers(client));
    return proxy;
  }

  private static boolean answers(Client client) {
    try {
      return client.get("/actuator/health/readiness").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** A key and a certificate of its own in one file, as HAProxy wants them. */
  private static Path certificate(Path folder) throws Exception {
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("certificate.pem");
    List<String> command =
        List.of(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-keyout", key.toString(), "-out", certificate.toString());
    if (new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
      throw new IOException("no certificate");
    }
    return Files.writeString(folder.resolve("bihuan.pem"), Files.readString(key) + Files.readString(certificate));
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
