"""Prints numpy_print.json: what numpy shows for arrays that reach every branch of its printing.

    python3 tests/golden/numpy_print.py > tests/golden/numpy_print.json

Made with numpy 1.24. Every case holds its input exactly: `values` are shortest decimals, which read back
as the same double; `series` is start, step and count, computed as start + step * i on both sides.
"""

import json
import random

import numpy as np

assert np.__version__.startswith("1.24"), np.__version__
rng = random.Random(20240124)
cases = []
nan, inf = float("nan"), float("inf")


def add(group, values, shape=None, single=False, series=None):
    with np.errstate(all="ignore"):
        array = np.array(values, dtype=np.float32 if single else np.float64)
    if shape is not None:
        array = array.reshape(shape)
    case = {"group": group, "shape": list(array.shape), "single": single}
    if series:
        case["series"] = " ".join(map(repr, series))
    else:
        case["values"] = " ".join(repr(float(x)) for x in array.ravel())
    case["str"] = str(np.float64(values)) if array.shape == () else str(array)
    case["repr"] = repr(array)
    cases.append(case)


def both(group, values):
    add(group, values)
    add(group + ", float32", values, single=True)


def series(group, start, step, shape, single=False):
    count = int(np.prod(shape))
    values = [start + step * i for i in range(count)]
    add(group, values, shape, single, [start, step, count])


def sign():
    return rng.choice([-1, 1])


# One number, by itself and as an array of no dimensions.
for x in [0.0, nan, inf, 1.0, 3.0, 0.1, 1 / 3, 2 / 3, 6.000000000012662, 15.000000010019221, 7.999999999990237,
          1e16, 9999999999999998.0, 1e-4, 9.999999999999999e-5, 1e-5, 1.5e-7, 123456789.0, 1e15, 1.2345e22, 1e100,
          1.7976931348623157e308, 5e-324, 2.2e-308, 99999999.0, 1e8, 100000000.5, 0.30000000000000004,
          2.0**-25, 2.0**-44, 2.0**60, 9.5367431640625e-07]:
    add("scalar", x)
    add("scalar", -x)
for _ in range(30):
    add("scalar", sign() * 10.0 ** rng.uniform(-320, 308))
for power in range(-1074, 1024, 53):
    add("scalar", 2.0**power)

# The switch to exponents, on both sides of each limit.
for x in [1e8, 99999999.99999999, 99999999.5, 1e-4, 9.999999999999999e-5, 0.00010000000000000002]:
    both("scientific switch", [x])
    both("scientific switch", [1.0, -x])
for low, high in [(1.0, 1000.0), (1.0, 1000.0000000001), (1.0, 1001.0), (3.0, 3000.0), (0.1, 100.0), (0.001, 1.0),
                  (0.001, 1.0000000000000002), (1e-300, 1e300), (-2.0, 2000.5), (0.7, 700.0)]:
    both("scientific switch", [low, high])
    both("scientific switch", [0.0, low, -high, nan])
add("scientific switch, float32", [1e-38, 1e38], single=True)
add("scientific switch, float32", [1e-45, 3e38, 0], single=True)

# Nan, infinity and zeros decide or widen the columns.
special = [nan, inf, -inf, 0.0, -0.0]
for a in special:
    both("not finite and zero", [a])
    for b in special + [1.0, 1.5, -2.25, 1e-7, 1e200, 123456.75]:
        add("not finite and zero", [a, b])
for values in [[nan, 1e10], [inf, 1e-10], [-inf, 1e10, 2.5e-300], [nan, -inf, 123.456, 1e-3], [-inf, 1, 2], [inf, nan, 0.5]]:
    both("not finite and zero", values)

# Rounding at eight digits: ties of the decimal form, exact ties, carries.
for values in [[0.123456785], [0.123456775, 0.1], [1.000000005], [2.000000005, 2.000000015], [0.5**9 + 1],
               [0.001953125, 0.5], [3 * 0.5**9], [5 * 0.5**9, 1.0], [9.999999995], [99.999999996, 1],
               [0.999999995, 0.999999994], [9.9999999999, 9], [-9.999999996], [-0.000100005], [0.000123456789],
               [15.000000010019221, 8], [0.1 + 0.2], [1 / 3, 2 / 3, 1], [1.23456789e10], [1.234567885e10, 1],
               [1.2345678850000001e10], [1.2345678849999999e10], [9.999999995e12], [9.9999999949e99 / 1e80],
               [9.999999996e-30], [1.5e-5, 1.25e3], [1953125e-9], [1e-5, 1.953125e-3 + 1]]:
    both("rounding", values)
for values in [[9.9999999949e99], [9.999999996e99], [9.999999996e-100]]:
    add("rounding", values)
for _ in range(60):
    most = 10 ** rng.randint(0, 4)
    both("rounding", [(2 * rng.randint(0, most) + 1) / 2e8 for _ in range(rng.randint(1, 4))])
for _ in range(40):
    add("rounding", [rng.randint(1, 2**20) * 2.0 ** -rng.randint(8, 13) for _ in range(rng.randint(1, 5))])

# Subnormals and extremes: shortest digits decide the width, exact digits fill it.
for values in [[5e-324], [5e-324, 1.5], [1e-323, 1.12345678], [5e-324, 1.7976931348623157e308],
               [2.2250738585072014e-308, 1], [2.225073858507201e-308, 1.25], [1.5e-323, 1e-5], [1e-310, 1e-99],
               [1e-99, 1e99], [1e100, 1], [1e99, 1e-100]]:
    add("extremes", values)
for _ in range(25):
    add("extremes", [rng.randint(1, 10 ** rng.randint(1, 12)) * 5e-324 for _ in range(rng.randint(1, 4))])
for values in [[1e-45], [1e-45, 1], [1e-45, 1.2345678], [1.1754944e-38, 1.5], [1.1754942e-38, 1.5],
               [3.4028235e38, 0.1], [0.1], [0.1, 0.2, 0.3], [1 / 3], [16777216, 1], [16777217, 0.5], [76482912],
               [76482912, 0], [85939136, nan], [67108864], [33554432, 33554432], [99999992], [0.1, 1e-9],
               [1e-9, 1e9, 0.7], [2**-13, 1], [8.589973e9], [2.0**-30, 1.2345678], [2.0**-60, 1.2345678],
               [2.0**-60], [2.0**90, 1], [0.30000001192092896]]:
    add("digits, float32", values, single=True)
for power in range(-149, 128, 6):
    add("digits, float32", [2.0**power], single=True)
    add("digits, float32", [2.0**power, 1.2345678], single=True)
for _ in range(50):
    add("digits, float32", [sign() * 10 ** rng.uniform(-45, 38) for _ in range(rng.randint(1, 4))], single=True)
    add("digits, float32", [rng.gauss(0, 100) for _ in range(rng.randint(1, 12))], single=True)

# Random arrays of every kind and shape.
kinds = [
    lambda: rng.gauss(0, 1),
    lambda: float(rng.randint(-1000, 1000)),
    lambda: sign() * 10.0 ** rng.uniform(-12, 12),
    lambda: sign() * 10.0 ** rng.uniform(-320, 308),
    lambda: sign() * round(rng.uniform(0, 10), rng.randint(0, 5)),
    lambda: rng.randint(-(2**20), 2**20) * 2.0 ** -rng.randint(0, 40),
    lambda: rng.choice([0.0, -0.0]),
    lambda: rng.choice([nan, inf, -inf]),
    lambda: rng.uniform(1e-4, 1e-1),
    lambda: 10.0 ** rng.randint(-20, 20),
]
for ndim in [1, 2, 3, 4, 5]:
    for _ in range(30):
        shape = [rng.randint(1, 14 if ndim == 1 else 12 // ndim) for _ in range(ndim)]
        chosen = rng.sample(kinds, rng.randint(1, 3))
        add("shapes", [rng.choice(chosen)() for _ in range(int(np.prod(shape)))], shape)
for ndim in [6, 9, 20, 31, 32]:
    add("shapes", [1.5], [1] * ndim)
    add("shapes", [1.5, -1e9, nan], [1] * (ndim - 1) + [3])
    add("shapes", [1.0, 2.0], [1] * (ndim - 2) + [2, 1])

# Wrapping at 75 columns, by one column more and less.
for count in range(12, 40):
    series("wrapping", 10.0, 1.0, [count])
    series("wrapping", 0.5, 0.25, [2, count])
for step in [1e-9, 0.015625, 1e7, -1.0]:
    for count in [3, 4, 5, 6, 7, 15]:
        series("wrapping", 1.0, step, [count])
        series("wrapping, float32", 1.0, step, [count], single=True)
for ndim in [2, 4, 10, 30]:
    series("wrapping", 0.0, 0.37, [1] * (ndim - 1) + [30])
add("wrapping", [1e-300 / 3, -1e300 / 3, 5], [1] * 31 + [3])

# Summaries past 1000 items.
for shape in [[1000], [1001], [5000], [1, 1001], [1001, 1], [500, 3], [3, 500], [167, 6], [6, 167], [143, 7], [7, 143],
              [40, 40], [11, 10, 10], [3, 3, 200], [200, 3, 3], [2, 600, 1], [10, 10, 11], [7, 7, 7, 7], [2, 2, 300, 2],
              [1, 1, 1001, 1]]:
    series("summaries", 0.0, 0.5, shape)
    series("summaries", -1.0, 1e5, shape)
for start, step in [(1e-9, 1e9), (nan, 0.0), (-inf, 1.0), (0.1, 1 / 3), (99999000.0, 1.0)]:
    series("summaries", start, step, [1100])
for count in [1000, 1001]:
    series("summaries, float32", 0.1, 0.5, [count], single=True)
    series("summaries, float32", 1e-3, 1e6, [count], single=True)

# No items at all.
for shape in [[0], [1, 0], [2, 0], [3, 0], [2, 3, 0], [1, 1, 1, 0]]:
    add("empty", [], shape)
add("empty, float32", [], single=True)

# The dtype of a float32 array moves to a line of its own where it does not fit.
for count in range(1, 12):
    add("dtype line, float32", [12345.5 + i for i in range(count)], single=True)
    add("dtype line, float32", [1.5 + i for i in range(count)], single=True)

print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
