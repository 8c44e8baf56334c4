package org.bihuan.checklist.local;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lists inspections were done by of late. A list is known by the hash of its content, so what was read once is never
 * out of date; read anew with each check, its sixty lines cost more than the check.
 */
final class LastLists {

  private static final int MOST = 128;

  private final Map<String, ResolvedList> byDigest = last();
  private final Map<ResolvedList, String> digests = last();

  @Nullable ResolvedList find(String digest) {
    return byDigest.get(digest);
  }

  @Nullable String digestOf(ResolvedList list) {
    return digests.get(list);
  }

  void remember(String digest, ResolvedList list) {
    byDigest.put(digest, list);
    digests.put(list, digest);
  }

  private static <K, V> Map<K, V> last() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(MOST, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
          }
        });
  }
}
