package planted.house.upper;

/** Lives above. */
public class Upstairs {}
