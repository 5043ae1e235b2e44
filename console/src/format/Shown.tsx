import { Tooltip } from '@patternfly/react-core';
import type { Exact } from '../api/exactJson';
import { usePreferences } from '../settings/preferences';
import { money } from './money';
import { useNow } from './now';
import { bytes, count, metered } from './quantity';
import { ago, instant } from './time';

export function Money({ amount, currency = 'USD' }: { amount: Exact; currency?: string }) {
  const { locale } = usePreferences();
  return <span className="samsa-number">{money(amount, currency, locale)}</span>;
}

export function Count({ value }: { value: Exact }) {
  const { locale } = usePreferences();
  return <span className="samsa-number">{count(value, locale)}</span>;
}

/** A metered quantity, to three digits; how it came about shows all of them. */
export function Quantity({ value, unit }: { value: Exact; unit: string }) {
  const { locale } = usePreferences();
  return (
    <span title={`${value} ${unit}`}>
      <span className="samsa-number">{metered(value, locale)}</span> {unit}
    </span>
  );
}

export function Bytes({ value }: { value: Exact }) {
  const { locale } = usePreferences();
  return (
    <span className="samsa-number" title={`${count(value, locale)} bytes`}>
      {bytes(value, locale)}
    </span>
  );
}

/** A moment: how long ago, and on hover or focus the time itself with its zone. */
export function When({ at }: { at: string | number | undefined }) {
  const { locale, zone } = usePreferences();
  const now = useNow();
  if (at === undefined) {
    return <span>never</span>;
  }
  return (
    <Tooltip content={instant(at, locale, zone)}>
      <time dateTime={new Date(at).toISOString()} tabIndex={0}>
        {ago(at, now, locale)}
      </time>
    </Tooltip>
  );
}
