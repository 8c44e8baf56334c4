package org.bihuan.drill;

import org.bihuan.Application;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The product in a process of its own that can be killed, with one school to write for and a careless twin. */
final class DrillHost {

  static final String READY = "READY ";

  private DrillHost() {}

  /** Arguments: port of the careless twin; whether to found the school. */
  public static void main(String[] arguments) throws Exception {
    ConfigurableApplicationContext context = SpringApplication.run(Application.class);
    CarelessLedger.open(Integer.parseInt(arguments[0]), context.getEnvironment().getRequiredProperty("bihuan.data"));
    String city = "";
    if (Boolean.parseBoolean(arguments[1])) {
      TestCity founded = context.getBean(TestCities.class).found();
      city = founded.safetyOfficer().login() + " " + founded.unit();
    }
    System.out.println(READY + city);
  }
}
