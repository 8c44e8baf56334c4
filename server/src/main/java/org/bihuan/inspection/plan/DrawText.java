package org.bihuan.inspection.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bihuan.inspection.plan.DrawRules.Bar;
import org.bihuan.inspection.plan.DrawRules.LeftOut;
import org.bihuan.inspection.plan.DrawRules.Named;
import org.bihuan.inspection.plan.DrawRules.Outcome;
import org.bihuan.inspection.plan.DrawRules.Pick;
import org.bihuan.inspection.plan.DrawRules.Pool;
import org.bihuan.inspection.plan.DrawRules.Unit;
import org.jspecify.annotations.Nullable;

/** A draw as lines of text, words parted by tabs: what is hashed, kept and handed out. Pure. */
final class DrawText {

  private DrawText() {}

  static String of(Pool pool) {
    StringBuilder text = new StringBuilder();
    if (pool.publicSource() != null) {
      line(text, "public-source", pool.publicSource());
      line(text, "public-at", String.valueOf(pool.publicAt()));
    }
    line(text, "count", String.valueOf(pool.count()));
    line(text, "alternates", String.valueOf(pool.alternates()));
    pool.units().forEach(unit -> line(text, "unit", unit.id(), String.valueOf(unit.weight()), unit.name()));
    pool.teams().forEach(team -> line(text, "team", team.id(), team.name()));
    pool.experts().forEach(expert -> line(text, "expert", expert.id(), expert.name()));
    pool.bars().forEach(bar -> line(text, "bar", bar.who(), bar.unit(), bar.why()));
    return text.toString();
  }

  static Pool pool(String text) {
    String publicSource = null;
    Instant publicAt = null;
    int count = 0;
    int alternates = 0;
    List<Unit> units = new ArrayList<>();
    List<Named> teams = new ArrayList<>();
    List<Named> experts = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split("\t", -1);
      switch (words[0]) {
        case "public-source" -> publicSource = words[1];
        case "public-at" -> publicAt = Instant.parse(words[1]);
        case "count" -> count = Integer.parseInt(words[1]);
        case "alternates" -> alternates = Integer.parseInt(words[1]);
        case "unit" -> units.add(new Unit(words[1], Long.parseLong(words[2]), words[3]));
        case "team" -> teams.add(new Named(words[1], words[2]));
        case "expert" -> experts.add(new Named(words[1], words[2]));
        case "bar" -> bars.add(new Bar(words[1], words[2], words[3]));
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new Pool(publicSource, publicAt, count, alternates, units, teams, experts, bars);
  }

  static String of(Outcome outcome) {
    StringBuilder text = new StringBuilder();
    outcome.picks().forEach(p -> line(text, "drawn", String.valueOf(p.rank()), p.unit(), p.team()));
    new TreeMap<>(outcome.experts()).forEach((team, expert) -> line(text, "expert-of", team, expert));
    outcome.leftOut().forEach(out -> line(text, "left-out", out.expert(), orNone(out.team()), orNone(out.unit())));
    outcome.skipped().forEach(unit -> line(text, "skipped", unit));
    return text.toString();
  }

  static Outcome outcome(String text) {
    List<Pick> picks = new ArrayList<>();
    Map<String, String> experts = new TreeMap<>();
    List<LeftOut> leftOut = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split("\t", -1);
      switch (words[0]) {
        case "drawn" -> picks.add(new Pick(Integer.parseInt(words[1]), words[2], words[3]));
        case "expert-of" -> experts.put(words[1], words[2]);
        case "left-out" -> leftOut.add(new LeftOut(words[1], noneIn(words[2]), noneIn(words[3])));
        case "skipped" -> skipped.add(words[1]);
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new Outcome(picks, experts, leftOut, skipped);
  }

  private static String orNone(@Nullable String word) {
    return word == null ? "-" : word;
  }

  private static @Nullable String noneIn(String word) {
    return word.equals("-") ? null : word;
  }

  /** The whole record, for whoever wants to repeat the draw. */
  static String record(DrawStore.Draw drawn) {
    StringBuilder text = new StringBuilder("bihuan-draw/v1\n");
    line(text, "commitment", drawn.commitment());
    line(text, "secret", drawn.secret());
    line(text, "committed-at", String.valueOf(drawn.committedAt()));
    line(text, "drawn-at", String.valueOf(drawn.drawnAt()));
    line(text, "public", Objects.requireNonNull(drawn.publicValue()));
    String result = Objects.requireNonNull(drawn.result());
    return text.append("--- inputs\n").append(drawn.inputs()).append("--- result\n").append(result).toString();
  }

  private static void line(StringBuilder text, String... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : "\t").append(words[i].replaceAll("\\s+", " "));
    }
    text.append('\n');
  }
}
