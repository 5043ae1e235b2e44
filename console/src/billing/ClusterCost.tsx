import { Card, CardBody, CardTitle, Skeleton } from '@patternfly/react-core';
import { Money } from '../format/Shown';
import { messageOf } from '../layout/ProblemNote';
import { BillLines } from './BillLines';
import { useLiveBill } from './live';

/** What one cluster has cost this month. */
export function ClusterCost({ cluster }: { cluster: string }) {
  const bill = useLiveBill();
  const mine = bill.data?.clusters.find((c) => c.resource.id === cluster);
  return (
    <Card>
      <CardTitle component="h2">Cost this month</CardTitle>
      <CardBody className="samsa-stack">
        {bill.data ? (
          <>
            <p className="samsa-big-number">
              <Money amount={mine?.amount ?? '0'} currency={bill.data.currency} />
            </p>
            {mine && (
              <BillLines
                label="Cost of the cluster"
                lines={mine.lines}
                currency={bill.data.currency}
                total={mine.amount}
              />
            )}
          </>
        ) : bill.error ? (
          <p className="samsa-quiet">{messageOf(bill.error)}</p>
        ) : (
          <Skeleton screenreaderText="Loading the cost" />
        )}
      </CardBody>
    </Card>
  );
}
