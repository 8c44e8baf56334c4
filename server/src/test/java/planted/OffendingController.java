package planted;

import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Requires;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Public, writes SQL, catches, is injected by field, mocks, and forgets or misspells its permissions. */
@RestController
public class OffendingController {

  @Autowired JdbcClient db;
  Object mock = Mockito.mock(Runnable.class);

  @GetMapping("/planted/unprotected")
  int unprotected() {
    try {
      return db.sql("select 1").query(Integer.class).single();
    } catch (RuntimeException e) {
      return 0;
    }
  }

  @PostMapping("/planted/misspelled")
  @Requires("hazard.creat")
  void misspelled() {}

  @GetMapping("/planted/both")
  @Requires("hazard.read")
  @OpenToAll(why = "no reason is good enough for both")
  void both() {}
}
