package org.bihuan.hazard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** A page of the ledger in memory: whole lives of hazards, to be copied into the tables together. */
final class LoadedPage implements LedgerBook {

  /** One hazard, its history and what hangs on it. */
  static final class Life {
    final byte[] registrationHash;
    final List<HazardEvent> lines = new ArrayList<>();
    final Map<Ref, HazardPhoto> photos = new LinkedHashMap<>();
    final Map<UUID, Proposal> proposals = new LinkedHashMap<>();
    Hazard hazard;
    NextStep next;

    Life(Entry entry, byte[] registrationHash) {
      this.hazard = entry.hazard();
      this.next = entry.next();
      this.registrationHash = registrationHash;
      lines.add(entry.event());
    }
  }

  /** A figure of one unit. */
  record Fact(UUID unitId, Tally tally) {}

  private final int districtId;
  private final Map<Ref, Life> lives = new LinkedHashMap<>();
  private final Map<Fact, Long> figures = new HashMap<>();
  private final Map<Integer, Integer> before;
  private final Map<Integer, Integer> numbers;

  /** @param numbers the last number given in each year */
  LoadedPage(int districtId, Map<Integer, Integer> numbers) {
    this.districtId = districtId;
    this.before = Map.copyOf(numbers);
    this.numbers = new HashMap<>(numbers);
  }

  int districtId() {
    return districtId;
  }

  Collection<Life> lives() {
    return lives.values();
  }

  Map<Fact, Long> figures() {
    return figures;
  }

  /** The last number of each year before this page and after it. */
  Map<Integer, Integer> numbersBefore() {
    return before;
  }

  Map<Integer, Integer> numbersAfter() {
    return numbers;
  }

  @Override
  public Optional<Hazard> find(Ref ref) {
    return Optional.ofNullable(lives.get(ref)).map(life -> life.hazard);
  }

  @Override
  public List<HazardEvent> after(Ref ref, int version) {
    Life life = lives.get(ref);
    return life == null ? List.of() : life.lines.stream().filter(line -> line.version() > version).toList();
  }

  @Override
  public Optional<Hazard> lock(Ref ref) {
    return find(ref);
  }

  @Override
  public Optional<byte[]> registrationHash(Ref ref) {
    return Optional.ofNullable(lives.get(ref)).map(life -> life.registrationHash);
  }

  @Override
  public byte[] head(Ref ref) {
    return life(ref).lines.getLast().hash();
  }

  @Override
  public Optional<String> bodyOfKey(Ref ref, UUID key) {
    return life(ref).lines.stream().filter(line -> line.key().equals(key)).map(HazardEvent::body).findFirst();
  }

  @Override
  public List<Proposal> proposals(Ref ref) {
    return List.copyOf(life(ref).proposals.values());
  }

  @Override
  public List<HazardPhoto> photos(Ref ref) {
    return List.copyOf(life(ref).photos.values());
  }

  @Override
  public String nextNumber(int district, Instant now) {
    int year = BeijingTime.dayOf(now).getYear();
    return LedgerBook.number(district, year, numbers.merge(year, 1, Integer::sum));
  }

  @Override
  public void giveBackNumber(int district, Instant now) {
    numbers.merge(BeijingTime.dayOf(now).getYear(), -1, Integer::sum);
  }

  @Override
  public boolean insert(Entry entry, byte[] registrationHash) {
    boolean isNew = lives.putIfAbsent(entry.hazard().ref(), new Life(entry, registrationHash)) == null;
    if (isNew) {
      count(entry);
    }
    return isNew;
  }

  @Override
  public boolean update(Entry entry) {
    Life life = life(entry.hazard().ref());
    life.hazard = entry.hazard();
    life.next = entry.next();
    life.lines.add(entry.event());
    count(entry);
    return true;
  }

  @Override
  public void add(Hazard hazard, List<HazardPhoto> photos) {
    photos.forEach(photo -> life(hazard.ref()).photos.putIfAbsent(photo.file(), photo));
  }

  @Override
  public void save(Hazard hazard, Proposal proposal) {
    life(hazard.ref()).proposals.put(proposal.id(), proposal);
  }

  private void count(Entry entry) {
    UUID unit = entry.hazard().unitId();
    entry.figures().forEach((tally, amount) -> figures.merge(new Fact(unit, tally), amount, LoadedPage::sum));
  }

  private static @Nullable Long sum(Long one, Long other) {
    return one + other == 0 ? null : Long.valueOf(one + other);
  }

  private Life life(Ref ref) {
    return Objects.requireNonNull(lives.get(ref), "not on this page");
  }
}
