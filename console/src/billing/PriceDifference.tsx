import { compare, sum } from '../format/money';
import { Money } from '../format/Shown';
import { messageOf } from '../layout/ProblemNote';
import { useEstimate, type Workload } from './estimate';

type Props = {
  before: Workload;
  after: Workload | undefined;
  /** What the sentence goes on with: what else will cost, as ` and what is written.` */
  beside: string;
};

/** What a change will cost a month, said before it is made, by the engine that makes the invoice. */
export function PriceDifference({ before, after, beside }: Props) {
  const now = useEstimate(before);
  const then = useEstimate(after);
  const error = now.error ?? then.error;
  if (error) {
    return <p className="samsa-quiet">Its price is not known: {messageOf(error)}</p>;
  }
  if (after === undefined || now.data === undefined || then.data === undefined) {
    return null;
  }
  const { currency } = then.data;
  const more = sum([then.data.total, opposite(now.data.total)]);
  const order = compare(more, '0');
  return (
    <p aria-live="polite">
      {order === 0 ? (
        'Costs nothing more'
      ) : (
        <>
          <strong>
            <Money amount={order > 0 ? more : opposite(more)} currency={currency} />
          </strong>{' '}
          {order > 0 ? 'more' : 'less'} a month
        </>
      )}
      {beside}
    </p>
  );
}

const opposite = (amount: string | number) =>
  String(amount).startsWith('-') ? String(amount).slice(1) : `-${amount}`;
