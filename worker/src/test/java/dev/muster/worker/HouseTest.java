package dev.muster.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.muster.shared.testing.HouseRules;

@AnalyzeClasses(packages = "dev.muster.worker", importOptions = DoNotIncludeTests.class)
class HouseTest {
  @ArchTest static final ArchTests everywhere = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule theWorkerKnowsNoWindow =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "dev.muster.app..")
          .because("a worker runs where nobody looks");

  @ArchTest
  static final ArchRule packagesGoRoundInNoCircle =
      slices().matching("dev.muster.worker.(*)..").should().beFreeOfCycles();
}
