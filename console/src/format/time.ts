type Instant = string | number | Date;

/** Times in the zone and locale that the user chose; the zone is always shown. */
export const instant = (value: Instant, locale: string, zone: string) =>
  formatOf(locale, zone, false).format(new Date(value));

/** The same to the millisecond, as messages have it. */
export const preciseInstant = (value: Instant, locale: string, zone: string) =>
  formatOf(locale, zone, true).format(new Date(value));

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are kept: to make one takes longer than to use it for a whole list. */
function formatOf(locale: string, zone: string, precise: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${precise}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: precise ? 3 : undefined,
      timeZone: zone,
      timeZoneName: 'short',
    });
  formats.set(key, format);
  return format;
}

const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** `3 minutes ago`. */
export function ago(value: string | number | Date, now: number, locale: string): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const [size, unit] = STEPS.find(([step]) => Math.abs(seconds) >= step) ?? [1, 'second'];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return format.format(Math.trunc(seconds / size), unit);
}

/** `14:03`, in the zone chosen. */
export function clock(value: string, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(
    new Date(value),
  );
}

/** `November 2026`; months of the bill are UTC months. */
export function month(value: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(value));
}
