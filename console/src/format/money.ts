import type { Exact } from '../api/exactJson';

/** Amounts are decimal text from the server and are never made into floating point. */
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

type Scaled = { units: bigint; scale: number };

function scaled(amount: Exact): Scaled {
  const match = DECIMAL.exec(plain(amount));
  if (match === null) {
    throw new RangeError(`not a decimal amount: ${amount}`);
  }
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[2]}${fraction}`);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

/** Undoes an exponent, which JSON writers use for very small amounts. */
function plain(amount: Exact): string {
  const [mantissa = '', exponent] = String(amount).toLowerCase().split('e');
  if (exponent === undefined) {
    return mantissa;
  }
  const { units, scale } = scaled(mantissa);
  const shift = Number(exponent) - scale;
  return shift >= 0 ? String(units * 10n ** BigInt(shift)) : text({ units, scale: -shift });
}

function text({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function aligned(a: Scaled, b: Scaled): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  const lift = (s: Scaled) => s.units * 10n ** BigInt(scale - s.scale);
  return [lift(a), lift(b), scale];
}

/** Exact sum, with as many digits as the finest part. */
export function sum(amounts: readonly Exact[]): string {
  const total = amounts.map(scaled).reduce(
    (a, b) => {
      const [x, y, scale] = aligned(a, b);
      return { units: x + y, scale };
    },
    { units: 0n, scale: 0 },
  );
  return text(total);
}

/** Order of two amounts, for sorting by cost. */
export function compare(a: Exact, b: Exact): number {
  const [x, y] = aligned(scaled(a), scaled(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Part of a whole in tenths of a percent, for the length of a bar only. */
export function share(part: Exact, whole: Exact): number {
  const [x, y] = aligned(scaled(part), scaled(whole));
  return y === 0n ? 0 : Number((x * 1000n) / y) / 10;
}

/** The same as people read it; what costs something is never 0 %. */
export function shareInWords(part: Exact, whole: Exact): string {
  const percent = share(part, whole);
  return percent === 0 && compare(part, '0') > 0 ? 'below 0.1 %' : `${percent} %`;
}

/**
 * An amount as the user reads it.
 *
 * @param digits fraction digits; amounts below a cent keep up to six so that they do not show as 0
 */
export function money(
  amount: Exact,
  currency: string,
  locale: string,
  digits?: { min: number; max: number },
): string {
  const value = plain(amount);
  const { min, max } = digits ?? digitsFor(value);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: min,
    maximumFractionDigits: max,
  }).format(value as Intl.StringNumericLiteral);
}

function digitsFor(value: string): { min: number; max: number } {
  const { units } = scaled(value);
  const magnitude = units < 0n ? value.slice(1) : value;
  return units !== 0n && compare(magnitude, '0.01') < 0 ? { min: 2, max: 6 } : { min: 2, max: 2 };
}
