package org.bihuan.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Lets in only what the database keeps exactly as it is: history is hashed as it arrives and compared with what was
 * stored, so a nanosecond rounded away or a character replaced would look like tampering for ever.
 */
final class StorableValues extends SimpleModule {

  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2999;

  StorableValues() {
    addDeserializer(String.class, new WholeCharacters());
    addDeserializer(Instant.class, new Microseconds());
    addDeserializer(LocalDate.class, new Days());
  }

  /**
   * A day somebody can mean: Java counts to the year 999,999,999, the database to 294,276, schools were founded after 1800.
   *
   * @throws DateTimeException for any other
   */
  static LocalDate day(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("not between " + FIRST_YEAR + " and " + LAST_YEAR);
    }
    return day;
  }

  /** PostgreSQL stores no NUL, and UTF-8 has no form for half a surrogate pair or for what is no character. */
  private static final class WholeCharacters extends StdScalarDeserializer<String> {

    WholeCharacters() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(parser, context);
      if (!text.codePoints().allMatch(WholeCharacters::isStorable)) {
        return (String) context.handleWeirdStringValue(String.class, "", "not storable");
      }
      return text;
    }

    private static boolean isStorable(int character) {
      boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
      boolean none = (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
      return character != 0 && !half && !none;
    }
  }

  /** A point in time with its zone, as text; the database keeps microseconds. */
  private static final class Microseconds extends StdScalarDeserializer<Instant> {

    Microseconds() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), parser);
      }
      String text = parser.getString();
      try {
        Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        day(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
      } catch (DateTimeException e) {
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a point in time");
      }
    }
  }

  /** A day, as text. */
  private static final class Days extends StdScalarDeserializer<LocalDate> {

    Days() {
      super(LocalDate.class);
    }

    @Override
    public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(context.constructType(LocalDate.class), parser);
      }
      String text = parser.getString();
      if (text.isEmpty()) {
        return null;
      }
      try {
        return day(LocalDate.parse(text));
      } catch (DateTimeException e) {
        return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a day");
      }
    }
  }
}
