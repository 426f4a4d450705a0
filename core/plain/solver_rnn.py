"""A solver is a recurrent network: one Runge-Kutta step is the cell, Keras runs it through time.

解方程的程序就是循环网络：一步龙格-库塔是单元，Keras 让它沿时间运行。
Tolerance 1e-6: chaos lets the last digits of float64 grow; they stay small until t = 1.
误差范围：混沌会放大 float64 的末几位；到 t = 1 为止它们还很小。
"""

import keras
import matplotlib.pyplot as plt
import tensorflow as tf

SYSTEM = "lorenz"  # lorenz, three_scroll_chaotic, rossler
START = (1.0, 1.0, 1.0)
DT = 0.01
STEPS = 2_000


def f(u):
    x, y, z = tf.unstack(u, axis=-1)
    rates = {
        "lorenz": (10 * (y - x), x * (28 - z) - y, x * y - 8 / 3 * z),
        "rossler": (-y - z, x + 0.2 * y, 0.2 + z * (x - 5.7)),
        "three_scroll_chaotic": (
            40 * (y - x) + 0.18 * x * z,
            55 * x - x * z + 20 * y,
            1.833 * z + x * y - 0.65 * x * x,
        ),
    }[SYSTEM]
    return tf.stack(rates, axis=-1)


class Rk4Cell(keras.layers.Layer):
    """The state is u, the input is the length of the step. 状态是 u，输入是步长。"""

    state_size = output_size = 3

    def call(self, h, states):
        u = states[0]
        k1 = f(u)
        k2 = f(u + h / 2 * k1)
        k3 = f(u + h / 2 * k2)
        k4 = f(u + h * k3)
        u = u + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        return u, [u]


network = keras.layers.RNN(Rk4Cell(dtype="float64"), return_sequences=True, dtype="float64")
steps = tf.fill((1, STEPS, 1), tf.constant(DT, tf.float64))
run = tf.function(lambda x, start: network(x, initial_state=[start]), jit_compile=True)
states = run(steps, tf.constant([START], tf.float64)).numpy()[0]

early = min(round(1 / DT), STEPS)
print("first state:", *states[0])
print(f"state at t = {early * DT:.4g}:", *states[early - 1])
plt.figure().add_subplot(projection="3d").plot(*states.T, linewidth=0.5)
plt.savefig("solver_rnn.png", dpi=150)
plt.show()
