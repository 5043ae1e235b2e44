import type { Exact } from '../api/exactJson';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A number, grouped as the locale does; whole numbers are never rounded. */
export function count(value: Exact, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }).format(
    String(value) as Intl.StringNumericLiteral,
  );
}

/** A metered quantity to three digits, small ones too; what was used never shows as 0. */
export function metered(value: Exact, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 3,
    maximumSignificantDigits: 3,
    roundingPriority: 'morePrecision',
  });
  return format.format(String(value) as Intl.StringNumericLiteral);
}

/** Bytes in the largest binary unit that leaves at least 1, with three significant digits. */
export function bytes(value: Exact, locale: string): string {
  let rest = BigInt(String(value).split('.')[0] ?? '0');
  let unit = 0;
  while (rest >= 1024n * 1024n && unit < UNITS.length - 2) {
    rest /= 1024n;
    unit += 1;
  }
  let shown = Number(rest);
  if (shown >= 1024) {
    shown /= 1024;
    unit += 1;
  }
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: unit === 0 ? 4 : 3 });
  return `${format.format(shown)} ${UNITS[unit]}`;
}

/** Adds counts that may exceed 2^53. */
export function total(values: readonly Exact[]): string {
  return values.reduce((all, value) => all + BigInt(value), 0n).toString();
}

/** Milliseconds as people say them: `7 days`, `36 hours`. */
export function duration(milliseconds: Exact, locale: string): string {
  const ms = BigInt(milliseconds);
  if (ms < 0n) {
    return 'without limit';
  }
  const steps: [bigint, string][] = [
    [86_400_000n, 'day'],
    [3_600_000n, 'hour'],
    [60_000n, 'minute'],
    [1_000n, 'second'],
  ];
  const [size, unit] = steps.find(([step]) => ms >= step && ms % step === 0n) ?? [
    1n,
    'millisecond',
  ];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    ms / size,
  );
}
