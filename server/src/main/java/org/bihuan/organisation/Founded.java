package org.bihuan.organisation;

/**
 * What a create left behind.
 *
 * @param isNew false when the very same thing had been sent before and nothing was changed
 */
record Founded<T>(T thing, boolean isNew) {

  static <T> Founded<T> fresh(T thing) {
    return new Founded<>(thing, true);
  }

  static <T> Founded<T> again(T thing) {
    return new Founded<>(thing, false);
  }

  /** HTTP: created, or there already. */
  int status() {
    return isNew ? 201 : 200;
  }
}
