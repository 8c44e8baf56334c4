package org.bihuan.exchange;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a checked import on disk, one a line, so that fifty thousand of them need no memory. */
final class CheckedRows<R extends CheckedRow> {

  private final Path file;
  private final JsonMapper json;
  private final Class<R> kind;

  CheckedRows(Path file, JsonMapper json, Class<R> kind) {
    this.file = file;
    this.json = json;
    this.kind = kind;
  }

  /** Writes the head and then each row it is handed. */
  final class Writer implements AutoCloseable {

    private final BufferedWriter out;

    Writer(ImportHead head) throws IOException {
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      line(head);
    }

    void add(R row) throws IOException {
      line(row);
    }

    private void line(Object value) throws IOException {
      out.write(json.writeValueAsString(value));
      out.write('\n');
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  ImportHead head() {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return json.readValue(in.readLine(), ImportHead.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on from the beginning; null at the end. */
  final class Reader implements AutoCloseable {

    private final BufferedReader in;

    Reader() throws IOException {
      in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
      in.readLine();
    }

    @Nullable R next() throws IOException {
      String line = in.readLine();
      return line == null ? null : json.readValue(line, kind);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Such rows below a row, at most so many. */
  List<R> page(Predicate<R> wanted, int after, int most) {
    List<R> page = new ArrayList<>();
    try (Reader rows = new Reader()) {
      for (R row; page.size() < most && (row = rows.next()) != null; ) {
        if (row.row() > after && wanted.test(row)) {
          page.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page;
  }

  /** Hands over such rows, some at a time. */
  void inPortions(Predicate<R> wanted, int size, Consumer<List<R>> reader) {
    List<R> portion = new ArrayList<>(size);
    try (Reader rows = new Reader()) {
      for (R row; (row = rows.next()) != null; ) {
        if (wanted.test(row) && portion.add(row) && portion.size() == size) {
          reader.accept(List.copyOf(portion));
          portion.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!portion.isEmpty()) {
      reader.accept(portion);
    }
  }
}
