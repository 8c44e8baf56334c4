package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A column that is added gets a name somebody can read in a finding. */
@BihuanTest
class ColumnWordsTest {

  @Autowired private TestDatabase database;

  @Test
  void every_column_of_the_ledger_has_one_of_its_own_and_no_other_has() {
    List<String> columns =
        database
            .everything()
            .sql("select column_name from information_schema.columns where table_schema = 'hazard' and table_name = 'hazard'")
            .query(String.class)
            .list();
    assertThat(ColumnWords.WORDS.keySet()).containsExactlyInAnyOrderElementsOf(columns);
    assertThat(ColumnWords.WORDS.values()).doesNotHaveDuplicates().allSatisfy(word -> assertThat(word).doesNotMatch(".*[a-z_].*"));
  }
}
