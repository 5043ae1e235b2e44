import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link, useSearchParams } from 'react-router';
import type { Exact } from '../api/exactJson';
import { useClusterName } from '../clusters/clusters';
import { Choice } from '../form/Choice';
import { compare, share, shareInWords } from '../format/money';
import { Money } from '../format/Shown';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { GROUPINGS, useBreakdown, type Breakdown, type Grouping, type Part } from './costs';

/** The month so far, by what caused it. */
export default function ExplorePage() {
  const [params, setParams] = useSearchParams();
  const by = GROUPINGS.find(({ value }) => value === params.get('by'))?.value ?? 'day';
  const breakdown = useBreakdown(by);
  return (
    <div className="samsa-stack">
      <div className="samsa-query pf-v6-c-form">
        <Choice
          id="by"
          label="By"
          value={by}
          change={(value) => setParams({ by: value }, { replace: true })}
          options={[...GROUPINGS]}
        />
      </div>
      {breakdown.error && (
        <ProblemNote error={breakdown.error} retry={() => void breakdown.refetch()} />
      )}
      {breakdown.isPending && <Loading what="the costs" />}
      {breakdown.data && <Parts by={by} breakdown={breakdown.data} />}
    </div>
  );
}

type Props = { by: Grouping; breakdown: Breakdown };

function Parts({ by, breakdown: { currency, total, parts } }: Props) {
  if (parts.length === 0) {
    return (
      <EmptyState titleText="Nothing to pay yet" headingLevel="h2" variant="sm">
        <EmptyStateBody>Costs appear a minute after something was used.</EmptyStateBody>
      </EmptyState>
    );
  }
  const title = GROUPINGS.find(({ value }) => value === by)?.label ?? '';
  const sorted = by === 'day' ? parts : [...parts].sort((a, b) => compare(b.amount, a.amount));
  return (
    <Table aria-label={`Costs by ${title.toLowerCase()}`} variant="compact">
      <Thead>
        <Tr>
          <Th>{title}</Th>
          <Th className="samsa-numeric">Amount</Th>
          <Th>Part of the bill</Th>
        </Tr>
      </Thead>
      <Tbody>
        {sorted.map((part) => (
          <Tr key={part.key}>
            <Td dataLabel={title}>
              <Name by={by} part={part} />
            </Td>
            <Td dataLabel="Amount" className="samsa-numeric">
              <Money amount={part.amount} currency={currency} />
            </Td>
            <Td dataLabel="Part of the bill">
              <Share part={part.amount} total={total} />
            </Td>
          </Tr>
        ))}
        <Tr>
          <Th scope="row">Total</Th>
          <Td dataLabel="Amount" className="samsa-numeric">
            <strong>
              <Money amount={total} currency={currency} />
            </strong>
          </Td>
          <Td />
        </Tr>
      </Tbody>
    </Table>
  );
}

function Share({ part, total }: { part: Exact; total: Exact }) {
  const percent = share(part, total);
  return (
    <span className="samsa-inline">
      <meter
        className="samsa-share"
        min={0}
        max={100}
        value={percent}
        aria-label={`${percent} percent`}
      />
      {shareInWords(part, total)}
    </span>
  );
}

/** What the part is, as a link where it has a page; what is nobody's says so. */
function Name({ by, part: { key, name, cluster } }: { by: Grouping; part: Part }) {
  const clusterName = useClusterName();
  if (key === '') {
    return <span className="samsa-quiet">shared by all, nobody’s alone</span>;
  }
  if (by === 'topic' && cluster !== undefined) {
    return (
      <>
        <Link to={`/clusters/${cluster}/topics/${encodeURIComponent(name)}`}>{name}</Link>{' '}
        <span className="samsa-quiet">{clusterName(cluster)}</span>
      </>
    );
  }
  if (by === 'cluster') {
    return <Link to={`/clusters/${key}`}>{name || key}</Link>;
  }
  if (by === 'environment') {
    return <Link to={`/environments/${key}`}>{name || key}</Link>;
  }
  return name || key;
}
