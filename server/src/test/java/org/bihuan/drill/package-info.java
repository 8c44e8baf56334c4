/**
 * Drills that break things on purpose while people write, and then compare what was acknowledged with what is there.
 * {@code make drill} runs them; each comes with a careless twin that must be caught, or its own figure proves nothing.
 */
package org.bihuan.drill;
