package dev.gradus.teaching.wasm;

import java.util.Arrays;
import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NegateInstruction;
import org.teavm.model.instructions.NumericOperandType;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Has the compiler compute as the JVM does, in {@link JvmMath}. Its own −x is 0 − x, which loses
 * the sign of a zero; its % rounds; its rint, round, scalb and ulp give other numbers.
 */
public final class JvmArithmetic implements TeaVMPlugin {
  private static final Set<String> OURS = Set.of("rint", "round", "scalb", "ulp");
  private static final String HERE = JvmMath.class.getName();

  @Override
  public void install(TeaVMHost host) {
    host.add((ClassHolderTransformer) (type, context) -> {
      if (type.getName().equals(HERE)) return;
      for (MethodHolder method : type.getMethods()) {
        if (method.hasProgram()) mend(method.getProgram());
      }
    });
  }

  private static void mend(Program program) {
    for (BasicBlock block : program.getBasicBlocks()) {
      Instruction next;
      for (Instruction i = block.getFirstInstruction(); i != null; i = next) {
        next = i.getNext();
        mend(i);
      }
    }
  }

  private static void mend(Instruction i) {
    if (i instanceof NegateInstruction n && n.getOperandType() == NumericOperandType.DOUBLE) {
      call("negated", n, n.getReceiver(), n.getOperand());
    } else if (i instanceof BinaryInstruction b && b.getOperation() == BinaryOperation.MODULO
        && b.getOperandType() == NumericOperandType.DOUBLE) {
      call("rest", b, b.getReceiver(), b.getFirstOperand(), b.getSecondOperand());
    } else if (i instanceof InvokeInstruction c && isOurs(c.getMethod())) {
      c.setMethod(new MethodReference(HERE, c.getMethod().getDescriptor()));
    }
  }

  /** Of doubles only: nobody here computes these in floats. */
  private static boolean isOurs(MethodReference m) {
    return m.getClassName().equals("java.lang.Math") && OURS.contains(m.getName())
        && m.parameterType(0) == ValueType.DOUBLE;
  }

  private static void call(String name, Instruction instead, Variable receiver, Variable... x) {
    var types = new Class<?>[x.length + 1];
    Arrays.fill(types, double.class);
    var call = new InvokeInstruction();
    call.setType(InvocationType.SPECIAL);
    call.setMethod(new MethodReference(HERE, new MethodDescriptor(name, types)));
    call.setArguments(x);
    call.setReceiver(receiver);
    call.setLocation(instead.getLocation());
    instead.replace(call);
  }
}
