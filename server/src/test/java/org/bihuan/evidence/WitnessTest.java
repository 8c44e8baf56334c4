package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.recorded.Lines;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offices outside countersign what the ledger signs, by a program and a key of their own: not even somebody who has
 * database, data folder and signing key changes history unseen (SECURITY 1.6, LG-04 to LG-07).
 */
@BihuanTest
class WitnessTest {

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  @Autowired private Checkpoints checkpoints;
  @Autowired private EvidenceStore store;
  @Autowired private LastVerification last;
  @Autowired private TransactionTemplate transaction;
  @Value("${bihuan.data}") private Path data;
  @TempDir private Path folder;

  private TestCity city;
  private Colleague security;
  private String hazard;

  @BeforeEach
  void aHazardThatIsSigned() {
    city = cities.found();
    security = city.as(Role.SECURITY_ADMIN).proved();
    hazard = registered();
    sign();
  }

  @Test
  void threeWitnessesMakeACheckpointFinalAndTheFileProvesItOffline() throws Exception {
    List<String> keys = new ArrayList<>();
    for (String name : List.of("区节点", "督导组", "市安委办")) {
      String key = witness(name);
      keys.add(key);
      assertThat(register(key).status()).isEqualTo(201);
      assertThat(newest().at("0/isFinal")).isEqualTo("false");
      assertThat(cosign(name)).startsWith("0 已会签");
    }

    assertThat(newest().at("0/isFinal")).isEqualTo("true");
    assertThat(newest().json().at("/0/cosignatures")).hasSize(3);
    String file = city.unitHead().get("/api/evidence/hazards/" + hazard).text();
    assertThat(verified(file, keys)).startsWith("0 通过").contains("见证人会签 3 个", "已成定论");
    assertThat(verified(file, keys.subList(0, 2))).startsWith("0 通过").contains("会签 2 个", "尚未成定论");
    assertThat(verified(file, List.of(keys.getFirst(), keys.getFirst(), keys.getFirst())))
        .as("one office three times is one office")
        .contains("会签 1 个", "尚未成定论");
    int line = file.lastIndexOf(' ') + 20;
    char other = file.charAt(line) == 'A' ? 'B' : 'A';
    assertThat(verified(file.substring(0, line) + other + file.substring(line + 1), keys)).startsWith("1 不通过：见证人");

    sign();
    assertThat(checkpointOf(city.unitHead().get("/api/evidence/hazards/" + hazard).text()))
        .as("what is final goes before what was signed later")
        .isEqualTo(checkpointOf(file));
    note();
    assertThat(verified(city.unitHead().get("/api/evidence/hazards/" + hazard).text(), keys))
        .as("a line after the final checkpoint is not covered by it")
        .startsWith("0 通过")
        .contains("会签 0 个");
  }

  /** The note at the end; the one before it tells when the file was written. */
  private static String checkpointOf(String file) {
    String[] sections = file.split("\n\n");
    return sections[sections.length - 2] + "\n\n" + sections[sections.length - 1];
  }

  @Test
  void witnessesWhoComeAtDifferentHoursSignTheSameCheckpoint() throws Exception {
    String awaited = newest().at("0/size");
    for (String name : List.of("早班见证", "午班见证", "晚班见证")) {
      assertThat(register(witness(name)).status()).isEqualTo(201);
      assertThat(cosign(name)).startsWith("0 已会签").contains("（" + newest().at("0/size") + " 条）");
      note();
      sign();
    }

    assertThat(newest().json().valueStream().filter(one -> one.get("size").asString().equals(awaited)))
        .singleElement()
        .satisfies(one -> assertThat(one.get("isFinal").asBoolean()).isTrue());
    assertThat(newest().at("0/isFinal")).as("nobody has seen it yet").isEqualTo("false");
  }

  @Test
  void theNationalAlgorithmsAreWitnessedAlike() throws Exception {
    checkpoints.use(Suite.GM);
    try {
      note();
      sign();
      List<String> keys = new ArrayList<>();
      for (String name : List.of("国密见证", "国密督导", "国密安委")) {
        String key = witness(name, "GM");
        keys.add(key);
        assertThat(register(key).status()).isEqualTo(201);
        assertThat(cosign(name)).startsWith("0 已会签");
      }
      String file = city.unitHead().get("/api/evidence/hazards/" + hazard).text();
      assertThat(verified(file, keys)).startsWith("0 通过").contains("会签 3 个", "已成定论");
      note();
      sign();
      assertThat(cosign("国密见证")).as("a tree that only grew").startsWith("0 已会签");
      forging(() -> assertThat(cosign("国密见证")).startsWith("1 拒绝会签：历史分叉"));
    } finally {
      checkpoints.use(Suite.INTL);
    }
  }

  /** His key says by which algorithm he signs; what he signs is the text of the checkpoint, whatever that was hashed by. */
  @Test
  void aWitnessKeepsHisKeyWhenTheAlgorithmsChange() throws Exception {
    List<String> keys = new ArrayList<>();
    for (String name : List.of("留钥区见证", "留钥督导")) {
      keys.add(witness(name));
      assertThat(register(keys.getLast()).status()).isEqualTo(201);
      assertThat(cosign(name)).startsWith("0 已会签");
    }
    keys.add(witness("先换国密", "GM"));
    assertThat(register(keys.getLast()).status()).isEqualTo(201);
    assertThat(cosign("先换国密")).as("before the ledger changes over").startsWith("0 已会签");
    checkpoints.use(Suite.GM);
    try {
      note();
      sign();
      for (String name : List.of("留钥区见证", "留钥督导", "先换国密")) {
        Path anew = Files.createDirectories(folder.resolve(name + "二"));
        Files.copy(folder.resolve(name).resolve("witness.key"), anew.resolve("witness.key"));
        assertThat(cosign(name + "二")).startsWith("0 已会签");
      }
      assertThat(newest().at("0/suite")).isEqualTo("GM");
      assertThat(newest().at("0/isFinal")).isEqualTo("true");
      String file = city.unitHead().get("/api/evidence/hazards/" + hazard).text();
      assertThat(verified(file, keys)).startsWith("0 通过").contains("会签 3 个", "已成定论");
      assertThat(findings()).noneMatch(one -> one.startsWith("COSIGNATURE"));
    } finally {
      checkpoints.use(Suite.INTL);
    }
  }

  /** Signing goes on over a finding (0300), so nobody signs without being told. */
  @Test
  void whatIsFoundAndNotYetClearedIsToldToWhoeverSigns() throws Exception {
    assertThat(register(witness("知情见证")).status()).isEqualTo(201);
    last.found(report(new HistoryFinding(HistoryFinding.Kind.CHAIN, "110108-2026-000001", 2, "从这一条起，历史与前一条接不上")));
    try {
      String before = newest().at("0/size");
      note();
      sign();
      assertThat(newest().at("0/size")).as("what came since is protected").isNotEqualTo(before);
      assertThat(cosign("知情见证"))
          .startsWith("0 已会签")
          .contains("注意：台账自己的核验发现 1 处不符，还没有查明", "会签只证明");
      Answer signing = security.get("/api/evidence/signing");
      assertThat(signing.at("openFindings")).isEqualTo("1");
      assertThat(signing.json().at("/problem").isNull()).as(signing.text()).isTrue();
      assertThat(city.anonymous().get("/actuator/health/signing").status()).isEqualTo(200);
      assertThat(city.anonymous().get("/actuator/health/verification").status()).isEqualTo(503);
    } finally {
      last.found(report());
    }
    note();
    sign();
    assertThat(cosign("知情见证")).startsWith("0 已会签").doesNotContain("注意");
    assertThat(security.get("/api/evidence/signing").at("openFindings")).isEqualTo("0");
  }

  private static Verification.Report report(HistoryFinding... findings) {
    return new Verification.Report(Instant.now(), 0, 0, 0, 0, true, 0, java.util.Map.of(), null, List.of(findings));
  }

  @Test
  void historyRewrittenAndSignedAnewWithOurOwnKeyIsRefusedByTheWitnessAndFoundByVerification() throws Exception {
    assertThat(register(witness("分叉见证")).status()).isEqualTo(201);
    assertThat(cosign("分叉见证")).startsWith("0 已会签");
    note();
    sign();
    String honest = cosign("分叉见证");
    assertThat(honest).as("the negative control: honest growth is signed").startsWith("0 已会签");

    forging(
        () -> {
          assertThat(cosign("分叉见证")).startsWith("1 拒绝会签：历史分叉");
          assertThat(findings()).contains("COSIGNATURE 检查点 " + lines(honest));
        });
    assertThat(cosign("分叉见证")).as("put back as it was").startsWith("0 已会签");
  }

  @Test
  void aCheckpointTakenAwayFromUnderTheSignatureOfAWitnessIsFound() throws Exception {
    assertThat(register(witness("留底见证")).status()).isEqualTo(201);
    String size = lines(cosign("留底见证"));
    assertThat(findings()).doesNotContain("COSIGNATURE 检查点 " + size);

    new Tampering(database)
        .during(
            "delete from evidence.checkpoint where size = " + size,
            () -> assertThat(findings()).contains("COSIGNATURE 检查点 " + size));
  }

  @Test
  void aShorterHistoryAnotherBranchAndAnotherKeyAreRefused() throws Exception {
    assertThat(register(witness("守望见证")).status()).isEqualTo(201);
    String early = city.anonymous().get("/api/evidence/witness-request").text();
    note();
    sign();
    assertThat(cosign("守望见证")).startsWith("0 已会签");

    Path file = Files.writeString(folder.resolve("early.txt"), early);
    assertThat(witnessing("守望见证", file.toString())).startsWith("1 拒绝会签：历史变短了");
    Files.writeString(file, early.replaceFirst("\n\nbihuan/", "\n\nbihuan/9"));
    assertThat(witnessing("守望见证", file.toString())).as("nobody signed that").startsWith("1 拒绝会签：检查点的签名无效");
    String stranger = witness("别家");
    assertThat(witnessing("守望见证", server(), stranger)).startsWith("1 拒绝会签：台账公钥与保管的不同");
    assertThat(Standalone.run("Witness", "cosign", folder.resolve("别家").toString(), server()))
        .as("the key of the ledger has to be known")
        .startsWith("2 无法读取").contains("第一次会签须写明台账公钥");
    assertThat(city.anonymous().get("/api/evidence/witness-request?old=99999999").status()).isEqualTo(422);
  }

  @Test
  void onlyTheSecurityAdministratorRegistersAndOnlyAfterAFreshProof() throws Exception {
    String key = witness("登记见证");
    for (Role role : Role.values()) {
      if (role != Role.SECURITY_ADMIN) {
        assertThat(register(city.as(role), Ids.next(), key).status()).as(role.name()).isEqualTo(403);
      }
    }
    assertThat(city.anonymous().post("/api/evidence/witnesses", Map.of()).status()).isEqualTo(401);
    assertThat(register(security.signIn(), Ids.next(), key).problem()).isEqualTo("step-up-needed");
    security.proved();

    UUID id = Ids.next();
    assertThat(register(security, id, key).status()).isEqualTo(201);
    assertThat(register(security, id, key).status()).as("the same again").isEqualTo(200);
    Answer other = register(security, id, witness("另一见证"));
    assertThat(other.problem()).isEqualTo("id-conflict");
    assertThat(other.at("existing/name") + other.at("submitted/name")).isEqualTo("登记见证另一见证");
    assertThat(register(security, Ids.next(), key).problem()).isEqualTo("key-taken");
    for (String wrong : List.of("", "随便写的", key.substring(0, key.length() - 8), city.anonymous().get("/api/evidence/key").at("key"))) {
      assertThat(register(security, Ids.next(), wrong).at("errors/0/field")).as(wrong).isEqualTo("key");
    }
    assertThat(city.anonymous().get("/api/evidence/witnesses").text()).contains(key).doesNotContain("END");
    assertThat(city.as(Role.AUDIT_ADMIN).get("/api/evidence/witnesses").text()).contains(key).doesNotContain("END");
    assertThat(security.get("/api/evidence/witnesses").text()).contains("[\"END\"]");
    Answer ended = security.put("/api/evidence/witnesses/" + id + "/last-day", Map.of("last", yesterday().toString()));
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.json().at("/can")).isEmpty();
  }

  @Test
  void aCosignatureThatIsNotOfARegisteredWitnessInHisTimeUnderOurNoteIsNotKept() throws Exception {
    String key = witness("过期见证");
    String request = city.anonymous().get("/api/evidence/witness-request").text();
    Path file = Files.writeString(folder.resolve("request.txt"), request);
    String said = witnessing("过期见证", file.toString(), ledgerKey());
    String cosigned = said.substring(2);

    assertThat(send(cosigned).at("errors/0/problem")).contains("没有已登记的见证人");
    Lines lines = new Lines(database);
    long since = lines.now();
    Answer registered = register(key);
    assertThat(send(cosigned.replace("bihuan/", "bihuan/0")).status()).as("another text").isEqualTo(422);
    int last = cosigned.strip().length() - 12;
    String broken = cosigned.substring(0, last) + (cosigned.charAt(last) == 'A' ? 'B' : 'A') + cosigned.substring(last + 1);
    assertThat(send(broken).at("errors/0/problem")).contains("会签无效");
    assertThat(send("随便写的").at("errors/0/field")).isEqualTo("note");

    String lastDay = "/api/evidence/witnesses/" + registered.at("id") + "/last-day";
    assertThat(city.unitHead().put(lastDay, Map.of("last", "2026-01-01")).status()).isEqualTo(403);
    assertThat(security.put(lastDay, Map.of("last", "2020-01-01")).at("errors/0/field")).isEqualTo("last");
    assertThat(security.put(lastDay, Map.of("last", yesterday().toString())).at("counts")).isEqualTo("false");
    assertThat(send(cosigned).at("errors/0/problem")).contains("不在登记的期间内");
    assertThat(security.put(lastDay, Map.of("last", yesterday().plusDays(9).toString())).at("counts")).isEqualTo("true");
    assertThat(send(cosigned.replace("\n", "\r\n")).at("0/name")).as("pasted into a form").isEqualTo("过期见证");
    assertThat(send(cosigned).status()).as("once more").isEqualTo(200);
    assertThat(lines.kept(since)).hasSizeGreaterThanOrEqualTo(4);
    assertThat(lines.withoutLine(since)).as("LG-01").isEmpty();
  }

  /** What somebody does who has everything of ours: leaves, roots, checkpoints, their copies, and the signing key. */
  private void forging(Tampered proof) throws Exception {
    Path copies = data.resolve("evidence/checkpoints");
    Path aside = folder.resolve("aside");
    Files.createDirectories(aside);
    move(copies, aside);
    try {
      new Tampering(database)
          .during(
              "update evidence.leaf set hash = sha256(hash) where idx = 3;"
                  + "delete from evidence.tile; delete from evidence.checkpoint",
              () -> {
                Acting.asSystem(
                    () ->
                        transaction.execute(
                            status -> {
                              new StoredTree(store, store.suite()).catchUp(store.size());
                              return true;
                            }));
                assertThat(checkpoints.sign()).isPresent();
                try {
                  proof.holds();
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
    } finally {
      try (Stream<Path> forged = Files.list(copies)) {
        for (Path file : forged.toList()) {
          Files.delete(file);
        }
      }
      move(aside, copies);
    }
  }

  @FunctionalInterface
  private interface Tampered {
    void holds() throws IOException, InterruptedException;
  }

  private static void move(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.move(file, to.resolve(file.getFileName()));
      }
    }
  }

  private String witness(String name, String... suite) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("new-key", folder.resolve(name).toString(), name));
    arguments.addAll(List.of(suite));
    String said = Standalone.run("Witness", arguments.toArray(String[]::new));
    assertThat(said).startsWith("0 " + name + "+");
    return said.substring(2).strip();
  }

  private String cosign(String name) throws IOException, InterruptedException {
    return witnessing(name, server(), ledgerKey());
  }

  private String witnessing(String name, String... source) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("cosign", folder.resolve(name).toString()));
    arguments.addAll(List.of(source));
    return Standalone.run("Witness", arguments.toArray(String[]::new));
  }

  private String verified(String file, List<String> witnesses) throws IOException, InterruptedException {
    Path exported = Files.writeString(folder.resolve("hazard.txt"), file);
    List<String> arguments = new ArrayList<>(List.of(exported.toString(), ledgerKey()));
    arguments.addAll(witnesses);
    return Standalone.run("VerifyHazardFile", arguments.toArray(String[]::new));
  }

  private Answer register(String key) {
    return register(security, Ids.next(), key);
  }

  private static Answer register(Colleague who, UUID id, String key) {
    return who.post(
        "/api/evidence/witnesses", Map.of("id", id, "role", "OTHER", "key", key, "from", yesterday().toString()));
  }

  private Answer send(String note) {
    return city.anonymous().post("/api/evidence/cosignatures", Map.of("note", note));
  }

  private Answer newest() {
    return city.anonymous().get("/api/evidence/checkpoints/newest");
  }

  /** Kind and subject of each thing that a verification finds now. */
  private List<String> findings() {
    Answer report = city.as(Role.AUDIT_ADMIN).post("/api/evidence/verification", Map.of());
    return report.json().get("findings").valueStream()
        .map(f -> f.get("kind").asString() + " " + f.get("subject").asString())
        .toList();
  }

  /** How many lines the checkpoint covers that a witness says he signed: the ledger grows by itself in between. */
  private static String lines(String cosigned) {
    return cosigned.replaceFirst("(?s).*（(\\d+) 条）.*", "$1");
  }

  private String ledgerKey() {
    return city.anonymous().get("/api/evidence/key").at("key");
  }

  private String server() {
    return "http://127.0.0.1:" + city.anonymous().port();
  }

  private static LocalDate yesterday() {
    return LocalDate.now(BeijingTime.ZONE).minusDays(1);
  }

  private void sign() {
    checkpoints.seal(true);
    assertThat(checkpoints.sign()).isPresent();
  }

  private void note() {
    String path = "/api/hazards/" + hazard;
    Answer now = city.safetyOfficer().get(path);
    Answer done =
        city.safetyOfficer().post(path + "/acts", Map.of("act", "ADD_NOTE", "note", "已电话通知维保单位"), now.version());
    assertThat(done.status()).as(done.text()).isEqualTo(200);
  }

  private String registered() {
    Answer answer =
        city.safetyOfficer()
            .post(
                "/api/hazards",
                Map.of(
                    "id", Ids.next(), "unit", city.unit().toString(), "placeText", "三层东侧配电间", "category", "FIRE",
                    "description", "配电箱门损坏，线头裸露", "source", "SELF_CHECK", "foundAt",
                    Instant.now().minusSeconds(600).toString(), "noPhotoReason", "照度不足，次日补拍"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.at("ref");
  }
}
