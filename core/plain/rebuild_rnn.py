"""A recurrent network learns one step of Lorenz from an orbit, then runs free on its own forecasts.

循环网络从洛伦兹系统的一条轨道里学会走一步，然后接着自己的预测一直走下去。
Tolerance 0.25: other random numbers; two seeds of one program differ nearly as much.
误差范围：随机数不同；同一程序换一个种子，结果也会差将近这么多。
"""

import keras
import matplotlib.pyplot as plt
import numpy as np

NETWORK = "gru"  # gru, lstm
POINTS = 20_000
NOISE = 0.0
WINDOW = 2
SIZE = 64
STEPS = 7_000
BATCH = 256
LEARNING_RATE = 0.02
SEED = 0


def f(u):
    return np.array([10 * (u[1] - u[0]), u[0] * (28 - u[2]) - u[1], u[0] * u[1] - 8 / 3 * u[2]])


# An orbit: the points to learn from, then 100 starts. 一条轨道：先是要学的点，再是 100 个起点。
u, h, orbit = np.ones(3), 0.002, []
for _ in range(10 * (POINTS + 13_000)):  # one of ten is kept, every 0.02 每 0.02 留一个点
    orbit.append(u := u + h * f(u + h / 2 * f(u)))
orbit = np.array(orbit[10_000::10])
mean, std = orbit[:POINTS].mean(0), orbit[:POINTS].std(0)
orbit = (orbit - mean) / std
keras.utils.set_random_seed(SEED)
seen = orbit[:POINTS] + NOISE * np.random.standard_normal((POINTS, 3))
rises, back = np.diff(seen, axis=0), np.arange(1 - WINDOW, 1)
last = np.random.randint(WINDOW - 1, POINTS - 1, STEPS * BATCH)

# The cell reads the window; its last state is the memory. 单元读完窗口，最后的状态就是记忆。
window = keras.Input((WINDOW, 3))
state = {"gru": keras.layers.GRU, "lstm": keras.layers.LSTM}[NETWORK](SIZE)(window)
bias = keras.initializers.RandomUniform(-1, 1)
bent = keras.layers.Dense(SIZE, "swish", bias_initializer=bias)(state)
features = [window[:, -1], state, bent]
rise = keras.layers.Dense(3, kernel_initializer="zeros")(keras.layers.concatenate(features))
model = keras.Model(window, rise)
rate = keras.optimizers.schedules.CosineDecay(0.0, 0.95 * STEPS, 0, "", LEARNING_RATE, STEPS / 20)
model.compile(keras.optimizers.Adam(rate, global_clipnorm=1), "mse", steps_per_execution=50)
model.fit(seen[last[:, None] + back], rises[last] / rises.std(0), BATCH, shuffle=False, verbose=0)
starts = POINTS + 100 * np.arange(1, 101)[:, None]
run = list(np.swapaxes(orbit[starts + back], 0, 1))
for _ in range(1_000):  # runs free: a forecast is the next input 自由运行：预测当输入
    run.append(run[-1] + rises.std(0) * model.predict_on_batch(np.stack(run[-WINDOW:], 1)))
forecast, truth = np.swapaxes(run[WINDOW:], 0, 1), orbit[starts + np.arange(1, 1_001)]
wrong = np.linalg.norm((forecast - truth) * std, axis=2) > 0.4 * np.linalg.norm(std)
print("parameters:", model.count_params())
print("half hold, Lyapunov times:", np.median(wrong.argmax(1)) * 0.02 * 0.9056)
plt.plot(*(mean + std * forecast[0])[:, [0, 2]].T)
plt.savefig("rebuild_rnn.png", dpi=150)
plt.show()
