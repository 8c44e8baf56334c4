/**
 * Single sign-on (单点登录, OpenID Connect): the site's identity server tells who somebody is; what he may do stays with
 * his account and his posts.
 */
@NullMarked
package org.bihuan.access.signon;

import org.jspecify.annotations.NullMarked;
