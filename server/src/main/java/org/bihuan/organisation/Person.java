package org.bihuan.organisation;

import java.util.UUID;

/**
 * Somebody who holds or held a post.
 *
 * @param side the camp he stands in: business, or one of the separated administrators and keepers
 */
public record Person(UUID id, String name, String side) {}
