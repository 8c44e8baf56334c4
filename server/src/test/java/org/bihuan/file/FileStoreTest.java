package org.bihuan.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Papers;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept, for whom, and what is refused whole. */
@BihuanTest
class FileStoreTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  private Answer send(Client person, UUID id, byte[] content, String type, String more) {
    return person.upload("/api/files?id=" + id + "&unit=" + city.unit() + more, content, type);
  }

  private Answer send(byte[] content, String type) {
    return send(city.safetyOfficer(), Ids.next(), content, type, "&name=a");
  }

  @Test
  void a_photo_comes_back_byte_for_byte_with_a_smaller_copy_beside_it() throws Exception {
    byte[] photo = Photos.image("jpg", 2400, 1800);
    Answer kept = send(photo, "image/jpeg");
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    assertThat(kept.at("sha256")).isEqualTo(Photos.sha256(photo));
    assertThat(kept.at("width")).isEqualTo("2400");
    Answer original = city.unitHead().get("/api/files/" + kept.at("ref"));
    assertThat(original.bytes()).isEqualTo(photo);
    assertThat(original.header("Content-Disposition")).startsWith("attachment");
    assertThat(original.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(original.header("Content-Security-Policy")).contains("sandbox");
    Answer small = city.unitHead().get("/api/files/" + kept.at("ref") + "/thumbnail");
    var image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(small.bytes()));
    assertThat(image.getWidth()).isEqualTo(320);
  }

  @Test
  void the_same_upload_twice_is_one_file_and_another_content_under_its_id_a_conflict() {
    UUID id = Ids.next();
    byte[] photo = Photos.jpeg();
    assertThat(send(city.safetyOfficer(), id, photo, "image/jpeg", "").status()).isEqualTo(201);
    assertThat(send(city.safetyOfficer(), id, photo, "image/jpeg", "").status()).isEqualTo(200);
    assertThat(send(city.safetyOfficer(), id, Photos.jpeg(), "image/jpeg", "").status()).isEqualTo(409);
  }

  @Test
  void for_a_neighbour_the_file_does_not_exist_and_its_hash_opens_nothing() {
    byte[] photo = Photos.jpeg();
    String ref = send(photo, "image/jpeg").at("ref");
    for (String part : new String[] {"", "/thumbnail", "/preview"}) {
      assertThat(city.neighbour().get("/api/files/" + ref + part).status()).isEqualTo(404);
      assertThat(city.strangeDistrictAdmin().get("/api/files/" + ref + part).status()).isEqualTo(404);
    }
    assertThat(city.districtAdmin().get("/api/files/" + ref).status()).isEqualTo(200);
    assertThat(city.anonymous().get("/api/files/" + ref).status()).isEqualTo(401);
    assertThat(city.neighbour().upload("/api/files?id=" + Ids.next() + "&unit=" + city.unit(), photo, "image/jpeg").status())
        .isEqualTo(404);
  }

  @Test
  void a_png_is_kept_and_shown_small_like_a_jpeg() {
    Answer kept = send(Photos.image("png", 900, 600), "image/png");
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    assertThat(kept.at("mediaType")).isEqualTo("image/png");
    assertThat(city.safetyOfficer().get("/api/files/" + kept.at("ref") + "/thumbnail").status()).isEqualTo(200);
  }

  @Test
  void damage_on_the_way_is_noticed() {
    assertThat(send(city.safetyOfficer(), Ids.next(), Photos.jpeg(), "image/jpeg", "&sha256=" + "0".repeat(64)).problem())
        .isEqualTo("file-hash");
    byte[] photo = Photos.image("jpg", 1200, 900);
    assertThat(send(Arrays.copyOf(photo, photo.length / 2), "image/jpeg").problem()).isEqualTo("file-damaged");
    assertThat(send(new byte[0], "image/jpeg").problem()).isEqualTo("file-empty");
  }

  @Test
  void what_is_not_evidence_is_refused_by_its_bytes_whatever_it_is_called() {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8);
    assertThat(send(svg, "image/svg+xml").problem()).isEqualTo("file-kind");
    assertThat(send("<html>".getBytes(StandardCharsets.UTF_8), "image/jpeg").problem()).isEqualTo("file-kind");
    assertThat(send("GIF89a<script>".getBytes(StandardCharsets.UTF_8), "image/gif").problem()).isEqualTo("file-kind");
    assertThat(send(Photos.image("png", 20, 20), "image/jpeg").problem()).isEqualTo("file-mismatch");
    assertThat(send(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c'}, "image/heic").text())
        .contains("HEIC");
  }

  @Test
  void a_picture_of_2500_megapixels_is_refused_from_its_header() throws IOException {
    Answer answer = send(pngHeader(50_000, 50_000), "image/png");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("file-pixels");
    assertThat(answer.text()).contains("照片有 250000 万像素");
  }

  @Test
  void a_zip_bomb_in_an_office_file_is_refused_from_its_index() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 260; i++) {
        zip.write(zeros);
      }
    }
    assertThat(send(bytes.toByteArray(), "application/octet-stream").problem()).isEqualTo("file-unpacked");
  }

  @Test
  void what_only_begins_like_a_paper_or_would_unpack_elsewhere_is_refused() {
    assertThat(send("%PDF-".getBytes(StandardCharsets.US_ASCII), "application/pdf").problem()).isEqualTo("file-damaged");
    assertThat(send(office("word/VBAPROJECT.BIN"), "application/octet-stream").problem()).isEqualTo("file-macros");
    assertThat(send(office("../../etc/x"), "application/octet-stream").problem()).isEqualTo("file-kind");
    assertThat(send(office("word/media/a.png"), "application/octet-stream").status()).isEqualTo(201);
  }

  private static byte[] office(String more) {
    return Papers.office(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "x", more, "x"));
  }

  @Test
  void names_are_shown_but_never_paths() {
    Answer answer =
        send(
            city.safetyOfficer(), Ids.next(), Photos.jpeg(), "image/jpeg",
            "&name=..%2F..%2Fetc%2Fpa%0D%0Assw%E2%80%AEd%22.html");
    assertThat(answer.at("name")).isEqualTo("passwd.jpg");
    Answer endless = send(city.safetyOfficer(), Ids.next(), Photos.jpeg(), "image/jpeg", "&name=" + "a".repeat(300));
    assertThat(endless.at("name")).hasSize(104);
  }

  private static byte[] pngHeader(int width, int height) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeBytes("IHDR");
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.toByteArray());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(png);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.writeInt(13);
    out.write(header.toByteArray());
    out.writeInt((int) crc.getValue());
    return png.toByteArray();
  }
}
