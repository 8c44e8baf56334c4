package org.bihuan.platform.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Looks at the port before anything else is touched: most often a second start, which must not disturb the first. */
final class PortGuard implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    Environment environment = event.getEnvironment();
    int port = parse(environment.getProperty("server.port", "0"));
    if (port == 0) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(address(environment.getProperty("server.address"), port));
    } catch (IOException e) {
      throw refusal(port, e);
    }
  }

  private static int parse(String port) {
    try {
      int number = Integer.parseInt(port.strip());
      if (number >= 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number out of range
    }
    throw new StartRefused("端口“" + port + "”不是 1–65535 之间的数字。", "请改正 BIHUAN_PORT。");
  }

  private static InetSocketAddress address(@Nullable String host, int port) throws IOException {
    return host == null ? new InetSocketAddress(port) : new InetSocketAddress(InetAddress.getByName(host), port);
  }

  private static StartRefused refusal(int port, IOException e) {
    if (String.valueOf(e.getMessage()).contains("Permission denied")) {
      return new StartRefused("普通用户不能使用端口 " + port + "。", "请用 BIHUAN_PORT 指定 1024 以上的端口，例如 BIHUAN_PORT=8020。", e);
    }
    return new StartRefused(
        "端口 " + port + " 已被占用（可能闭环已经在运行：http://localhost:" + port + "/）。",
        "请先停止占用它的程序，或换一个端口，例如 BIHUAN_PORT=" + (port == 65_535 ? 8021 : port + 1) + "。",
        e);
  }
}
