/** Times in the zone and locale that the user chose; the zone is always shown. */
export function instant(value: string | number | Date, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: zone,
  })
    .format(new Date(value))
    .concat(' ', zoneName(value, locale, zone));
}

function zoneName(value: string | number | Date, locale: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' });
  const name = parts.formatToParts(new Date(value)).find((part) => part.type === 'timeZoneName');
  return name?.value ?? zone;
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
