package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.checklist.Parameters;

/**
 * The clocks of the life cycle as of the day of an act; data of the standards library, as the district
 * of the unit has them.
 *
 * @param gradingWorkdays working days to grade a registered hazard
 * @param planningWorkdays working days to make the plan
 * @param acceptanceDays calendar days from the application to the on-site review (总局令第16号 第二十三条)
 * @param studyWorkdays working days for a joint study or the answer to a transfer
 * @param lookBackDays calendar days after the write-off at which a look-back is due
 * @param generalExtensions how often a general hazard may be extended before the matter goes up
 */
public record HazardSettings(
    int gradingWorkdays,
    int planningWorkdays,
    int acceptanceDays,
    int studyWorkdays,
    List<Integer> lookBackDays,
    int generalExtensions) {

  static HazardSettings on(LocalDate day, Parameters parameters, int district) {
    return new HazardSettings(
        parameters.number("hazard.grading.workdays", day, district),
        parameters.number("hazard.planning.workdays", day, district),
        parameters.number("hazard.major.acceptance.days", day, district),
        parameters.number("hazard.joint_study.workdays", day, district),
        List.of(
            parameters.number("hazard.lookback.first.days", day, district),
            parameters.number("hazard.lookback.second.days", day, district)),
        parameters.number("hazard.extension.general.max", day, district));
  }
}
