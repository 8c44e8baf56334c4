package org.bihuan.hazard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;

/**
 * Where the ledger is kept: {@link HazardStore}, the tables; or {@link LoadedPage}, a page of lives that are told at once
 * and copied into the tables together.
 */
interface LedgerBook {

  /** 区划-年-流水. */
  static String number(int districtId, int year, int serial) {
    return "%d-%d-%06d".formatted(districtId, year, serial);
  }

  Optional<Hazard> find(Ref ref);

  /** The hazard, locked against a second writer until the transaction ends. */
  Optional<Hazard> lock(Ref ref);

  /** Fingerprint of the request that registered it, to tell a repeat from another hazard under the same id. */
  Optional<byte[]> registrationHash(Ref ref);

  /** Hash of the last line of its history. */
  byte[] head(Ref ref);

  /** The lines of its history after that version, the first one first. */
  List<HazardEvent> after(Ref ref, int version);

  Optional<String> bodyOfKey(Ref ref, UUID key);

  List<Proposal> proposals(Ref ref);

  List<HazardPhoto> photos(Ref ref);

  /** No number is ever left out. */
  String nextNumber(int districtId, Instant now);

  /** The same registration arrived twice at once and the other was first. */
  void giveBackNumber(int districtId, Instant now);

  /**
   * A hazard after an act.
   *
   * @param event the line of history that says so
   * @param figures what the act adds to the figures and takes from them
   */
  record Entry(Hazard hazard, NextStep next, HazardEvent event, Map<Tally, Long> figures) {}

  /** False when a hazard with this id is there already: then nothing is written. */
  boolean insert(Entry entry, byte[] registrationHash);

  /** Refuses to write over a version other than the one the change was made from. */
  boolean update(Entry entry);

  void add(Hazard hazard, List<HazardPhoto> photos);

  void save(Hazard hazard, Proposal proposal);
}
