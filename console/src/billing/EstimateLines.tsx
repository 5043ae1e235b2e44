import { Skeleton } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Money, Quantity } from '../format/Shown';
import { ProblemNote } from '../layout/ProblemNote';
import type { Estimate } from './estimate';
import { titleOfLine } from './words';

/** The lines of an estimate with their formulas, and the total. */
export function EstimateLines({ estimate }: { estimate: UseQueryResult<Estimate> }) {
  if (estimate.isError) {
    return <ProblemNote error={estimate.error} retry={() => void estimate.refetch()} />;
  }
  if (estimate.data === undefined) {
    return <Skeleton height="8rem" screenreaderText="Working out the estimate" />;
  }
  const { lines, total, currency } = estimate.data;
  return (
    <table className="samsa-lines" aria-label="Estimated lines" aria-busy={estimate.isFetching}>
      <tbody>
        {lines.map((line) => (
          <tr key={line.line_type}>
            <th scope="row">
              {titleOfLine(line.line_type)}
              <div className="samsa-quiet">
                <Quantity value={line.quantity} unit={line.unit} />
                {line.unit_price !== undefined && ` × ${line.unit_price}`}
              </div>
            </th>
            <td>
              <Money amount={line.amount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>
            <Money amount={total} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
