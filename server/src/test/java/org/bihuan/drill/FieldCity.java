package org.bihuan.drill;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Schools whose post holders have phones, forty to a school, and a check list of sixty items for them to go through. */
final class FieldCity {

  static final String LIST = "CL-DRILL-60";
  static final int ITEMS = 60;
  private static final int PHONES_OF_A_SCHOOL = 40;

  /** Somebody with a phone, as the host told of him. */
  record Holder(String login, UUID person, UUID post, Ref unit) {}

  private FieldCity() {}

  static String found(ApplicationContext context, int phones) {
    publishList(context);
    TestCities cities = context.getBean(TestCities.class);
    StringJoiner told = new StringJoiner(" ");
    for (int i = 0; i < phones; i += PHONES_OF_A_SCHOOL) {
      TestCity city = cities.found();
      for (int n = i; n < Math.min(phones, i + PHONES_OF_A_SCHOOL); n++) {
        Colleague one = cities.hire("岗位" + n, city.unit().id(), Role.POST_HOLDER);
        told.add(String.join(",", one.login(), one.personId().toString(), one.post().id().toString(), city.unit().toString()));
      }
    }
    return told.toString();
  }

  static List<Holder> read(String told) {
    return Arrays.stream(told.split(" "))
        .map(words -> words.split(","))
        .map(w -> new Holder(w[0], UUID.fromString(w[1]), UUID.fromString(w[2]), Ref.valueOf(w[3])))
        .toList();
  }

  /** The longest list of the city has 36 items; the plan speaks of 60. */
  private static void publishList(ApplicationContext context) {
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    Acting.asSystem(
        () -> {
          transaction.executeWithoutResult(
              status -> {
                jdbc.sql("insert into checklist.checklist (code) values (:list)").param("list", LIST).update();
                jdbc.sql(
                        """
                        insert into checklist.checklist_version (code, effective_from, title, unit_types, frequency, kind)
                        values (:list, '2023-01-01', '综合检查六十项', '{PRIMARY}', 'MONTHLY', 'PATROL')
                        """)
                    .param("list", LIST)
                    .update();
                jdbc.sql(
                        """
                        insert into checklist.checklist_line (code, effective_from, position, item_code)
                        select :list, '2023-01-01', row_number() over (order by code), code
                        from (select distinct code
                              from checklist.item_version
                              where effective_from <= current_date and effective_to is null and points is null
                              order by code
                              limit :items) item
                        """)
                    .param("list", LIST)
                    .param("items", ITEMS)
                    .update();
                jdbc.sql("update checklist.revision set number = number + 1").update();
              });
          return null;
        });
  }
}
