package consumer

import dev.gradus.autodiff.Autodiff
import dev.gradus.autodiff.Op
import dev.gradus.autodiff.Tape
import dev.gradus.autodiff.Tensor
import dev.gradus.autodiff.Var
import dev.gradus.autodiff.plan.Plan
import dev.gradus.nn.Dataset
import dev.gradus.nn.Dense
import dev.gradus.nn.Loss
import dev.gradus.nn.Sequential
import dev.gradus.nn.Sgd
import dev.gradus.nn.Sigmoid
import dev.gradus.nn.Training

/** An operation of our own. */
class Cube : Op.Unary {
    override fun value(x: Double): Double = x * x * x

    override fun slope(x: Var, y: Var): Var = x.square().multiply(3.0)
}

fun main() {
    println(Plan.environment())

    val tape = Tape()
    val x = tape.variable("x", 2.0)
    val y = x.sin().multiply(x)
    println("slope: " + y.backward().of(x).toDouble())
    println("second slope: " + Autodiff.grad(Autodiff.grad { v: Var -> v.pow(3.0) }).at(2.0))
    println("of our own: " + Autodiff.grad { v: Var -> Var.custom(Cube(), v) }.at(2.0))

    val net = Sequential.of(Dense(2, 4), Sigmoid(), Dense(4, 1), Sigmoid())
    val points = Tensor.matrix(
        doubleArrayOf(0.0, 0.0),
        doubleArrayOf(0.0, 1.0),
        doubleArrayOf(1.0, 0.0),
        doubleArrayOf(1.0, 1.0),
    )
    val xor = Dataset.binary(points, 0, 1, 1, 0)
    val model = Training.of(net, Loss.binaryCrossEntropy())
        .optimizer(Sgd(2.0)).batch(4).epochs(2000).seed(5)
        .run(xor)
    println("learned: " + model.classify(xor.points()).contentToString())
}
