/**
 * exp and ln from exactly rounded operations alone (+ - * /), so that every machine and Node version gives the same
 * bits; the built-in ones may differ in the last place between engines. Relative error below 1e-13.
 */
const LN_2 = 0.6931471805599453;

/** e to the power x, for |x| up to 700. */
export function exactExp(x: number): number {
  const doublings = Math.round(x / LN_2);
  const rest = x - doublings * LN_2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 20; n++) {
    term = (term * rest) / n;
    sum += term;
  }
  let power = 1;
  for (let i = 0; i < Math.abs(doublings); i++) power *= 2;
  return doublings < 0 ? sum / power : sum * power;
}

/** The natural logarithm of x > 0. */
export function exactLn(x: number): number {
  let mantissa = x;
  let doublings = 0;
  while (mantissa > 1.5) {
    mantissa /= 2;
    doublings++;
  }
  while (mantissa < 0.75) {
    mantissa *= 2;
    doublings--;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let power = ratio;
  let sum = 0;
  for (let n = 1; n <= 41; n += 2) {
    sum += power / n;
    power *= square;
  }
  return 2 * sum + doublings * LN_2;
}
