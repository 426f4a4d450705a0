"""Equations as a table of instructions, which one compiled loop reads: no form is compiled anew.

What XLA has compiled it keeps until the process ends, about 4 MB for each form of equations. So the
learner's equations are data instead: "y; -2*x; x*y" becomes

    registers   x, y, z, t | numbers | a result for each instruction
    instruction (operation, left, right): result = registers[left] operation registers[right]

An instruction costs 30 to 100 ns, where compiled code needs about 1 ns; but the first orbit comes
at once, not after a second of compilation.

Array sizes: instructions (one of SIZES, of which ``count`` are in use); numbers.

Source: Ierusalimschy, de Figueiredo and Celes, The Implementation of Lua 5.0 (J. Universal Computer
Science 2005), 7, on machines of registers.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core.chaos.expressions import CONSTANTS, FUNCTIONS
from core.chaos.systems import Part
from core.chaos.vocabulary import VARIABLES

# Instructions, and as many numbers: a few registers are faster, and three trees of
# ``expressions.parse`` have at most 675 operations and 678 numbers
SIZES = (64, 704)
MAX_WORK = 100_000_000  # instructions of one orbit; about 5 seconds

OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "Add": lambda a, b: a + b,
    "Sub": lambda a, b: a - b,
    "Mult": lambda a, b: a * b,
    "Div": lambda a, b: a / b,
    "Pow": tf.pow,
    "USub": lambda a, _: -a,
    **{name: lambda a, _, f=f: f(a) for name, f in FUNCTIONS.items()},
}
CODES = {name: code for code, name in enumerate(OPERATIONS)}


@dataclass(frozen=True, eq=False)
class Program:
    """Three right-hand sides as instructions; numbers of the text are in the first registers."""

    instructions: Int[np.ndarray, "instructions 3"]  # operation, left and right register
    count: int  # instructions in use
    numbers: Float[np.ndarray, " numbers"]  # from register len(VARIABLES) on
    results: tuple[int, int, int]  # registers of the three rates

    def tensors(self, parameters: Sequence[float]) -> tuple[tf.Tensor, ...]:
        """Returns what ``rates`` reads, with these numbers in place of the first ones."""
        first = len(VARIABLES)
        registers = np.zeros(first + 2 * len(self.instructions))
        registers[first : first + len(self.numbers)] = self.numbers
        registers[first : first + len(parameters)] = parameters
        return (
            tf.constant(self.instructions, tf.int32),
            tf.constant(self.count),
            tf.constant(registers),
            tf.constant(self.results),
        )


@dataclass
class _Writer:
    """Writes trees down as instructions; parts that are the same are computed once."""

    first_result: int  # register
    numbers: list[float]
    known: dict[Any, int]  # names, numbers and instructions -> their register
    instructions: list[tuple[int, int, int]] = field(default_factory=list)

    def write(self, node: ast.AST) -> int:
        """Returns the register that holds the value of a checked tree."""
        match node:
            case ast.Constant(value=value):
                return self._number(float(value))  # type: ignore[arg-type]
            case ast.Name(id=name) if name in CONSTANTS:
                return self._number(CONSTANTS[name])
            case ast.Name(id=name):
                return self.known[name]
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.write(operand)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self._instruction("USub", self.write(operand), 0)
            case ast.BinOp(left=left, op=op, right=right):
                return self._instruction(type(op).__name__, self.write(left), self.write(right))
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                return self._instruction(name, self.write(argument), 0)
        raise TypeError(node)

    def _number(self, value: float) -> int:
        if value not in self.known:
            self.known[value] = len(VARIABLES) + len(self.numbers)
            self.numbers.append(value)
        return self.known[value]

    def _instruction(self, operation: str, left: int, right: int) -> int:
        instruction = CODES[operation], left, right
        if instruction not in self.known:
            self.known[instruction] = self.first_result + len(self.instructions)
            self.instructions.append(instruction)
        return self.known[instruction]


def program(trees: Sequence[ast.expr], parameters: dict[str, float]) -> Program:
    """Returns checked trees as instructions; ``parameters``: name -> number, the first registers.

    >>> tree = ast.parse("c1*y - x", mode="eval").body
    >>> made = program([tree, tree, tree], {"c1": 2.0})
    >>> made.count, made.numbers
    (2, array([2.]))
    """
    names = {name: at for at, name in enumerate((*VARIABLES, *parameters))}
    parts = sum(isinstance(node, ast.expr) for tree in trees for node in ast.walk(tree))
    size = SIZES[parts > SIZES[0]]
    writer = _Writer(len(VARIABLES) + size, list(parameters.values()), dict(names))
    x, y, z = (writer.write(tree) for tree in trees)
    table = np.zeros((size, 3), np.int32)
    table[: len(writer.instructions)] = np.reshape(writer.instructions, (-1, 3))
    return Program(table, len(writer.instructions), np.array(writer.numbers), (x, y, z))


def rates(program: tuple[Any, ...], u: Sequence[Part], t: Part) -> tuple[Part, Part, Part]:
    """Returns f(u, t) of a program, given by its ``tensors``: one instruction after the other."""
    instructions, count, registers, results = program
    first_result = len(VARIABLES) + instructions.shape[0]
    begin = tf.tensor_scatter_nd_update(registers, [[0], [1], [2], [3]], tf.stack([*u, t]))

    def execute(at: Any, registers: Any) -> tuple[Any, Any]:
        operation, left, right = tf.unstack(tf.gather(instructions, at))
        a, b = tf.gather(registers, left), tf.gather(registers, right)
        value = tf.switch_case(operation, [lambda f=f: f(a, b) for f in OPERATIONS.values()])
        return at + 1, tf.tensor_scatter_nd_update(registers, [[first_result + at]], [value])

    _, end = tf.while_loop(lambda at, _: at < count, execute, (tf.constant(0), begin))
    x, y, z = tf.unstack(tf.gather(end, results))
    return x, y, z
