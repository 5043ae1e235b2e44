import { Card, CardBody, CardTitle, Skeleton } from '@patternfly/react-core';
import { Link } from 'react-router';
import { useNameOf } from '../access/principals';
import { compare } from '../format/money';
import { Money, When } from '../format/Shown';
import { messageOf } from '../layout/ProblemNote';
import { visible } from '../messages/visible';
import { useMovers, type Cause, type Mover } from './movers';
import { titleOfLine } from './words';

/** What changed in the cost of a day, with what was done before it did. */
export function MoversCard() {
  const movers = useMovers();
  return (
    <Card>
      <CardTitle component="h2">What changed since yesterday</CardTitle>
      <CardBody>
        {movers.data ? (
          movers.data.data.length === 0 ? (
            <p className="samsa-quiet">Nothing: a day costs what the day before cost.</p>
          ) : (
            <ul className="samsa-plain-list" aria-label="Top movers">
              {movers.data.data.map((mover) => (
                <li key={`${mover.resource.id} ${mover.line_type}`}>
                  <Change mover={mover} currency={movers.data.currency} />
                </li>
              ))}
            </ul>
          )
        ) : movers.error ? (
          <p className="samsa-quiet">{messageOf(movers.error)}</p>
        ) : (
          <Skeleton height="4rem" screenreaderText="Loading what changed" />
        )}
      </CardBody>
    </Card>
  );
}

function Change({ mover, currency }: { mover: Mover; currency: string }) {
  const { resource, line_type, before, after, difference, causes } = mover;
  return (
    <>
      <div className="samsa-between">
        <span>
          {titleOfLine(line_type)} of{' '}
          <Link to={`/clusters/${resource.id}`}>{visible(resource.display_name)}</Link>
        </span>
        <strong>
          {compare(difference, '0') > 0 && '+'}
          <Money amount={difference} currency={currency} /> a day
        </strong>
      </div>
      <p className="samsa-quiet">
        from <Money amount={before} currency={currency} /> to{' '}
        <Money amount={after} currency={currency} />
      </p>
      {causes.map((cause) => (
        <Reason key={cause.id} cause={cause} />
      ))}
    </>
  );
}

function Reason({ cause }: { cause: Cause }) {
  const nameOf = useNameOf();
  return (
    <p className="samsa-quiet">
      <Link to={`/audit?q=${encodeURIComponent(cause.object)}`}>{cause.action}</Link> on{' '}
      {visible(cause.object)} by {nameOf(cause.actor)}, <When at={cause.at} />
    </p>
  );
}
