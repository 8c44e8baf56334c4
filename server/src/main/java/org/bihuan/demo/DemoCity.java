package org.bihuan.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.start.StartRefused;
import org.bihuan.supervision.SupervisionDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Tells the demonstration city at the first start. A telling that was cut off is taken up again at the next start: ids
 * and chance are the same, and whatever was told already is answered without being done again.
 */
@Component
@Profile("demonstration")
class DemoCity implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);
  private static final int FOUNDED_DAYS_AGO = 400;
  private static final int BEFORE_ALL_DAYS = 30;
  private static final int HANDED_OVER_DAYS_AGO = 75;
  private static final int SHOWN_DISTRICT = 110108;
  private static final int TELLERS = 4;

  /** So far back the ladder has been looked at each morning; a week off is never longer. */
  private static final int LADDER_DAYS = 10;

  private final DemoFounder founder;
  private final DemoHistory history;
  private final DemoReports reports;
  private final DemoPlans plans;
  private final DemoProfiles profiles;
  private final SupervisionDesk supervision;
  private final CityLoad load;
  private final TellingStore tellings;
  private final Clock clock;
  private final String password;
  private final DemoSize size;

  DemoCity(
      DemoFounder founder,
      DemoHistory history,
      DemoReports reports,
      DemoPlans plans,
      DemoProfiles profiles,
      SupervisionDesk supervision,
      CityLoad load,
      TellingStore tellings,
      Clock clock,
      @Value("${bihuan.demonstration-password}") String password,
      @Value("${bihuan.demonstration-size:}") String size) {
    this.size = DemoSize.of(size);
    this.founder = founder;
    this.history = history;
    this.reports = reports;
    this.plans = plans;
    this.profiles = profiles;
    this.supervision = supervision;
    this.load = load;
    this.tellings = tellings;
    this.clock = clock;
    this.password = password;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    TellingStore.Telling telling = Acting.asSystem(() -> tellings.begin(clock.instant(), size.hazards()));
    mustFit(telling);
    if (telling.finished()) {
      return;
    }
    LOG.info("正在建立演示城市：区、学区、单位、岗位和人员……");
    int days = telling.hazards() > 0 ? CityLoad.DAYS + BEFORE_ALL_DAYS : FOUNDED_DAYS_AGO;
    Instant founded = telling.began().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
    LocalDate handover = BeijingTime.dayOf(telling.began()).minusDays(HANDED_OVER_DAYS_AGO);
    DemoCast cast =
        MovableClock.at(founded, () -> Acting.asSystem(() -> founder.found(founded, handover, password)));
    DemoCast city = cast;
    MovableClock.at(telling.began(), () -> Acting.asSystem(() -> profiles.tell(city, telling.began())));
    int told = tell(cast, telling.began());
    reports.tell(cast, telling.began());
    plans.tell(cast, telling.began());
    for (int daysAgo = LADDER_DAYS; daysAgo >= 0; daysAgo--) {
      Instant morning = telling.began().minus(daysAgo, ChronoUnit.DAYS);
      MovableClock.at(morning, () -> Acting.asSystem(supervision::look));
    }
    if (telling.hazards() > 0) {
      cast = load.found(cast, new DemoSize(telling.hazards()).units(), founded);
      inSystem(tellings::beginLoading);
      told += load.load(cast, telling.hazards(), telling.began());
    }
    inSystem(() -> tellings.finish(clock.instant()));
    LOG.info("演示城市已就绪：{} 个单位，{} 条隐患及其历史。", cast.units().size(), told);
  }

  private void mustFit(TellingStore.Telling telling) {
    if (size.isMore() && size.hazards() != telling.hazards()) {
      throw new StartRefused("这个数据目录里已是另一规模的演示城市。", "请换一个数据目录（BIHUAN_DATA），或去掉 SIZE 继续使用现有的。");
    }
    if (telling.loading() && !telling.finished()) {
      throw new StartRefused("上次装入演示城市没有做完，不能接着装。", "请删除这个数据目录后重新开始。");
    }
  }

  private static void inSystem(Runnable work) {
    Acting.asSystem(
        () -> {
          work.run();
          return true;
        });
  }

  /** Ledger by ledger, several at once. */
  private int tell(DemoCast cast, Instant present) {
    Map<Integer, List<DemoCast.Unit>> ledgers =
        cast.units().stream().collect(Collectors.groupingBy(DemoCast.Unit::districtId));
    List<String> shown =
        ledgers.getOrDefault(SHOWN_DISTRICT, List.of()).stream().limit(2).map(DemoCast.Unit::name).toList();
    AtomicInteger done = new AtomicInteger();
    List<Future<Integer>> parts = new ArrayList<>();
    try (var tellers = Executors.newFixedThreadPool(TELLERS)) {
      for (List<DemoCast.Unit> units : ledgers.values()) {
        parts.add(
            tellers.submit(
                () -> {
                  int told = history.tell(cast, units, shown, present);
                  LOG.info("正在讲述演示城市半年的隐患台账：{}/{} 个区……", done.incrementAndGet(), ledgers.size());
                  return told;
                }));
      }
    }
    return parts.stream().mapToInt(DemoCity::result).sum();
  }

  private static int result(Future<Integer> telling) {
    try {
      return telling.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("演示数据没有建立完整，下次启动时会继续", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
