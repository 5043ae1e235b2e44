import { duration } from '../format/quantity';
import { usePreferences } from '../settings/preferences';

/** For how long the next message has been waiting; longer ones to the minute. */
export function Waiting({ seconds }: { seconds: number | undefined }) {
  const { locale } = usePreferences();
  if (seconds === undefined) {
    return 'unknown';
  }
  const whole = seconds < 120 ? seconds : seconds - (seconds % 60);
  return <span className="samsa-number">{duration(whole * 1000, locale)}</span>;
}
