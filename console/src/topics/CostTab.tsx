import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Link } from 'react-router';
import { useBreakdown } from '../billing/costs';
import { shareInWords } from '../format/money';
import { Money } from '../format/Shown';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import type { TabProps } from './tab';

/** What the topic has cost this month, and its part of the bill. */
export default function CostTab({ cluster, topic }: TabProps) {
  const topics = useBreakdown('topic');
  if (topics.error) {
    return <ProblemNote error={topics.error} retry={() => void topics.refetch()} />;
  }
  if (topics.data === undefined) {
    return <Loading what="the cost" />;
  }
  const { currency, total, parts } = topics.data;
  const mine = parts.find((part) => part.cluster === cluster && part.name === topic.topic_name);
  const amount = mine?.amount ?? '0';
  return (
    <Card>
      <CardTitle component="h3">Cost this month</CardTitle>
      <CardBody className="samsa-stack">
        <p className="samsa-big-number">
          <Money amount={amount} currency={currency} />
        </p>
        <p className="samsa-quiet">
          {shareInWords(amount, total)} of the bill so far: what was written to it and read from it,
          its storage and its partitions. Hours of the cluster are nobody’s alone and not in it.
        </p>
        <div className="samsa-between">
          <Link to="/billing/explore?by=topic">Costs of all topics</Link>
          <Link
            to={`/billing/usage?by=topic&cluster=${cluster}&topic=${encodeURIComponent(topic.topic_name)}`}
          >
            Usage by hour
          </Link>
        </div>
      </CardBody>
    </Card>
  );
}
