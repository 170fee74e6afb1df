package dev.muster.shared.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/// The rules that hold in every module. Each module's `HouseTest` includes them and adds its own.
public final class HouseRules {
  @ArchTest
  static final ArchRule onlyTheRedisPackageKnowsTheRedisClient =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.muster.shared.redis..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("redis.clients..")
          .because("the rest of the house speaks of queues, not of connections");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              new ArchCondition<JavaClass>("be in a package marked @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          item, marked, item.getPackageName() + " lacks @NullMarked"));
                }
              })
          .because("nulls are checked only where a package asks for it");

  @ArchTest
  static final ArchRule namesAreWordsThatAUserWouldSay =
      noClasses()
          .should()
          .haveNameMatching(
              ".*[.$]((Default|Abstract)[A-Z]\\w*|\\w*(Manager|Helper|Utils?|Impl|Service|Dto))")
          .because("such a name says what a class is built like, not what it is");

  @ArchTest
  static final ArchRule noFieldIsOptional =
      fields()
          .should()
          .notHaveRawType(Optional.class)
          .because("Optional is for what is returned; a field is @Nullable");

  @ArchTest
  static final ArchRule noParameterIsOptional =
      codeUnits()
          .that()
          .areDeclaredInClassesThat()
          .areNotAnonymousClasses()
          .should(
              new ArchCondition<JavaCodeUnit>("take no Optional") {
                @Override
                public void check(JavaCodeUnit item, ConditionEvents events) {
                  boolean takes =
                      !item.getName().startsWith("lambda$")
                          && item.getRawParameterTypes().stream()
                              .anyMatch(it -> it.isEquivalentTo(Optional.class));
                  events.add(
                      new SimpleConditionEvent(
                          item, !takes, item.getDescription() + " takes an Optional"));
                }
              })
          .because("Optional is for what is returned; a parameter is @Nullable");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", Duration.class)
          .because("one waits for something to be so, with a limit");

  private HouseRules() {}
}
