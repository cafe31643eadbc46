"""Exact derivatives of orders 1 to 4, for the tests: python3 make_derivatives.py writes derivatives_*.json here.

Every function is one expression that reads the same in Python and in JavaScript. It is evaluated by mpmath with 160 digits at
the exact value of the double x; the derivatives come from nine-point stencils with a step 22 orders below x, whose own error is
far below the 25 digits kept. Nothing here knows the library.
"""
import json, math, os, random, signal, sys
import mpmath as mp

mp.mp.dps = 160
NAMES = ["sin", "cos", "tan", "exp", "log", "sqrt", "atan", "asin", "acos", "sinh", "cosh", "tanh", "log1p", "expm1", "cbrt"]
SCOPE = {name: getattr(mp, name, None) for name in NAMES}
SCOPE.update(abs=abs, pi=mp.mpf(math.pi), erf=mp.erf, atan2=mp.atan2, __builtins__={})

# Weights of the derivative of order n over the offsets -4..4, error O(h^(9-n)).
STENCILS = {
    1: ([3, -32, 168, -672, 0, 672, -168, 32, -3], 840),
    2: ([-9, 128, -1008, 8064, -14350, 8064, -1008, 128, -9], 5040),
    3: ([-7, 72, -338, 488, 0, -488, 338, -72, 7], 240),
    4: ([7, -96, 676, -1952, 2730, -1952, 676, -96, 7], 240),
}


def exact(source, x, orders=(1, 2, 3, 4)):
    """The derivatives at the double x as decimal strings, or None where mpmath cannot."""
    code = compile(source, source, "eval")
    mp.mp.dps = 160 + 5 * math.ceil(math.log10(abs(x) + 1))
    at = mp.mpf(x)
    h = mp.mpf(10) ** -22 * (min(abs(at), 1) if at else 1)
    values = [eval(code, SCOPE, {"x": at + k * h}) for k in range(-4, 5)]
    if any(isinstance(v, mp.mpc) or not mp.isfinite(v) for v in values):
        return None
    out = []
    for n in orders:
        weights, scale = STENCILS[n]
        d = mp.fdot(weights, values) / scale / h ** n
        # What is zero up to the stencil's own error is zero.
        size = max(abs(v) for v in values)
        out.append(float(d) if abs(d) * h ** n > size * mp.mpf(10) ** (20 - mp.mp.dps) else 0.0)
    return out


def rows(cases):
    out = []
    for source, x in cases:
        d = exact(source, x)
        # A derivative beyond the range of a double is left open.
        out.append([source, x, *(v if math.isfinite(v) else None for v in d)])
    return out


def linspace(a, b, n):
    return [a + (b - a) * i / (n - 1) for i in range(n)]


# The functions of the test suites of scipy.differentiate, numdifftools, GSL (deriv), numDeriv, Boost and FiniteDifferences.jl.
SMOOTH = (
    [("(1 + erf(x / sqrt(2)))/2", x) for x in linspace(-0.05, 1.05, 10) + [0.6]]
    + [("exp(x)", x) for x in linspace(1, 2, 5) + [0.0, -1.5]]
    + [("sin(%d*x)" % c, 0.7) for c in (1, 5, 10, 20)]
    + [("x**%d" % n, x) for n in (1, 2, 3, 4, 5, 6) for x in (0.5, 1.0, 1.5, -2.0, 3.0)]
    + [("(x - 1)**3", 1.5), ("cos(x)", 0.0), ("cos(x)", 1.0), ("cos(x)", 3.7), ("cos(x)", 10.0), ("sin(x)", 0.0), ("sin(x)", 1.0)]
    + [("sin(x)", x) for x in linspace(0.1, 6.2, 12)]
    + [("tan(x)", x) for x in (0.3, 1.0, -1.2)]
    + [("atan(x)", x) for x in (0.0, 0.5, 1.0, -3.0)]
    + [("log(x)", x) for x in (0.1, 0.5, 1.0, 2.0, 10.0)]
    + [("sqrt(x)", x) for x in (0.25, 1.0, 2.0, 9.0)]
    + [("x**3 + x**4", x) for x in (0.2, 1.0)]
    + [("x**1.5", 0.1), ("x*sqrt(x)", 0.1), ("sin(1/x)", 0.45), ("exp(-(x**2))", 0.5), ("x**2", 0.0), ("1/x", 10.0), ("1/x", 0.4)]
    + [("exp(x)/(cos(x)**3 + sin(x)**3)", x) for x in (0.2, 1.5, 5.0)]
    + [("sin(10*x)*exp(-x)", x) for x in (0.1, 0.8, 1.7)]
    + [("1/(1 + 25*x**2)", x) for x in (0.0, 0.3, -0.7)]
    + [("atan(5*x)", 0.2), ("tanh(3*x)", 0.4), ("x*exp(-x)", 2.5), ("exp(sin(3*x))", 0.9), ("log(1 + exp(x))", 1.3), ("sin(x)/x", 0.6)]
    + [("(cos(x) - sin(x)/x)/x", 0.7), ("sinh(x)", 1.0), ("cosh(x)", 0.5), ("x**x", 1.3), ("cbrt(x)", 2.0), ("asin(x)", 0.5), ("acos(x)", -0.3)]
    + [("1/(1 + exp(-x))", x) for x in (-1.0, 0.0, 2.0)]
    + [("cos(x)**2", 0.8), ("exp(-x)*cos(2*pi*x)", 0.35), ("sqrt(1 + x**2)", 1.2), ("x**3 - 2*x + 5", 1.1), ("log(x)/x", 2.2)]
)

# Scales no fixed step serves; each value is exact for the function as written, with its double literals.
HARD = (
    [("log(x)", x) for x in (1e-3, 1e-8, 1e-100, 1e-300, 1e8)]
    + [("sqrt(x)", x) for x in (1e-6, 1e-12, 1e10)]
    + [("1/x", x) for x in (1e-3, 1e-10, 1e6, -1e-5)]
    + [("sin(x)", x) for x in (1e3, 1e6, 1e10, 1e-9)]
    + [("cos(x)", x) for x in (1e6, 1e10, 1e-4)]
    + [("x**2", x) for x in (1e16, 1e8, 1e-8, 1e-150)]
    + [("x**5", 1000.0), ("x**9", 0.01), ("x*1.0", 1e300), ("x**3", 1e-6), ("1e-310*x", 1.0), ("1e-300*sin(x)", 1.0)]
    + [("exp(x)", x) for x in (700.0, 709.7, -700.0, -30.0, 100.0)]
    + [("tan(x)", x) for x in (1.5, 1.57, 1.5707)]
    + [("sin(1e4*x)", x) for x in (0.3, 1.0)]
    + [("sin(1000*x)", 0.5), ("sin(31415.926535897932*x)", 0.0), ("sin(62831.853071795865*x)", 0.25), ("cos(1e6*x)", 0.123)]
    + [("1e8 + x**2", 1.0), ("1e8 + x**2", 3.0), ("1e6 + sin(x)", 1.0), ("1e10 + x**3", 20.0)]
    + [("(1 - cos(x))/x**2", 1e-4), ("acos(x)", 0.999999), ("asin(x)", -0.99999999), ("log(1 - x)", 0.9999999)]
    + [("sqrt(x - 1)", 1.00001), ("1/(x - 1)", 1.0001), ("log(x - 2)", 2.000001), ("exp(-1/x)", 0.01), ("exp(-1/x)", 0.002)]
    + [("exp(1/x)", 0.01), ("sin(1/x)", 0.01), ("x*sin(1/x)", 0.003), ("x**2*sin(1/x)", 0.001), ("tanh(1000*x)", 0.001)]
    + [("exp(-((1000*x)**2))", 0.0005), ("atan(1e6*x)", 1e-6), ("1/(1 + 1e10*x**2)", 1e-5), ("sin(x)*exp(-((x - 1)**2)*1e6)", 1.0004)]
    + [("x**0.1", 1e-5), ("x**-3", 1e-20), ("x**-3", 1e20), ("log(x)**2", 1e30), ("x**(1/3)", 1e-15), ("exp(x)/x", 1e-7)]
)

# Where the function is made of pieces, the expression of the piece that x lies in gives the exact value.
PIECES = [
    ["abs(x)", "x", 1e-5], ["abs(x)", "-x", -1e-3], ["abs(x)", "x", 1e-12], ["abs(x - 1) + 3*x", "2*x + 1", 0.9999],
    ["max(x, 0)", "x", 1e-4], ["max(x, 0)", "0*x", -1e-4], ["max(sin(x), cos(x))", "sin(x)", 0.7855], ["abs(x)*x", "x**2", 1e-6],
    ["(x > 0 ? 1 : 0)", "0*x", 0.001], ["abs(sin(x))", "-sin(x)", 3.1417], ["(x < 0.3 ? x**2 : exp(x))", "x**2", 0.29999],
    ["sqrt(abs(x))", "sqrt(-x)", -1e-9], ["floor(x) + x**2", "x**2 + 2", 2.00001], ["abs(x**2 - 2)", "2 - x**2", 1.41421],
    ["max(0, 1 - abs(x))", "0*x", 1.001], ["cbrt(x)", "cbrt(x)", 1e-9], ["abs(x)**1.5", "x**1.5", 1e-7], ["abs(exp(x) - 1)", "1 - exp(x)", -1e-6],
]


def random_expression(rng, depth):
    """A composition of smooth functions, guarded so that it is real on a neighbourhood of most points."""
    if depth == 0:
        c = float("%.3g" % (10 ** rng.uniform(-1.5, 1.5)))
        return rng.choice(["x", "x", "(%r*x)" % c, "(x + %r)" % c, "(x - %r)" % c])
    def sub():
        return random_expression(rng, depth - 1 if rng.random() < 0.7 else max(0, depth - 2))
    c = float("%.3g" % (10 ** rng.uniform(-2, 2)))
    kind = rng.random()
    if kind < 0.30:
        return "(%s %s %s)" % (sub(), rng.choice("+-*"), sub())
    if kind < 0.38:
        return "(%s/(%r + (%s)**2))" % (sub(), c, sub())
    if kind < 0.44:
        return "(%s/%s)" % (sub(), sub())
    if kind < 0.52:
        return "((%s)**%d)" % (sub(), rng.choice([2, 2, 3, 4]))
    if kind < 0.60:
        return "sqrt(%r + (%s)**2)" % (c, sub())
    if kind < 0.66:
        return "log(%r + (%s)**2)" % (c, sub())
    if kind < 0.70:
        return rng.choice(["log(%s)", "sqrt(%s)"]) % sub()
    if kind < 0.74:
        return "exp(-((%s)**2))" % sub()
    return rng.choice(["sin(%s)", "cos(%s)", "sin(%r*%%s)" % c, "exp(%s)", "exp(-(%s))", "tanh(%s)", "atan(%s)", "tan(%s)", "sinh(%s)", "exp(sin(%s))"]) % sub()


def random_cases(seed, count):
    """Random compositions at points of every scale: most near 1, some from 1e-12 to 1e12."""
    rng = random.Random(seed)
    out = []
    while len(out) < count:
        source = random_expression(rng, rng.choice([1, 2, 2, 3, 3]))
        spread = 1.0 if rng.random() < 0.7 else 6.0
        x = float("%.4g" % (rng.choice([-1, 1]) * 10 ** rng.uniform(-spread, spread)))
        # The sine of an enormous number takes mpmath for ever.
        signal.signal(signal.SIGALRM, give_up)
        signal.alarm(1)
        try:
            d = exact(source, x)
            good = computed(source, x)
            signal.alarm(0)
        except (TimeoutError, MemoryError, ZeroDivisionError, OverflowError, ValueError, TypeError, mp.libmp.NoConvergence):
            continue
        if d is None or not all(math.isfinite(v) for v in d) or any(0 < abs(v) < 1e-290 or abs(v) > 1e200 for v in d) or d[0] == 0:
            continue
        if good:
            out.append([source, x, *d])
    return out


def give_up(*_):
    raise TimeoutError


def computed(source, x):
    """Whether doubles compute this function: where (x + 1) - x loses digits, they compute another one."""
    scope = {name: getattr(math, name, None) for name in NAMES}
    try:
        value = eval(source, {**scope, "__builtins__": {}}, {"x": x})
        return abs(value - eval(source, SCOPE, {"x": mp.mpf(x)})) <= 1e-13 * abs(value)
    except (ArithmeticError, ValueError):
        return False


def write(path, data):
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(row) for row in data) + "\n]\n")
    print(path, len(data))


if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    if len(sys.argv) == 4:  # make_derivatives.py seed count path: more of the random family
        write(sys.argv[3], random_cases(int(sys.argv[1]), int(sys.argv[2])))
        sys.exit()
    write(os.path.join(here, "derivatives_smooth.json"), rows(SMOOTH))
    write(os.path.join(here, "derivatives_hard.json"), rows(HARD))
    write(os.path.join(here, "derivatives_pieces.json"), [[f, x, *exact(piece, x)] for f, piece, x in PIECES])
    write(os.path.join(here, "derivatives_random.json"), random_cases(20240229, 1000))
