package org.bihuan.inspection.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 双随机抽取: units by weight without putting back, for each the least burdened team that may go there, for each team an
 * expert. Everything follows from the inputs and the seed; whole numbers only, so that any language repeats it.
 *
 * <p>{@code verifier/VerifyDraw.java} says the same again, independently. Pure.
 */
final class DrawRules {

  private DrawRules() {}

  /**
   * What is drawn from. A bar is written {@code team unit} or {@code expert unit}.
   *
   * @param publicSource where the public value comes from; null in draws of before that had to be said
   * @param publicAt when nobody can know it yet; not before is drawn
   * @param count how many units are inspected
   * @param alternates how many more stand ready, in their order
   */
  record Pool(
      @Nullable String publicSource,
      @Nullable Instant publicAt,
      int count,
      int alternates,
      List<Unit> units,
      List<Named> teams,
      List<Named> experts,
      List<Bar> bars) {
    Pool {
      units = List.copyOf(units);
      teams = List.copyOf(teams);
      experts = List.copyOf(experts);
      bars = List.copyOf(bars);
    }

    boolean isBarred(String who, String unit) {
      return bars.stream().anyMatch(bar -> bar.who().equals(who) && bar.unit().equals(unit));
    }
  }

  record Unit(String id, long weight, String name) {}

  record Named(String id, String name) {}

  record Bar(String who, String unit, String why) {}

  /**
   * Why an expert goes with no team, once for each team that has places.
   *
   * @param team null where no team has places
   * @param unit of the team's places the first he is barred from; null where the lot gave the team another
   */
  record LeftOut(String expert, @Nullable String team, @Nullable String unit) {}

  /** @param rank from 1; alternates follow those who are inspected */
  record Pick(int rank, String unit, String team) {}

  /**
   * @param experts expert by team
   * @param leftOut experts who go with no team, and why; told of draws whose public value was announced
   * @param skipped units no team may go to
   */
  record Outcome(List<Pick> picks, Map<String, String> experts, List<LeftOut> leftOut, List<String> skipped) {
    Outcome {
      picks = List.copyOf(picks);
      experts = Map.copyOf(experts);
      leftOut = List.copyOf(leftOut);
      skipped = List.copyOf(skipped);
    }
  }

  /** The secret is hashed before anything is drawn; nobody can choose it afterwards. */
  static String commitment(String secret, String inputs) {
    return HexFormat.of().formatHex(sha256((secret + "\n" + inputs).getBytes(UTF_8)));
  }

  /** Fixed only when the public value is named, which nobody knew when the secret was committed to. */
  static byte[] seed(String secret, String inputs, String publicValue) {
    return sha256((secret + "\n" + publicValue.strip() + "\n" + inputs).getBytes(UTF_8));
  }

  static Outcome draw(byte[] seed, Pool pool) {
    Numbers numbers = new Numbers(seed);
    List<Unit> left = new ArrayList<>(pool.units());
    Map<String, Integer> load = new HashMap<>();
    List<Pick> picks = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    while (picks.size() < pool.count() + pool.alternates() && !left.isEmpty()) {
      Unit unit = left.remove(byWeight(left, numbers));
      List<String> free = leastBurdened(pool, unit, load);
      if (free.isEmpty()) {
        skipped.add(unit.id());
        continue;
      }
      String team = free.get((int) numbers.below(free.size()));
      load.merge(team, 1, Integer::sum);
      picks.add(new Pick(picks.size() + 1, unit.id(), team));
    }
    Map<String, String> experts = experts(pool, picks, numbers);
    return new Outcome(picks, experts, pool.publicAt() == null ? List.of() : leftOut(pool, picks, experts), skipped);
  }

  private static int byWeight(List<Unit> units, Numbers numbers) {
    long drawn = numbers.below(units.stream().mapToLong(Unit::weight).sum());
    for (int i = 0; i < units.size(); i++) {
      drawn -= units.get(i).weight();
      if (drawn < 0) {
        return i;
      }
    }
    throw new IllegalStateException("weights do not add up");
  }

  private static List<String> leastBurdened(Pool pool, Unit unit, Map<String, Integer> load) {
    List<String> may =
        pool.teams().stream().map(Named::id).filter(team -> !pool.isBarred(team, unit.id())).toList();
    int least = may.stream().mapToInt(team -> load.getOrDefault(team, 0)).min().orElse(0);
    return may.stream().filter(team -> load.getOrDefault(team, 0) == least).toList();
  }

  /** An expert goes to every place of his team, those in reserve included, and is barred from none of them. */
  private static Map<String, String> experts(Pool pool, List<Pick> picks, Numbers numbers) {
    Map<String, String> given = new HashMap<>();
    for (Named team : pool.teams()) {
      List<String> places = picks.stream().filter(p -> p.team().equals(team.id())).map(Pick::unit).toList();
      List<String> free =
          pool.experts().stream()
              .map(Named::id)
              .filter(expert -> !given.containsValue(expert))
              .filter(expert -> places.stream().noneMatch(unit -> pool.isBarred(expert, unit)))
              .toList();
      if (!places.isEmpty() && !free.isEmpty()) {
        given.put(team.id(), free.get((int) numbers.below(free.size())));
      }
    }
    return given;
  }

  /** With many alternates, perhaps in several districts, one is soon barred somewhere: then that is said, not passed over. */
  private static List<LeftOut> leftOut(Pool pool, List<Pick> picks, Map<String, String> given) {
    List<LeftOut> all = new ArrayList<>();
    for (Named expert : pool.experts()) {
      if (given.containsValue(expert.id())) {
        continue;
      }
      List<LeftOut> own = new ArrayList<>();
      for (Named team : pool.teams()) {
        List<String> places = picks.stream().filter(p -> p.team().equals(team.id())).map(Pick::unit).toList();
        if (!places.isEmpty()) {
          String barred = places.stream().filter(unit -> pool.isBarred(expert.id(), unit)).findFirst().orElse(null);
          own.add(new LeftOut(expert.id(), team.id(), barred));
        }
      }
      all.addAll(own.isEmpty() ? List.of(new LeftOut(expert.id(), null, null)) : own);
    }
    return all;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SHA-256 of the seed and a counter; the first eight bytes as a number without sign. */
  private static final class Numbers {

    private final byte[] seed;
    private long counter;

    Numbers(byte[] seed) {
      this.seed = seed;
    }

    /** Each number below the bound is equally likely: what would favour the low ones is drawn again. */
    long below(long bound) {
      long favoured = Long.remainderUnsigned(Long.remainderUnsigned(-1L, bound) + 1, bound);
      while (true) {
        byte[] block = ByteBuffer.allocate(seed.length + Long.BYTES).put(seed).putLong(counter++).array();
        long number = ByteBuffer.wrap(sha256(block)).getLong();
        if (Long.compareUnsigned(number, -favoured) < 0 || favoured == 0) {
          return Long.remainderUnsigned(number, bound);
        }
      }
    }
  }
}
