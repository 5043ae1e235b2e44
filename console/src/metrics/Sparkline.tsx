import type { Exact } from '../api/exactJson';

const WIDTH = 180;
const HEIGHT = 36;

/** How a figure went, as a line; the numbers themselves stand in a table beside it. */
export function Sparkline({ values }: { values: Exact[] }) {
  const figures = values.map(Number);
  const most = Math.max(1, ...figures);
  const step = WIDTH / Math.max(1, figures.length - 1);
  const points = figures
    .map((v, n) => `${(n * step).toFixed(1)},${(HEIGHT - (v / most) * HEIGHT).toFixed(1)}`)
    .join(' ');
  return (
    <svg
      className="samsa-spark"
      viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={points} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
