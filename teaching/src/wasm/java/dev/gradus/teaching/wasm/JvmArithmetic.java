package dev.gradus.teaching.wasm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.backend.wasm.TeaVMWasmGCHost;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
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
 * the sign of a zero; its % rounds; its rint, round, scalb and ulp give other numbers. Doubles are
 * read and printed by {@link JvmText}, which is right to the last digit and takes less room.
 */
public final class JvmArithmetic implements TeaVMPlugin {
  private static final String MATH = JvmMath.class.getName();
  private static final String TEXT = JvmText.class.getName();
  private static final MethodReference NEGATED = of(MATH, "negated", double.class, double.class);
  private static final MethodReference REST =
      of(MATH, "rest", double.class, double.class, double.class);

  /** What is called instead; an object whose method it was comes first. */
  private static final Map<MethodReference, MethodReference> OURS = new HashMap<>();

  static {
    String math = Math.class.getName();
    instead(math, MATH, "rint", double.class, double.class);
    instead(math, MATH, "round", double.class, long.class);
    instead(math, MATH, "scalb", double.class, int.class, double.class);
    instead(math, MATH, "ulp", double.class, double.class);
    String number = Double.class.getName();
    instead(number, TEXT, "parseDouble", String.class, double.class);
    instead(number, TEXT, "toString", double.class, String.class);
    instead("java.lang.Character", TEXT, "isWhitespace", int.class, boolean.class);
    Class<?> builder = StringBuilder.class;
    OURS.put(of(builder.getName(), "append", double.class, builder),
        of(TEXT, "append", builder, double.class, builder));
  }

  private static void instead(String theirs, String ours, String name, Class<?>... types) {
    OURS.put(of(theirs, name, types), of(ours, name, types));
  }

  private static MethodReference of(String type, String name, Class<?>... types) {
    return new MethodReference(type, new MethodDescriptor(name, types));
  }

  @Override
  public void install(TeaVMHost host) {
    if (host.getExtension(TeaVMWasmGCHost.class) == null) {
      throw new IllegalStateException("this target would compute other numbers: TeaVM's JavaScript "
          + "takes a + (b - c) for a + b - c; the page is compiled to WEBASSEMBLY_GC");
    }
    host.add((ClassHolderTransformer) (type, context) -> {
      if (type.getName().equals(MATH) || type.getName().equals(TEXT)) return;
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
      call(NEGATED, n, n.getReceiver(), List.of(n.getOperand()));
    } else if (i instanceof BinaryInstruction b && b.getOperation() == BinaryOperation.MODULO
        && b.getOperandType() == NumericOperandType.DOUBLE) {
      call(REST, b, b.getReceiver(), List.of(b.getFirstOperand(), b.getSecondOperand()));
    } else if (i instanceof InvokeInstruction c && OURS.containsKey(c.getMethod())) {
      List<Variable> x = new ArrayList<>(c.getArguments());
      if (c.getInstance() != null) x.add(0, c.getInstance());
      call(OURS.get(c.getMethod()), c, c.getReceiver(), x);
    }
  }

  private static void call(MethodReference method, Instruction instead, Variable receiver,
      List<Variable> x) {
    var call = new InvokeInstruction();
    call.setType(InvocationType.SPECIAL);
    call.setMethod(method);
    call.setArguments(x.toArray(Variable[]::new));
    call.setReceiver(receiver);
    call.setLocation(instead.getLocation());
    instead.replace(call);
  }
}
