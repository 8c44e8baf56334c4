package org.bihuan.access;

/** An Argon2id hash with its salt and parameters; the password itself is kept nowhere. */
public record PasswordHash(String encoded) {

  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }
}
