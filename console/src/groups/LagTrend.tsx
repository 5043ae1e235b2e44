import { useState } from 'react';
import type { Exact } from '../api/exactJson';
import { Count } from '../format/Shown';
import { duration } from '../format/quantity';
import { usePreferences } from '../settings/preferences';
import { lineOf, trendOf, withSample, type Sample } from './trend';

const WIDTH = 240;
const HEIGHT = 40;

type Props = {
  lag: Exact;
  /** When it was read. */
  at: number;
};

/** How the lag has gone since the page was opened. */
export function LagTrend({ lag, at }: Props) {
  const { locale } = usePreferences();
  const [samples, setSamples] = useState<Sample[]>([{ at, lag }]);
  const [seen, setSeen] = useState(at);
  if (seen !== at) {
    setSeen(at);
    setSamples((before) => withSample(before, { at, lag }));
  }
  const first = samples[0];
  if (first === undefined || samples.length < 2) {
    return <p className="samsa-quiet">Watching how it goes from now on.</p>;
  }
  const seconds = Math.round((at - first.at) / 1000);
  return (
    <figure className="samsa-trend">
      <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
        <polyline points={lineOf(samples, WIDTH, HEIGHT)} />
      </svg>
      <figcaption className="samsa-quiet">
        {trendOf(samples)}: <Count value={first.lag} /> to <Count value={lag} /> messages behind in{' '}
        {duration(seconds * 1000, locale)}
      </figcaption>
    </figure>
  );
}
