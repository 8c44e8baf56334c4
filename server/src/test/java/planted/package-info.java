/** Offenders against every wall of the house, so that each wall is seen to hold. No part of the product. */
package planted;
