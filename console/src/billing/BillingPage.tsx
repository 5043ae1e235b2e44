import { Card, CardBody, CardTitle, EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { Link } from 'react-router';
import { Money, When } from '../format/Shown';
import { month } from '../format/time';
import { sum } from '../format/money';
import { LinkButton } from '../layout/LinkButton';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { usePreferences } from '../settings/preferences';
import { BillLines } from './BillLines';
import { useLiveBill, type LiveBill } from './live';

export default function BillingPage() {
  const bill = useLiveBill();
  const { locale } = usePreferences();
  return (
    <PageFrame
      title="Billing"
      about={bill.data && month(bill.data.period.start, locale)}
      actions={
        <LinkButton variant="secondary" to="/estimate">
          Calculator
        </LinkButton>
      }
    >
      {bill.isError && bill.data === undefined && (
        <ProblemNote error={bill.error} retry={() => void bill.refetch()} />
      )}
      {bill.isPending && <Loading what="the bill" />}
      {bill.data && <Bill bill={bill.data} />}
    </PageFrame>
  );
}

function Bill({ bill }: { bill: LiveBill }) {
  return (
    <div className="samsa-stack">
      <div>
        <p className="samsa-big-number">
          <Money amount={bill.amount} currency={bill.currency} />
        </p>
        <p className="samsa-quiet">
          Month so far, counted up to <When at={bill.as_of} />
        </p>
      </div>
      {bill.clusters.length === 0 && (
        <EmptyState titleText="Nothing to pay" headingLevel="h2">
          <EmptyStateBody>Charges begin with the first cluster.</EmptyStateBody>
        </EmptyState>
      )}
      <div className="samsa-cards samsa-wide-cards">
        {bill.clusters.map((cluster) => (
          <Card key={cluster.resource.id}>
            <CardTitle component="h2">
              <Link to={`/clusters/${cluster.resource.id}`}>
                {cluster.resource.display_name ?? cluster.resource.id}
              </Link>
            </CardTitle>
            <CardBody>
              <BillLines
                lines={cluster.lines}
                currency={bill.currency}
                total={sum(cluster.lines.map((line) => line.amount))}
              />
            </CardBody>
          </Card>
        ))}
      </div>
    </div>
  );
}
