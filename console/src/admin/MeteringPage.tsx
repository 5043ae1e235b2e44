import { Label } from '@patternfly/react-core';
import { Count, When } from '../format/Shown';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { Figure } from './Figure';
import { useUsageHealth, type UsageHealth } from './metering';
import { ClusterLink, Rows } from './Rows';

/** What the operator must know of metering before a customer asks. */
export default function MeteringPage() {
  const health = useUsageHealth();
  return (
    <PageFrame
      title="Metering"
      about="Brokers that are silent, counts that are missing, and usage that was held back."
    >
      {health.error && health.data === undefined && (
        <ProblemNote error={health.error} retry={() => void health.refetch()} />
      )}
      {health.isPending && <Loading what="metering" />}
      {health.data && <Health health={health.data} />}
    </PageFrame>
  );
}

function Health({ health: { summary, brokers, gaps, quarantined } }: { health: UsageHealth }) {
  return (
    <div className="samsa-stack">
      <div className="samsa-cards">
        <Figure title="Brokers" value={summary.brokers} />
        <Figure title="of them silent" value={summary.silentBrokers} alarming />
        <Figure title="Missing counts" value={summary.openGaps} alarming />
        <Figure title="Batches held back" value={summary.quarantined} alarming />
        <Figure title="Hours not sealed" value={summary.unsealedHours} />
        <Figure title="Batches still at brokers" value={summary.spooledBatches} />
      </div>
      <Rows
        title="Brokers"
        heads={['Cluster', 'Broker', 'Heard of', 'Complete up to', 'Connections', 'Batches held']}
        empty="No broker has reported yet."
        rows={brokers.map((row) => ({
          key: `${row.cluster_id} ${row.broker}`,
          cells: [
            <ClusterLink key="c" id={row.cluster_id} />,
            row.broker,
            <span key="h">
              <When at={row.heard_at} />{' '}
              {row.silent && (
                <Label isCompact status="danger">
                  silent
                </Label>
              )}
            </span>,
            <When key="u" at={row.complete_until ?? undefined} />,
            row.connections,
            row.spool_batches,
          ],
        }))}
      />
      <Rows
        title="Missing counts"
        heads={['Cluster', 'Broker', 'Meter', 'Topic', 'Missing', 'Before']}
        empty="Nothing is missing."
        rows={gaps.map((row) => ({
          key: `${row.cluster_id} ${row.broker} ${row.meter} ${row.topic} ${row.before}`,
          cells: [
            <ClusterLink key="c" id={row.cluster_id} />,
            row.broker,
            row.meter,
            row.topic,
            <Count key="m" value={row.missing} />,
            <When key="b" at={row.before} />,
          ],
        }))}
      />
      <Rows
        title="Held back"
        heads={['Cluster', 'Why', 'Received']}
        empty="Nothing is held back: all that brokers reported is on the bills."
        rows={quarantined.map((row) => ({
          key: String(row.id),
          cells: [
            <ClusterLink key="c" id={row.cluster_id} />,
            row.reason,
            <When key="r" at={row.received_at} />,
          ],
        }))}
      />
    </div>
  );
}
