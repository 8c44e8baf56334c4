package org.bihuan.platform.start;

import java.util.concurrent.CancellationException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Shows why Bihuan did not start as a problem and a remedy; a stack trace is left for what nobody foresaw. */
final class StartFailures {

  private StartFailures() {}

  static final class Refused extends AbstractFailureAnalyzer<StartRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartRefused cause) {
      return new FailureAnalysis(cause.problem(), cause.remedy(), cause);
    }
  }

  /** Somebody took the port after {@link PortGuard} had looked. */
  static final class LatePort extends AbstractFailureAnalyzer<PortInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
      return new FailureAnalysis(
          "端口 " + cause.getPort() + " 已被占用。", "请先停止占用它的程序，或用 BIHUAN_PORT 换一个端口。", cause);
    }
  }

  static final class Migration extends AbstractFailureAnalyzer<FlywayException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
      return new FailureAnalysis(
          "数据库结构升级没有完成：" + cause.getMessage(),
          "没有完成的那一步已经撤回，数据没有改动。若数据库由更新版本的闭环升级过，请改用那个版本；否则请把以上内容发给维护者。",
          cause);
    }
  }

  /**
   * Asked to stop while still preparing (Ctrl-C during the first start): whatever fails now fails because the database is
   * being closed under it, and is done again at the next start. Nothing to report.
   */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static final class Stopping implements FailureAnalyzer, ApplicationListener<ContextClosedEvent> {

    private static final FailureAnalysis NOTHING = new FailureAnalysis("", "", new CancellationException());
    private static volatile boolean asked;

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
      asked = true;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
      return asked ? NOTHING : null;
    }
  }

  static final class Reporter implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
      if (analysis == Stopping.NOTHING) {
        return;
      }
      Console.complain(
          """

            闭环没有启动。
            原因：%s
            办法：%s
          """
              .formatted(indent(analysis.getDescription()), indent(String.valueOf(analysis.getAction()))));
    }

    private static String indent(String text) {
      return text.strip().replace("\n", "\n  ");
    }
  }
}
