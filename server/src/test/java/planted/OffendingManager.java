package planted;

/** A name that says nothing. */
final class OffendingManager {}
