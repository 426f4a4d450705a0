"""Back-propagation multiplies a gradient by a factor a layer: 0.99^100 is still 37 %.

反向传播每过一层，梯度就乘一个系数：0.99 的 100 次方还剩 37%。
Tolerance 1e-9: powers in float64 round in the last digits.
误差范围：float64 的乘方只在末几位舍入不同。
"""

import matplotlib.pyplot as plt
import numpy as np

FACTOR = 0.99
LAYERS = 100

left = [1.0]
for _ in range(LAYERS):
    left.append(left[-1] * FACTOR)

# A chain of sigmoid neurons: the slope of each is a quarter at best.
# 一串 sigmoid 神经元：每个的斜率最多只有四分之一。
h, chain = 0.0, [1.0]
for _ in range(LAYERS):
    h = 1 / (1 + np.exp(-h))
    chain.append(chain[-1] * h * (1 - h))

print("left:", left[-1])
print("layers to half or double:", np.log(2) / abs(np.log(FACTOR)) if FACTOR != 1 else np.inf)
print("left of the sigmoid chain:", chain[-1])

plt.semilogy(left, label=f"{FACTOR} a layer")
plt.semilogy(chain, label="chain of sigmoids")
plt.xlabel("layers")
plt.ylabel("what is left of a gradient of 1")
plt.legend()
plt.savefig("layer_product.png", dpi=150)
plt.show()
