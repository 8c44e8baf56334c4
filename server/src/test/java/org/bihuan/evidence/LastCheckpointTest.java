package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was written after the last checkpoint is signed by an orderly stop. */
@BihuanTest
class LastCheckpointTest {

  @Autowired private TestCities cities;
  @Autowired private Checkpoints checkpoints;
  @Autowired private TestDatabase database;
  @Autowired private LastCheckpoint last;
  @Autowired private ReadOnlyMode readOnly;

  @Test
  void anOrderlyStopSignsWhatIsThereUnlessNothingMayBeWritten() {
    SealedHistory history = new SealedHistory(cities, checkpoints);
    long before = signed();
    history.note("停机前一分钟");

    readOnly.enter("test", EvidenceRefusal.broken());
    try {
      last.destroy();
    } finally {
      readOnly.leave("test");
    }
    assertThat(signed()).isEqualTo(before);

    last.destroy();

    assertThat(signed()).isGreaterThan(before);
    assertThat(history.city.unitHead().get("/api/evidence/hazards/" + history.hazard).text()).contains("停机前一分钟");
  }

  private long signed() {
    return database.everything().sql("select max(size) from evidence.checkpoint").query(Long.class).single();
  }
}
