package org.bihuan.drill;

import java.util.List;
import org.bihuan.Application;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The product in a process of its own that can be killed, with one school to write for and a careless twin. */
final class DrillHost {

  static final String READY = "READY ";
  static final String FOUND_SCHOOL = "found-school";
  static final String CARELESS = "careless:";
  static final String FOUND_PHONES = "found-phones:";

  private DrillHost() {}

  /**
   * Arguments: {@link #FOUND_SCHOOL}; {@link #CARELESS} and the port of the careless twin; {@link #FOUND_PHONES} and how
   * many people with a phone there are to be.
   */
  public static void main(String[] arguments) throws Exception {
    ConfigurableApplicationContext context = SpringApplication.run(Application.class);
    String city = "";
    for (String argument : List.of(arguments)) {
      if (argument.startsWith(CARELESS)) {
        CarelessLedger.open(
            Integer.parseInt(argument.substring(CARELESS.length())),
            context.getEnvironment().getRequiredProperty("bihuan.data"));
      } else if (argument.equals(FOUND_SCHOOL)) {
        TestCity founded = context.getBean(TestCities.class).found();
        city = founded.safetyOfficer().login() + " " + founded.unit();
      } else if (argument.startsWith(FOUND_PHONES)) {
        city = FieldCity.found(context, Integer.parseInt(argument.substring(FOUND_PHONES.length())));
      }
    }
    System.out.println(READY + city);
  }
}
