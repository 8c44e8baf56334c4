package bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One kept-alive HTTP/1.1 connection, as light as a client can be: it shares the cores with what it measures, and a
 * heavy one would make all targets look alike.
 */
final class Wire implements AutoCloseable {

  private final String host;
  private final int port;
  private Socket socket;
  private InputStream in;
  private boolean over;
  private byte[] body = new byte[0];
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Wire(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    connect();
  }

  private void connect() throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    over = false;
  }

  byte[] get(String path, String headers) {
    return ("GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n" + headers + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  byte[] post(String path, String headers, String json) {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + content.length + "\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + content.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return all;
  }

  /** Sends a request and reads its answer whole; returns the status. */
  int send(byte[] request) throws IOException {
    if (over) {
      socket.close();
      connect();
    }
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      String name = header.substring(0, colon).toLowerCase();
      String value = header.substring(colon + 1).strip();
      switch (name) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = value.equals("chunked");
        // every hundredth request, by default
        case "connection" -> over = value.equalsIgnoreCase("close");
        case "set-cookie" -> {
          String[] cookie = value.split(";", 2)[0].split("=", 2);
          cookies.put(cookie[0], cookie[1]);
        }
        default -> { }
      }
    }
    body = chunked ? chunks() : in.readNBytes(Math.max(0, length));
    return status;
  }

  String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /** What a browser sends with a request that changes something. */
  String headers() {
    String all = cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; "));
    return "Cookie: " + all + "\r\nX-CSRF-Token: " + cookie("bihuan_csrf") + "\r\n";
  }

  private byte[] chunks() throws IOException {
    var all = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().strip(), 16);
      all.write(in.readNBytes(size));
      line();
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
