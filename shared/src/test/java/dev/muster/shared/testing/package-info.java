/// What tests of every module need: a real Redis, by {@link dev.muster.shared.testing.RedisTest}.
@NullMarked
package dev.muster.shared.testing;

import org.jspecify.annotations.NullMarked;
