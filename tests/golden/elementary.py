# Prints tests/golden/elementary.ts: values of the elementary functions, by mpmath with 50 digits.
from mpmath import *
mp.dps = 50
def dbl(x): return mpf(float(x))
F = {
 'sqrt':(sqrt,[0,0.25,2,1e-300,1e300]), 'cbrt':(lambda x: sign(x)*cbrt(abs(x)),[-8,-2,0,27,1e-9]),
 'exp':(exp,[-745,-1,0,1e-10,1,709]), 'expm1':(expm1,[-50,-1e-10,0,1e-10,1]), 'log':(log,[1e-300,0.5,1,2,1e300]),
 'log2':(lambda x: log(x)/log(2),[0.1,1,3,8]), 'log10':(log10,[0.1,1,3,1000]), 'log1p':(lambda x: log1p(x),[-0.5,1e-15,0,1,1e10]),
 'sin':(sin,[-2,0,1e-8,1,3,1000]), 'cos':(cos,[-2,0,1,3,1000]), 'tan':(tan,[-1,0,1,1.5,4]),
 'sec':(sec,[-1,0,1,2]), 'csc':(csc,[-1,0.5,2]), 'cot':(cot,[-1,0.5,2]),
 'asin':(asin,[-1,-0.5,0,0.9999,1]), 'acos':(acos,[-1,-0.5,0,0.5]), 'atan':(atan,[-1e10,-1,0,1,5]),
 'asec':(asec,[-1e200,-3,-1.000001,1,1.000001,1.5,10]), 'acsc':(acsc,[-3,1.000001,1.5,10,1e200]), 'acot':(acot,[-3,0.5,10]),
 'sinh':(sinh,[-2,0,1e-8,1,20]), 'cosh':(cosh,[-2,0,1,20]), 'tanh':(tanh,[-2,0,1e-8,1,30]),
 'sech':(sech,[-2,0,1]), 'csch':(csch,[-2,0.5,1]), 'coth':(coth,[-2,0.5,1]),
 'asinh':(asinh,[-3,0,1e-8,2,1e10]), 'acosh':(acosh,[1,1.5,2,1e10]), 'atanh':(atanh,[-0.9,0,1e-8,0.5]),
 'asech':(asech,[1e-310,0.1,0.5,0.9,0.999999,1]), 'acsch':(acsch,[-2,-1e-310,0.5,3]), 'acoth':(acoth,[-2,-1.000001,1.000001,1.5,10,1e10]),
 'abs':(fabs,[-2.5,0,3]), 'sign':(sign,[-2.5,0,3]), 'floor':(floor,[-2.5,-2,0,2.7]), 'ceil':(ceil,[-2.5,-2,0,2.3]),
 'round':(lambda x: sign(x)*floor(abs(x)+mpf('0.5')),[-2.5,-0.4,0.49999999999999994,0.5,2.5]),
 'sigmoid':(lambda x: 1/(1+exp(-x)),[-740,-40,-1,0,1,40]), 'relu':(lambda x: max(x,mpf(0)),[-2,0,3]),
 'softplus':(lambda x: log1p(exp(x)),[-700,-40,-1,0,1,40,800]),
 'erf':(erf,[-6,-1,-0.3,0,1e-10,0.5,0.9,1,2,3.5]), 'erfc':(erfc,[-2,0,0.3,0.5,1,2,5,10,20,26]),
 'gamma':(gamma,[-172.5,-170.5,-10.3,-1.5,-0.1,-1e-200,1e-10,0.5,1,1.5,3.7,9.9,10,20.5,100.25,170,171.6]),
 'lgamma':(lambda x: loggamma(x).real,[-10.3,-1.5,-0.1,-1e-200,1e-10,0.5,1,1.0001,1.5,2,2.0001,3.7,9.9,10,100.25,1e10,1e300]),
 'digamma':(digamma,[-10.3,-1.5,-0.1,1e-10,0.5,1,3.7,10,1e10]),
 'factorial':(lambda x: gamma(x+1),[-0.5,-1e-200,0,1e-310,0.5,1,5,20,100.5,170]),
}
G = {
 'atan2':(atan2,[(1,2),(-1,2),(1,-2),(-1,-2),(0,-1)]), 'hypot':(hypot,[(3,4),(1e200,1e200),(1e-200,1e-200),(0,0)]),
 'min':(min,[(1,2),(2,1)]), 'max':(max,[(1,2),(2,1)]), 'mod':(lambda x,y: x-y*floor(x/y),[(7,3),(-7,3),(7,-3),(5.5,2.25),(0.3,0.1),(1,0.1),(-4,2)]),
 'polygamma':(lambda n,x: polygamma(int(n),x),[(1,0.5),(1,20),(2,3.5),(3,-1.5),(4,1)]),
 'logaddexp':(lambda x,y: max(x,y)+log1p(exp(-fabs(x-y))),[(1,2),(0,0),(3,-4),(1000,999),(-700.5,-701)]),
 'powlog':(lambda x,y: x**y*log(x),[(2,3),(0.5,-1)]),
}
def out(v):
    s = nstr(v, 20)
    return {'+inf':'Infinity','-inf':'-Infinity','nan':'NaN'}.get(s, s)
print('// Printed by tests/golden/elementary.py (mpmath, 50 digits): name, arguments, value.')
print('// deno-fmt-ignore-file')
print('export const ELEMENTARY_VALUES: readonly (readonly [string, readonly number[], number])[] = [')
for name,(f,xs) in F.items():
    for x in xs: print(f'  ["{name}", [{x!r}], {out(f(dbl(x)))}],')
for name,(f,xs) in G.items():
    for a in xs: print(f'  ["{name}", [{a[0]!r}, {a[1]!r}], {out(f(dbl(a[0]),dbl(a[1])))}],')
print('];')
