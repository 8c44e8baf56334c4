package org.bihuan.access.signon;

/** Why somebody came back from the identity server without being let in; the sign-in page has the words. */
public final class SignOnFailure extends RuntimeException {

  /** The names go into the address of the sign-in page. */
  public enum Why {
    /** The identity server does not answer, or not in time. */
    DOWN,
    /** The person or the identity server said no. */
    DENIED,
    /** Begun in another browser, more than ten minutes ago, or used already. */
    OVER,
    /** What the identity server said does not hold: signature, nonce, audience, time. */
    INVALID,
    /** Nobody registered this subject. */
    UNKNOWN,
    /** The account is disabled. */
    DISABLED,
    /** The account has no post. */
    NO_POST
  }

  private static final long serialVersionUID = 1;

  private final Why why;
  private final String subject;

  public SignOnFailure(Why why, String subject) {
    super(why.name(), null, false, false);
    this.why = why;
    this.subject = subject;
  }

  public SignOnFailure(Why why) {
    this(why, "");
  }

  public Why why() {
    return why;
  }

  /** What the person has to tell the administrator; empty where that would help nobody. */
  public String subject() {
    return subject;
  }
}
