"""Prints notebook_trace.json: the debug lines of the study note's algorithm, run by Python and numpy.

Run with numpy 1.24: python3 make_notebook_trace.py > notebook_trace.json
"""
import contextlib
import io
import json

import numpy as np

FUNCTIONS = {
    "square": lambda x: x[0] ** 2,
    "two": lambda x: 2 * x[0] + 3 * x[0] * x[1] + x[1] ** 3,
    "four": lambda x: x[0, 0] * x[0, 1] + x[0, 1] * x[1, 0] * x[1, 1] + 3 * x[0, 0] + x[1, 1] * x[1, 0] ** 2,
    "number": lambda x: x * x * x,
    "sum": lambda x: float(sum(item * item for item in x.ravel().tolist())),
    "product": lambda x: float(np.prod(x)),
    "powers": lambda x: x[0] ** 4 - 2 * x[0] ** 3 + x[0] * x[1] ** 3,
    "saddle": lambda x: -x[0] * x[1],
    "nan": lambda x: float("nan"),
}

CASES = [
    ("square", [3.0]),
    ("two", [1.0, 2.0]),
    ("four", [[1.0, 2.0], [3.0, 4.0]]),
    ("number", 3.0),
    ("number", -0.0),
    ("number", 1e16),
    ("sum", [[[1.0, -2.0], [0.5, 4.0]], [[1e-5, 6.0], [7.0, 8.25]]]),
    ("sum", [[[[0.1]]]]),
    ("sum", [[1.0], [2.0], [3.0]]),
    ("sum", [1e10, 1e-10, 3.0]),
    ("sum", [float(i) / 7 for i in range(40)]),
    ("product", [0.0, 1.5, -2.0]),
    ("saddle", [0.0, 0.0]),
    ("two", [-5.0, 5.0]),
    ("two", [0.3, -2.0]),
    ("powers", [2.0, -5.0]),
    ("powers", [0.7, 1.3]),
    ("nan", [1.0, 2.0]),
]


def numerical_derivative(f, x, delta=1e-4):
    grad = np.zeros_like(x)
    print("debug 1. initial input variable =", x)
    print("debug 2. initial grad =", grad)
    print("=" * 40)
    for idx in np.ndindex(x.shape):
        print("debug 3. idx = ", idx, ", x[idx] = ", x[idx])
        kept = x[idx]
        x[idx] = kept + delta
        above = f(x)
        x[idx] = kept - delta
        below = f(x)
        grad[idx] = (above - below) / (2 * delta)
        x[idx] = kept
        print("debug 4. grad[idx] = ", grad[idx])
        print("debug 5. grad =", grad)
        print("=" * 39)
    return grad


def run(name, point):
    out = io.StringIO()
    x = np.array(point)
    with contextlib.redirect_stdout(out):
        grad = numerical_derivative(FUNCTIONS[name], x)
    return {
        "function": name,
        "x": point,
        "lines": out.getvalue().split("\n")[:-1],
        "repr": repr(grad),
    }


print(json.dumps([run(*case) for case in CASES], indent=1))
