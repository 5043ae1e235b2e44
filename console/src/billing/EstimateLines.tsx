import { Skeleton } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import { ProblemNote } from '../layout/ProblemNote';
import { BillLines } from './BillLines';
import type { Estimate } from './estimate';

/** The lines of an estimate, each opening its calculation, and the total. */
export function EstimateLines({ estimate }: { estimate: UseQueryResult<Estimate> }) {
  if (estimate.isError) {
    return <ProblemNote error={estimate.error} retry={() => void estimate.refetch()} />;
  }
  if (estimate.data === undefined) {
    return <Skeleton height="8rem" screenreaderText="Working out the estimate" />;
  }
  const { lines, total, currency } = estimate.data;
  return (
    <BillLines
      label="Estimated lines"
      busy={estimate.isFetching}
      lines={lines.map(({ name, unit_price, formula, ...line }) => ({
        ...line,
        description: name,
        price: unit_price,
        derivation: formula,
      }))}
      currency={currency}
      total={total}
    />
  );
}
