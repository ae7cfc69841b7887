package dev.gradus.autodiff;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Random compositions of all operations, as plans. */
class PlanProgramsTest {
  @Provide
  Arbitrary<Program> programs() { return ProgramGenerator.programs(); }

  @Property(seed = "1", tries = 2000, shrinking = ShrinkingMode.FULL)
  void planEqualsEagerRecording(@ForAll("programs") Program program) { PlanLaws.check(program); }
}
