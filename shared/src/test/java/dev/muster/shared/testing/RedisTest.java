package dev.muster.shared.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class that needs a real Redis. Its methods (and its constructor) take a [TestRedis].
///
/// The server is the one that the environment variable `REDIS_URL` names, else a container where
/// Docker runs (image `redis:7.0.15`, or what `MUSTER_TEST_IMAGE` says), else the embedded server:
/// one a JVM. Where none can be had, the tests fail; they are not skipped.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RedisExtension.class)
public @interface RedisTest {}
