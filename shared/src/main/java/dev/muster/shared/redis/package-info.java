/// The way to Redis: address, connection, keys, scripts, JSON. Nothing else in the house knows the
/// client library. Open `Redis` first.
@NullMarked
package dev.muster.shared.redis;

import org.jspecify.annotations.NullMarked;
