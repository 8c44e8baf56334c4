package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two types never publish the same name; that the real ones do not, {@code ContractTest} asks of the whole description. */
class SchemaNamesTest {

  interface Field {
    record Place(int floor) {}
  }

  interface Office {
    record Place(String street) {}
  }

  static final class DeskController {
    record Seat(int number) {}
  }

  @Test
  void a_nested_record_carries_the_name_around_it_and_two_of_one_name_are_refused() {
    SchemaNames names = new SchemaNames();
    assertThat(names.nameForClass(DeskController.Seat.class, Set.of())).isEqualTo("DeskSeat");
    assertThat(names.nameForClass(Field.Place.class, Set.of())).isEqualTo("Place");
    assertThat(names.nameForClass(Field.Place.class, Set.of())).as("again").isEqualTo("Place");
    names.mustBeTheirOwn();

    names.nameForClass(Office.Place.class, Set.of());
    assertThatThrownBy(names::mustBeTheirOwn).hasMessageContaining("Field$Place").hasMessageContaining("Office$Place");
  }
}
