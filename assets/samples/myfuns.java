// Sample functions. A plain source: imports and methods, no class around them. Open a queue with this file and its
// tasks can call each of them by name, such as slowdouble(2).

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// Doubles a number, and takes that many seconds to do so.
int slowdouble(int seconds) throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(seconds));
    return 2 * seconds;
}

/// The same for fractions of a second.
double slowdouble(double seconds) throws InterruptedException {
    Thread.sleep(Duration.ofNanos((long) (seconds * 1e9)));
    return 2 * seconds;
}

/// Greets, and prints that it does.
String greet(String name) {
    IO.println("greeting " + name);
    return "Hello, " + name + "!";
}

/// The prime numbers up to a limit.
List<Long> primes(long limit) {
    return LongStream.rangeClosed(2, limit).filter(n -> isPrime(n)).boxed().toList();
}

/// Whether a number is prime, by trial division.
boolean isPrime(long n) {
    return n > 1 && LongStream.rangeClosed(2, (long) Math.sqrt(n)).noneMatch(d -> n % d == 0);
}
