package org.bihuan.tipoff;

import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which photos of a hazard there are to choose from, and the copies that were shown. */
@Repository
class AnswerPhotoStore {

  private final JdbcClient db;

  AnswerPhotoStore(JdbcClient db) {
    this.db = db;
  }

  record OfHazard(UUID file, UUID unit) {}

  record Shown(int version, int position, String sha256) {}

  List<OfHazard> afterwards(Ref hazard) {
    return db.sql(
            """
            select distinct file_id as file, unit_id as unit
            from hazard.v_photo
            where district_id = :district and hazard_id = :hazard and kind = 'AFTER'
            order by file_id
            """)
        .param("district", hazard.districtId())
        .param("hazard", hazard.id())
        .query(OfHazard.class)
        .list();
  }

  void add(Report report, int position, String sha256) {
    db.sql(
            """
            insert into tipoff.answer_photo (district_id, report_id, position, version, sha256)
            values (:district, :report, :position, :version, :sha256)
            """)
        .param("district", report.ref().districtId())
        .param("report", report.ref().id())
        .param("position", position)
        .param("version", report.version())
        .param("sha256", sha256)
        .update();
  }

  List<Shown> shown(Ref report) {
    return db.sql(
            """
            select version, position, sha256
            from tipoff.answer_photo
            where district_id = :district and report_id = :report
            order by position
            """)
        .param("district", report.districtId())
        .param("report", report.id())
        .query(Shown.class)
        .list();
  }
}
