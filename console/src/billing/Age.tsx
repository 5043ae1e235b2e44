import { When } from '../format/Shown';
import { completeTo, type LiveBill } from './live';

/** How old the bill is. */
export function Age({ bill }: { bill: LiveBill }) {
  const to = completeTo(bill);
  return (
    <p className="samsa-quiet">
      {to === undefined ? (
        'Counting has begun; the first minute is not closed yet'
      ) : (
        <>
          Complete up to <When at={to} />
        </>
      )}
    </p>
  );
}
