package org.bihuan.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.platform.Role;
import org.bihuan.platform.database.Backups;
import org.bihuan.recorded.Lines;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Backups are made and opened again by the product itself; what is wrong with one is said to the system administrator. */
@BihuanTest
class BackupTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  @Autowired TestCities cities;
  @Autowired Backups backups;
  @Autowired TestDatabase database;
  private TestCity city;
  private Colleague administrator;

  @BeforeEach
  void aCity() {
    city = cities.found();
    administrator = city.as(Role.SYSTEM_ADMIN);
  }

  @Test
  void aBackupIsMadeAndProvedByOpeningIt() throws IOException {
    Photos.upload(city.safetyOfficer(), city.unit());
    Lines lines = new Lines(database);
    long since = lines.now();
    Answer made = administrator.post("/api/backup/runs", "");
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    assertThat(made.at("good")).isEqualTo("true");

    Answer checked = administrator.post("/api/backup/checks", "");
    assertThat(checked.at("good")).as(checked.toString()).isEqualTo("true");
    assertThat(checked.at("told")).contains("全部相符");
    assertThat(lines.kept(since)).hasSize(2);
    assertThat(lines.withoutLine(since)).as("LG-01").isEmpty();

    Answer state = administrator.get("/api/backup");
    assertThat(state.at("keeping")).isEqualTo("OPEN_FOLDER");
    assertThat(state.toString()).contains("\"warnings\":[]");

    anAttachmentMissingInTheBackupIsFound();
  }

  private void anAttachmentMissingInTheBackupIsFound() throws IOException {
    Path photo;
    try (Stream<Path> files = Files.walk(backups.files())) {
      photo = files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}")).findFirst().orElseThrow();
    }
    Path aside = photo.resolveSibling("aside");
    Files.move(photo, aside);
    Files.writeString(photo, "something else");
    try {
      Answer checked = administrator.post("/api/backup/checks", "");
      assertThat(checked.at("good")).isEqualTo("false");
      assertThat(checked.at("told")).contains("1 个附件在备份中缺失或长度不符");
      assertThat(administrator.get("/api/backup").text()).contains("没有通过");
    } finally {
      Files.delete(photo);
      Files.move(aside, photo);
    }
  }

  @Test
  void onlyTheSystemAdministratorMakesThemAndNobodyElseLearnsOfThem() {
    assertThat(administrator.get("/api/backup").json().at("/can").toString()).contains("BACK_UP", "CHECK");
    assertThat(city.as(Role.SECURITY_ADMIN).get("/api/backup").json().at("/can")).isEmpty();
    assertThat(city.as(Role.SECURITY_ADMIN).post("/api/backup/runs", "").status()).isEqualTo(403);
    assertThat(city.as(Role.AUDIT_ADMIN).post("/api/backup/checks", "").status()).isEqualTo(403);
    assertThat(city.safetyOfficer().get("/api/backup").status()).isEqualTo(403);
    assertThat(city.cityAdmin().post("/api/backup/runs", "").status()).isEqualTo(403);
    assertThat(city.anonymous().get("/api/backup").status()).isEqualTo(401);
  }

  @Test
  void whatIsOverdueIsSaid() {
    assertThat(BackupRules.warnings(Keeping.NOWHERE, none(), none(), none(), none(), NOW)).singleElement().asString().contains("没有设置");
    assertThat(BackupRules.warnings(Keeping.OPEN_FOLDER, good(1), good(1), good(7 * 24), good(7 * 24), NOW)).isEmpty();
    assertThat(BackupRules.warnings(Keeping.OPEN_FOLDER, good(37), good(37), good(9 * 24), good(9 * 24), NOW))
        .hasSize(2)
        .anyMatch(warning -> warning.contains("36 小时"))
        .anyMatch(warning -> warning.contains("8 天"));
    assertThat(BackupRules.warnings(Keeping.OPEN_FOLDER, bad(1), good(25), bad(1), good(24), NOW))
        .hasSize(2)
        .allMatch(warning -> warning.contains("磁盘已满"));
    assertThat(BackupRules.warnings(Keeping.ELSEWHERE, none(), none(), none(), none(), NOW)).isEmpty();
    assertThat(BackupRules.isCheckDue(none(), NOW)).isTrue();
    assertThat(BackupRules.isCheckDue(bad(1), NOW)).isTrue();
    assertThat(BackupRules.isCheckDue(good(24), NOW)).isFalse();
    assertThat(BackupRules.isCheckDue(good(7 * 24), NOW)).isTrue();
  }

  private static Optional<Run> none() {
    return Optional.empty();
  }

  private static Optional<Run> good(int hoursAgo) {
    return run(hoursAgo, true, "好");
  }

  private static Optional<Run> bad(int hoursAgo) {
    return run(hoursAgo, false, "磁盘已满");
  }

  private static Optional<Run> run(int hoursAgo, boolean good, String told) {
    Instant at = NOW.minus(Duration.ofHours(hoursAgo));
    return Optional.of(new Run(UUID.randomUUID(), Run.Kind.BACKUP, at, at, good, told));
  }
}
