"""Makes tests/corpus/cases.json: functions of one number with their exact derivatives, by kind.

    python3 tests/corpus/make_corpus.py [seed]     (mpmath 1.2 or later; about two minutes)

Constants that the corpus was looked at for are checked on that of another seed, which is not kept.

A case is a template, its parameters, a point, an order and the derivative of that order, from mpmath with 60 digits or more.
The same text is JavaScript and Python. In it, `fround` and `quantize` stand for what doubles do not keep: Python takes them for
the identity, so that the exact value is that of the function which was meant.
"""

import json
import math
import random
import struct
import sys
from pathlib import Path

import mpmath as mp

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 20260611
random.seed(SEED)

U = random.uniform


def r3(value):
    """A parameter with few digits, so that it is short and the same double everywhere."""
    return float(f"{value:.4g}")


def log_uniform(low, high):
    return r3(math.exp(U(math.log(low), math.log(high))))


def sign():
    return random.choice([-1.0, 1.0])


def single(value):
    return struct.unpack("f", struct.pack("f", value))[0]


SCOPE = {
    name: getattr(mp, name)
    for name in "exp sin cos tan atan sinh cosh tanh asinh sqrt cbrt log expm1 log1p atanh acosh asin acos".split()
}
SCOPE |= {
    "pi": mp.pi,
    "abs": abs,
    "max": max,
    "min": min,
    "hypot": lambda a, b: mp.sqrt(a * a + b * b),
    "step": lambda t: mp.mpf(1) if t > 0 else mp.mpf(0),
    "sign": mp.sign,
    # What doubles do not keep.
    "fround": lambda t: t,
    "quantize": lambda t, q: t,
    "noise": lambda t, level: mp.mpf(0),
}


def exact(template, params, x, order):
    names = dict(zip("abcde", map(mp.mpf, params)))
    code = compile(template, "template", "eval")
    return central(lambda t: eval(code, SCOPE, {**names, "x": t}), mp.mpf(x), order)


def central(f, x, order):
    """Central differences with a step so small that their truncation is below 1e-30, and digits to spare for it."""
    h = mp.mpf(10) ** -40
    with mp.workdps(60 + 45 * order + 20):
        sign = 1
        total = mp.mpf(0)
        for k in range(order + 1):
            total += (-1) ** k * mp.binomial(order, k) * f(x + (order - 2 * k) * h / 2)
        return total / h**order


CASES = {}


def case(kind, template, params, x, order=1):
    try:
        value = float(exact(template, params, x, order))
    except (ZeroDivisionError, ValueError, TypeError, OverflowError):
        return False
    if not math.isfinite(value) or (value != 0 and abs(value) < 1e-290):
        return False
    CASES.setdefault(kind, []).append([template, params, x, order, value])
    return True


def given(kind, template, params, x, order, value):
    """A case whose derivative is known from a closed form, or is none: then the name of what is there."""
    CASES.setdefault(kind, []).append([template, params, x, order, value])


INNER = ["a*x+b", "a*x*x+b", "a*x", "x+a", "sin(a*x)", "exp(a*x)", "x/(1+a*a*x*x)", "tanh(a*x+b)", "sqrt(1+a*a*x*x)", "a*x**3-x"]
OUTER = ["exp(-({})**2)", "sin({})", "cos({})", "exp({})", "log(2+({})**2)", "atan({})", "tanh({})", "sqrt(1+({})**2)", "1/(1+exp({}))",
         "({})**3", "asinh({})", "log1p(exp({}))", "1/(2+({})**2)", "x*sin({})", "exp(-x*x)*({})", "sin({})*cos(b*x)", "hypot(1,{})", "({})**2*exp(-x)"]


def smooth(count):
    n = 0
    while n < count:
        t = random.choice(OUTER).format(random.choice(INNER))
        x = r3(sign() * log_uniform(0.05, 8))
        n += case("smooth", t, [r3(U(0.2, 2)) * sign(), r3(U(-1.5, 1.5))], x, random.choice([1, 1, 2, 2, 3, 4]))


SCALED = ["sin(a*x)", "exp(a*x)", "log(x)", "sqrt(x)", "1/x", "x**a", "exp(-a*x)*sin(x)", "log(a+x)", "atan(a*x)", "1/(1+a*a*x*x)", "x*log(x)", "cos(x)/x", "tanh(x/a)", "sqrt(x*x+a*a)", "exp(x/a)", "x*x*exp(-x/a)", "log1p(x/a)", "b+a*x+x*x"]


def scaled(count):
    n = 0
    while n < count:
        t = random.choice(SCALED)
        a = log_uniform(1e-8, 1e8) if "x**a" not in t else r3(U(-3, 4))
        x = log_uniform(1e-9, 1e9)
        if random.random() < 0.5 and "/a" in t or "a*x" in t:
            x = r3(U(0.1, 3) * (a if "/a" in t else 1 / a))
        if abs(a * x) > 600 and ("sin(a*x)" in t or "exp(a*x)" in t or "exp(-a*x)" in t):
            continue
        if "exp(x/a)" in t and x / a > 300:
            continue
        if "cos(x)/x" in t and x > 1e6:
            continue
        n += case("scaled", t, [a, r3(U(-2, 2))], x, random.choice([1, 1, 1, 2, 2, 3, 4]))


FEATURE = [
    "sin(x)+exp(-((x-a)/b)**2)", "sin(x)+abs(x-a)", "exp(x)+max(x,a)", "cos(x)+step(x-a)", "max(x*x,a*a)+sin(x)", "max(x-a,0)*sin(3*x)+x",
    "sin(x)+b*tanh((x-a)/b)", "sqrt((x-a)**2+b*b)+x", "log(abs(x-a))+x", "sqrt(abs(x-a))+sin(x)", "max(x-a,0)**2+cos(x)", "x*x+0.01*abs(x-a)", "1/(1+((x-a)/b)**2)+x", "x+step(x-a)*(x-a)+max(0,x-a)",
]


def near_feature(count):
    n = 0
    while n < count:
        t = random.choice(FEATURE)
        x = r3(sign() * U(0.2, 3))
        d = sign() * log_uniform(1e-8, 1e-1)
        a = float(x + d)
        # Narrow, but not below what a look 1e-5 away would see.
        b = log_uniform(1e-4, 1e-1)
        n += case("near feature", t, [a, b], x, random.choice([1, 1, 2, 2, 3]))


CORNER = [
    "log(1+exp((x-b)/a))*a", "((x-b)+sqrt((x-b)**2+a*a))/2", "sqrt((x-b)**2+a*a)", "a*log(cosh((x-b)/a))+(x-b)", "(x-b)+sqrt((x-b)**2+a*a)", "a*log(1+((x-b)/a)**2)", "(x-b)*tanh((x-b)/a)", "(x-b)/(1+exp(-(x-b)/a))", "a*atan((x-b)/a)+2*(x-b)", "log1p(exp((x-b)/a))*a+sin(x)", "hypot(x-b,a)-a",
]


def corner(count):
    n = 0
    while n < count:
        t = random.choice(CORNER)
        a = log_uniform(1e-9, 1e-1)
        b = random.choice([0.0, 0.0, 1.0, -0.3, r3(U(-5, 5))])
        x = b + random.choice([0.0, 0.0, r3(U(-2, 2) * a)])
        kind = "corner at 0" if b == 0 else "corner elsewhere"
        order = random.choice([1, 1, 1, 2])
        n += case(kind, t, [a, b], x, order)


INSIDE = [
    "-log(1-1/(1+exp(-x)))+a*x*x", "atanh(tanh(x))+a*x", "-log(1-exp(x)/(exp(x)+1))+a*x", "atanh(tanh(x))*a+sin(x)", "log(exp(x)+1e16)*a+x", "-log(1-tanh(x))/2+a*x", "log(1-(1-exp(-x)))+3*x", "acosh(cosh(x-30))+a*x", "sqrt(1+exp(-x)-1)*exp(x/2)+x", "(exp(-x)+1-1)*exp(x)*a+x", "1/(1-tanh(x)**2)*exp(-2*x)+x", "asin(sin(1.5707963267948966-exp(-x/2)))*exp(x/2)+a*x", "log1p((1+exp(-x))-1)+a*x", "atanh(1-2/(exp(2*x)+1))+a*x*x",
]


def inside(count):
    n = 0
    while n < count:
        t = random.choice(INSIDE)
        low, high = (15, 18.9) if "tanh" in t else (20, 30) if "acosh" in t else (28, 36.6)
        n += case("rounded inside", t, [r3(U(0.01, 2))], r3(U(low, high)), 1)


BASE = ["sin(x)", "exp(x/3)", "x*x+x", "tanh(x)", "log(5+x)", "sqrt(9+x)", "1/(2+x*x)", "cos(2*x)+x", "atan(x)*x"]


def noisy(count):
    n = 0
    while n < count:
        t = random.choice(BASE)
        level = log_uniform(1e-12, 1e-2)
        form = random.choice(["{}+noise(x,b)", "({})*(1+noise(x,b))"])
        n += case("noisy", form.format(t), [1.0, level], r3(U(-2, 2)), random.choice([1, 1, 1, 2]))


def stair(count):
    n = 0
    while n < count:
        t = random.choice(BASE)
        q = random.choice([1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8])
        n += case("stair", f"quantize({t},b)", [1.0, q], r3(U(-2, 2)), 1)


def float32(count):
    n = 0
    while n < count:
        t = random.choice(BASE)
        form = random.choice(["fround({})", "fround(fround(sin({}))*2)", "fround(fround({})+fround(x))"])
        n += case("float32", form.format(t), [1.0], r3(U(-2, 2)), random.choice([1, 1, 1, 2]))
    n = 0
    while n < count:
        t = random.choice(["log1p(exp({}))", "({}-0.3)**2", "exp({})", "sin({})+x*x", "1/(1+exp(-({})))", "tanh({})*3"])
        inner = random.choice(["fround(a+b*x)", "fround(tanh(fround(a+b*x)))", "fround(b*fround(sin(x)))", "fround(x)*a+b*b"])
        n += case("mixed float32", t.format(inner), [single(U(-1, 1)), single(U(-2, 2))], single(U(-2, 2)), 1)


def powers(count):
    n = 0
    while n < count:
        p = random.choice([1.001, 1.01, 1.05, 1.1, 1.25, 1.3, 1.5, 1.7, 1.9, 2.5, 3.5])
        base = random.choice([("exp({})", 1.0), ("sin({})", 1.0), ("{}*2", 2.0), ("{}*{}", 0.0), ("cos({})", 0.0)])
        at = random.choice([0.0, 0.0, 1.0, -0.25, 3.0])
        t = "a*abs(x-c)**b+" + base[0].replace("{}", "(x-c)")
        given("power law", t, [r3(U(0.3, 3)), p, at], at, 1, base[1])
        n += 1


def logarithms(count):
    """Text that is a conditional in JavaScript is written with `guard(condition, value, otherwise)`."""
    divergent = ["guard(x-c,a*(x-c)*log(abs(x-c)),0)+{}", "guard(x-c,abs(x-c)**(a*(x-c)),1)+{}", "guard(x-c,((x-c)*(x-c))**(x-c),1)+{}", "guard(x-c,a*(x-c)*log(abs(x-c))**2,0)+{}", "guard(x-c,a*(x-c)*abs(x-c)**-0.01,0)+{}"]
    onesided = ["edge(x-c,a*(x-c)*log(x-c),0)+{}", "edge(x-c,(x-c)**(a*(x-c)),1)+{}", "edge(x-c,a*(x-c)**0.99,0)+{}", "edge(x-c,-(x-c)*log(x-c)-(1-(x-c))*log(1-(x-c)),0)+{}"]
    convergent = [("guard(x-c,a*(x-c)/log(abs(x-c)/9),0)+{}", 0.0), ("edge(x-c,a*(x-c)/log((x-c)/9),0)+{}", 0.0), ("guard(x-c,a*(x-c)**2*log(abs(x-c)),0)+{}", 0.0)]
    for _ in range(count):
        rest, slope = random.choice([("0", 0.0), ("sin(x-c)", 1.0), ("2*(x-c)", 2.0), ("exp(x-c)-1", 1.0)])
        c = random.choice([0.0, 0.0, -0.001, 1.0])
        a = r3(U(0.4, 2.5)) * sign()
        roll = random.random()
        if roll < 0.4:
            given("logarithm", random.choice(divergent).format(rest), [a, 0.0, c], c, 1, "infinite")
        elif roll < 0.75:
            given("logarithm", random.choice(onesided).format(rest), [abs(a), 0.0, c], c, 1, "infinite")
        else:
            t, value = random.choice(convergent)
            given("logarithm", t.format(rest), [a, 0.0, c], c, 1, value + slope)


def pieces(count):
    smooth_parts = ["sin(x)", "exp(x/2)", "x*x", "cos(3*x)", "0", "log(9+x)"]
    for _ in range(count):
        c = random.choice([0.0, 1.0, -0.3, r3(U(-4, 4)), 100.0, log_uniform(1e-6, 1e4)])
        a = log_uniform(1e-2, 1e2) * sign()
        p = random.choice(smooth_parts)
        if abs(c) > 50 and "exp" in p:
            p = "sin(x)"
        given("kink", random.choice(["{}+a*abs(x-c)", "{}+a*max(x-c,0)", "{}+a*min(x-c,0)", "{}+max(a*(x-c),2*a*(x-c))", "{}+a*abs(sin(x-c))"]).format(p), [a, 0.0, c], c, random.choice([1, 1, 1, 2]), "kink")
        given("jump", random.choice(["{}+a*step(x-c)", "{}+a*sign(x-c)", "{}+a*step(c-x)", "{}+a*step(x-c)*(1+x)*(1+x)+a*step(x-c)"]).format(p), [a, 0.0, c], c, 1, "jump")
        c = r3(U(-4, 4))
        if random.random() < 0.5:
            slope = {"sin(x)": math.cos(c), "exp(x/2)": math.exp(c / 2) / 2, "x*x": 2 * c, "cos(3*x)": -3 * math.sin(3 * c), "0": 0.0, "log(9+x)": 1 / (9 + c)}[p]
            given("edge", f"edge(x-c,a*(x-c)**{random.choice(['1.5', '2', '3'])},0)+{p}", [a, 0.0, c], c, 1, slope)
        else:
            given("edge", f"edge(x-c,a*(x-c)**{random.choice(['0.5', '0.3', '0.75'])},0)+{p}", [a, 0.0, c], c, 1, "infinite")
        given("vertical", random.choice(["{}+a*cbrt(x-c)", "{}+a*sqrt(abs(x-c))", "{}+a*sign(x-c)*abs(x-c)**0.8", "{}+a*abs(x-c)**0.4"]).format(p), [a, 0.0, c], c, 1, "infinite")


def write():
    templates = []
    index = {}
    kinds = {}
    for kind, cases in CASES.items():
        rows = []
        for template, params, x, order, value in cases:
            if template not in index:
                index[template] = len(templates)
                templates.append(template)
            rows.append([index[template], [int(p) if p == int(p) and abs(p) < 1e6 else p for p in params], x, order, value])
        kinds[kind] = rows
    lines = ["{", '"seed": %d,' % SEED, '"templates": [']
    lines.append(",\n".join(json.dumps(t) for t in templates))
    lines.append('],\n"kinds": {')
    blocks = []
    for kind, rows in kinds.items():
        body = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
        blocks.append(f"{json.dumps(kind)}: [\n{body}\n]")
    lines.append(",\n".join(blocks))
    lines.append("}}")
    path = Path(__file__).with_name("cases.json")
    path.write_text("\n".join(lines) + "\n")
    print({k: len(v) for k, v in CASES.items()}, sum(map(len, CASES.values())), path.stat().st_size)


if __name__ == "__main__":
    smooth(5000)
    scaled(3500)
    near_feature(2600)
    corner(2600)
    inside(1200)
    noisy(1200)
    stair(800)
    float32(700)
    powers(500)
    logarithms(600)
    pieces(500)
    write()
