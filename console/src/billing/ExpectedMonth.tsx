import { Money } from '../format/Shown';
import { useForecast } from './forecast';
import type { LiveBill } from './live';

/** What the month will come to: with a band once the forecast knows enough, else at this rate. */
export function ExpectedMonth({ bill }: { bill: LiveBill }) {
  const forecast = useForecast().data;
  const band = forecast?.interval_80;
  if (forecast === undefined || band === undefined) {
    return (
      <p className="samsa-quiet">
        <Money amount={bill.projected} currency={bill.currency} /> for the month at this rate
      </p>
    );
  }
  return (
    <p className="samsa-quiet">
      About <Money amount={forecast.expected} currency={forecast.currency} /> for the month, most
      likely <Money amount={band.low} currency={forecast.currency} /> to{' '}
      <Money amount={band.high} currency={forecast.currency} /> (from {forecast.basis})
    </p>
  );
}
