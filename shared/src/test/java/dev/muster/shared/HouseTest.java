package dev.muster.shared;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.HouseRules;

@AnalyzeClasses(packages = "dev.muster.shared", importOptions = DoNotIncludeTests.class)
class HouseTest {
  @ArchTest static final ArchTests everywhere = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule theLibraryKnowsNeitherTheWindowNorTheWorker =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "dev.muster.app..", "dev.muster.worker..")
          .because("anyone can use the library, with no window and no worker");

  // Each status of tasks has an index, and its key bears the status' name.
  @ArchTest
  static final ArchRule packagesGoRoundInNoCircle =
      slices()
          .matching("dev.muster.shared.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(Keys.class, TaskStatus.class);
}
