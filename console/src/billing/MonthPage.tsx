import {
  Alert,
  Card,
  CardBody,
  CardTitle,
  EmptyState,
  EmptyStateBody,
} from '@patternfly/react-core';
import { Link } from 'react-router';
import { Money } from '../format/Shown';
import { month } from '../format/time';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { usePreferences } from '../settings/preferences';
import { Age } from './Age';
import { BillLines } from './BillLines';
import { ExpectedMonth } from './ExpectedMonth';
import { MoversCard } from './MoversCard';
import { useLiveBill, type LiveBill } from './live';

/** The month so far. */
export default function MonthPage() {
  const bill = useLiveBill();
  return (
    <>
      {bill.isError && bill.data === undefined && (
        <ProblemNote error={bill.error} retry={() => void bill.refetch()} />
      )}
      {bill.isPending && <Loading what="the bill" />}
      {bill.data && <Bill bill={bill.data} />}
    </>
  );
}

function Bill({ bill }: { bill: LiveBill }) {
  return (
    <div className="samsa-stack">
      <Sofar bill={bill} />
      {bill.findings.map((finding) => (
        <Alert component="p" isInline isPlain key={finding} title={finding} />
      ))}
      {bill.clusters.length === 0 && (
        <EmptyState titleText="Nothing to pay" headingLevel="h2">
          <EmptyStateBody>Charges begin with the first cluster.</EmptyStateBody>
        </EmptyState>
      )}
      <div className="samsa-cards samsa-wide-cards">
        {bill.clusters.length > 0 && <MoversCard />}
        {bill.clusters.length > 1 && (
          <Card>
            <CardTitle component="h2">All clusters</CardTitle>
            <CardBody>
              <BillLines
                label="All clusters"
                lines={bill.lines}
                currency={bill.currency}
                total={bill.amount}
              />
            </CardBody>
          </Card>
        )}
        {bill.clusters.map((cluster) => (
          <Card key={cluster.resource.id}>
            <CardTitle component="h2">
              {cluster.deleted_at === undefined ? (
                <Link to={`/clusters/${cluster.resource.id}`}>{cluster.resource.display_name}</Link>
              ) : (
                `${cluster.resource.display_name} (deleted)`
              )}
            </CardTitle>
            <CardBody>
              <BillLines
                label={`Lines of ${cluster.resource.display_name}`}
                lines={cluster.lines}
                currency={bill.currency}
                total={cluster.amount}
              />
            </CardBody>
          </Card>
        ))}
      </div>
    </div>
  );
}

function Sofar({ bill }: { bill: LiveBill }) {
  const { locale } = usePreferences();
  return (
    <div>
      <p className="samsa-big-number">
        <Money amount={bill.amount} currency={bill.currency} />
      </p>
      <Age bill={bill} />
      <p className="samsa-quiet">
        {month(bill.period.start, locale)}, prices of the list {bill.catalog}
      </p>
      <ExpectedMonth bill={bill} />
    </div>
  );
}
