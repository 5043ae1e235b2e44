import { Card, CardBody, CardTitle, Skeleton } from '@patternfly/react-core';
import { Link } from 'react-router';
import { Money } from '../format/Shown';
import { messageOf } from '../layout/ProblemNote';
import { Age } from './Age';
import { ExpectedMonth } from './ExpectedMonth';
import { useLiveBill } from './live';

/** The bill of this month so far, with its age. */
export function MonthCard() {
  const bill = useLiveBill();
  return (
    <Card>
      <CardTitle component="h2">
        <Link to="/billing">This month so far</Link>
      </CardTitle>
      <CardBody>
        {bill.data ? (
          <>
            <p className="samsa-big-number">
              <Money amount={bill.data.amount} currency={bill.data.currency} />
            </p>
            <Age bill={bill.data} />
            <ExpectedMonth bill={bill.data} />
          </>
        ) : bill.error ? (
          <p className="samsa-quiet">{messageOf(bill.error)}</p>
        ) : (
          <Skeleton screenreaderText="Loading the bill" />
        )}
      </CardBody>
    </Card>
  );
}
