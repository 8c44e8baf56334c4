import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Repeats a random draw from its record, with nothing but this file and Java 17 or later: {@code java VerifyDraw.java
 * draw.txt [commitment]}. It shares nothing with the other programs of this folder, so that it runs alone.
 * The commitment is what was made known before the draw; without it the one in the record is used.
 */
final class VerifyDraw {

  /** What does not hold, in words for the person who runs this. */
  private static final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    Failure(String words) {
      super(words);
    }
  }

  private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(64);

  private final byte[] seed;
  private long counter;

  /** When the public value became known; null in draws of before that was announced. */
  private Instant publicAt;

  private VerifyDraw(byte[] seed) {
    this.seed = seed;
  }

  public static void main(String... arguments) throws Exception {
    if (arguments.length < 1 || arguments.length > 2) {
      System.out.println("用法：java VerifyDraw.java 抽取记录.txt [事先公布的承诺值]");
      System.exit(2);
    }
    try {
      verify(Files.readString(Path.of(arguments[0]), UTF_8), arguments.length == 2 ? arguments[1] : null);
      System.out.println("一致：按记录重新抽取，结果相同");
    } catch (Failure | IOException e) {
      System.out.println("不一致：" + e.getMessage());
      System.exit(1);
    }
  }

  private static void verify(String record, String published) throws Exception {
    int inputsAt = record.indexOf("--- inputs\n");
    int resultAt = record.indexOf("--- result\n");
    if (!record.startsWith("bihuan-draw/v1\n") || inputsAt < 0 || resultAt < inputsAt) {
      throw new Failure("这不是抽取记录");
    }
    Map<String, String> head = new HashMap<>();
    for (String line : record.substring(0, inputsAt).lines().skip(1).toList()) {
      String[] words = line.split("\t", 2);
      head.put(words[0], words[1]);
    }
    String inputs = record.substring(inputsAt + "--- inputs\n".length(), resultAt);
    String told = record.substring(resultAt + "--- result\n".length());
    String secret = head.get("secret");
    String commitment = HexFormat.of().formatHex(sha256((secret + "\n" + inputs).getBytes(UTF_8)));
    if (!commitment.equals(published == null ? head.get("commitment") : published.strip())) {
      throw new Failure("随机种子或抽取范围与事先公布的承诺值不符");
    }
    byte[] seed = sha256((secret + "\n" + head.get("public") + "\n" + inputs).getBytes(UTF_8));
    VerifyDraw again = new VerifyDraw(seed);
    String repeated = again.draw(inputs);
    if (!repeated.equals(told)) {
      throw new Failure("重新抽取的结果与记录不同：\n" + repeated);
    }
    if (again.publicAt != null
        && (!again.publicAt.isAfter(Instant.parse(head.get("committed-at")))
            || Instant.parse(head.get("drawn-at")).isBefore(again.publicAt))) {
      throw new Failure("公开值公布的时间不在承诺之后、抽取之前");
    }
  }

  private String draw(String inputs) throws Exception {
    int wanted = 0;
    List<String> units = new ArrayList<>();
    List<Long> weights = new ArrayList<>();
    List<String> teams = new ArrayList<>();
    List<String> experts = new ArrayList<>();
    Set<String> bars = new HashSet<>();
    for (String line : inputs.lines().toList()) {
      String[] words = line.split("\t", -1);
      switch (words[0]) {
        case "public-source" -> {}
        case "public-at" -> publicAt = Instant.parse(words[1]);
        case "count", "alternates" -> wanted += Integer.parseInt(words[1]);
        case "unit" -> {
          units.add(words[1]);
          weights.add(Long.parseLong(words[2]));
        }
        case "team" -> teams.add(words[1]);
        case "expert" -> experts.add(words[1]);
        case "bar" -> bars.add(words[1] + " " + words[2]);
        default -> throw new Failure("记录中有不认识的行：" + line);
      }
    }
    StringBuilder drawn = new StringBuilder();
    StringBuilder skipped = new StringBuilder();
    Map<String, List<String>> places = new TreeMap<>();
    int rank = 0;
    while (rank < wanted && !units.isEmpty()) {
      int index = byWeight(weights);
      String unit = units.remove(index);
      weights.remove(index);
      List<String> may = teams.stream().filter(team -> !bars.contains(team + " " + unit)).toList();
      if (may.isEmpty()) {
        skipped.append("skipped\t").append(unit).append('\n');
        continue;
      }
      int least = may.stream().mapToInt(team -> places.getOrDefault(team, List.of()).size()).min().getAsInt();
      List<String> free = may.stream().filter(team -> places.getOrDefault(team, List.of()).size() == least).toList();
      String team = free.get((int) below(free.size()));
      places.computeIfAbsent(team, any -> new ArrayList<>()).add(unit);
      drawn.append("drawn\t").append(++rank).append('\t').append(unit).append('\t').append(team).append('\n');
    }
    Map<String, String> given = experts(teams, experts, bars, places);
    StringBuilder lines = new StringBuilder(drawn);
    given.forEach((team, expert) -> lines.append("expert-of\t").append(team).append('\t').append(expert).append('\n'));
    return lines + (publicAt == null ? "" : leftOut(teams, experts, bars, places, given)) + skipped;
  }

  /** Of each expert who goes with nobody: for every team that has places, the first he is barred from, or a dash. */
  private static String leftOut(
      List<String> teams,
      List<String> experts,
      Set<String> bars,
      Map<String, List<String>> places,
      Map<String, String> given) {
    StringBuilder lines = new StringBuilder();
    for (String expert : experts) {
      if (given.containsValue(expert)) {
        continue;
      }
      boolean any = false;
      for (String team : teams) {
        if (places.containsKey(team)) {
          any = true;
          String barred = "-";
          for (String unit : places.get(team)) {
            if (bars.contains(expert + " " + unit)) {
              barred = unit;
              break;
            }
          }
          lines.append(String.join("\t", "left-out", expert, team, barred)).append('\n');
        }
      }
      if (!any) {
        lines.append(String.join("\t", "left-out", expert, "-", "-")).append('\n');
      }
    }
    return lines.toString();
  }

  private Map<String, String> experts(List<String> teams, List<String> experts, Set<String> bars, Map<String, List<String>> places)
      throws Exception {
    Map<String, String> given = new TreeMap<>();
    for (String team : teams) {
      List<String> own = places.getOrDefault(team, List.of());
      List<String> free =
          experts.stream()
              .filter(expert -> !given.containsValue(expert))
              .filter(expert -> own.stream().noneMatch(unit -> bars.contains(expert + " " + unit)))
              .toList();
      if (!own.isEmpty() && !free.isEmpty()) {
        given.put(team, free.get((int) below(free.size())));
      }
    }
    return given;
  }

  private int byWeight(List<Long> weights) throws Exception {
    long left = below(weights.stream().mapToLong(Long::longValue).sum());
    for (int i = 0; i < weights.size(); i++) {
      left -= weights.get(i);
      if (left < 0) {
        return i;
      }
    }
    throw new Failure("权重有误");
  }

  /** A number below the bound, each equally likely; whole numbers as wide as they need to be. */
  private long below(long bound) throws Exception {
    BigInteger most = SPACE.subtract(SPACE.mod(BigInteger.valueOf(bound)));
    while (true) {
      byte[] block = ByteBuffer.allocate(seed.length + 8).put(seed).putLong(counter++).array();
      BigInteger number = new BigInteger(1, Arrays.copyOf(sha256(block), 8));
      if (number.compareTo(most) < 0) {
        return number.mod(BigInteger.valueOf(bound)).longValueExact();
      }
    }
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
