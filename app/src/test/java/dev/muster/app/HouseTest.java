package dev.muster.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.muster.shared.testing.HouseRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "dev.muster.app", importOptions = DoNotIncludeTests.class)
class HouseTest {
  @ArchTest static final ArchTests everywhere = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule theWindowKnowsNoWorker =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.muster.worker..")
          .because("a worker is another process, perhaps on another machine");

  @ArchTest
  static final ArchRule onlyTheBackgroundKnowsThePlatform =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.muster.app.background..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javafx.application.Platform")
          .because("there is one bridge between threads");

  @ArchTest
  static final ArchRule onlyRedisTellsTheTime =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.muster.app.(main|workers|logs|messages|files|session|palette|controls)..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("this machine's clock may be hours off, and then everybody would be lost");

  @ArchTest
  static final ArchRule modelsKnowNoNodes =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Model")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx.scene..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("View")
          .because("a model is tested without a toolkit, and a view knows its model, never back");

  @ArchTest
  static final ArchRule screensKnowNoOtherScreens =
      slices()
          .matching(
              "dev.muster.app.(connections|overview|workers|logs|messages|tasks|files|incidents)..")
          .should()
          .notDependOnEachOther()
          .because("they share the workers chosen and nothing else");

  @ArchTest
  static final ArchRule packagesGoRoundInNoCircle =
      slices().matching("dev.muster.app.(*)..").should().beFreeOfCycles();
}
