package org.bihuan.access;

/**
 * Two schools that contradict each other (SECURITY 1.1): 等保 8.1.4.1 a asks for kinds of characters and regular change,
 * ASVS 5.0 (6.2.5, 6.2.10) for length alone. A site chooses; 等保 is the default.
 *
 * @see PasswordRules
 */
enum PasswordProfile {
  DENGBAO(12, 12, 3, true),
  /** Eight characters are enough where a second factor stands beside them. */
  ASVS(15, 8, 1, false);

  private final int shortest;
  private final int shortestWithSecondFactor;
  private final int kinds;
  private final boolean ages;

  PasswordProfile(int shortest, int shortestWithSecondFactor, int kinds, boolean ages) {
    this.shortest = shortest;
    this.shortestWithSecondFactor = shortestWithSecondFactor;
    this.kinds = kinds;
    this.ages = ages;
  }

  int shortest(boolean secondFactor) {
    return secondFactor ? shortestWithSecondFactor : shortest;
  }

  /** How many of capital letters, small letters, digits and signs must occur. */
  int kinds() {
    return kinds;
  }

  boolean ages() {
    return ages;
  }

  /** The whole rule in one sentence, as it stands beside the field. */
  String sentence(boolean secondFactor) {
    String length = "至少 " + shortest(secondFactor) + " 位";
    String mixed = kinds > 1 ? "，含大写字母、小写字母、数字、符号中的三种" : "，可以是一句话";
    return length + mixed + "，不含姓名、登录名、单位名称（及其拼音）和常用词，不用键盘上相邻的一串键充数";
  }
}
