/** What does not hold, in words for the person who runs this. */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1;

  Failure(String words) {
    super(words);
  }
}
