import { Label } from '@patternfly/react-core';
import { Count, When } from '../format/Shown';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { Figure } from './Figure';
import { useReconciliation, type Reconciliation } from './reconciliation';
import { ClusterLink, Rows } from './Rows';

/** Each stage from the brokers' counts to the invoice, compared with the one before. */
export default function ReconciliationPage() {
  const report = useReconciliation();
  return (
    <PageFrame
      title="Reconciliation"
      about="Whether what is billed is what the brokers counted, hour by hour."
    >
      {report.error && report.data === undefined && (
        <ProblemNote error={report.error} retry={() => void report.refetch()} />
      )}
      {report.isPending && <Loading what="the comparison" />}
      {report.data && <Report report={report.data} />}
    </PageFrame>
  );
}

function Report({ report: { summary, findings } }: { report: Reconciliation }) {
  return (
    <div className="samsa-stack">
      <div className="samsa-cards">
        <Figure title="Hours compared" value={summary.hours_compared} />
        <Figure title="Hours still to compare" value={summary.hours_behind} />
        <Figure title="Hours that differ" value={summary.hours_with_residuals} alarming />
        <Figure title="Clusters that ran in silence" value={summary.silent_clusters} alarming />
      </div>
      <Rows
        title="Residuals"
        heads={['Hour (UTC)', 'Cluster', 'Meter', 'Stage', 'Expected', 'Found', 'Residual']}
        empty="None: in every hour compared, each stage has what the one before has."
        rows={findings.flatMap((finding) =>
          finding.residuals.map((residual) => ({
            key: `${finding.cluster_id} ${finding.hour} ${residual.meter} ${residual.stage}`,
            cells: [
              finding.hour.slice(0, 16).replace('T', ' '),
              <ClusterLink key="c" id={finding.cluster_id} />,
              residual.meter,
              residual.stage,
              <Count key="e" value={residual.expected} />,
              <Count key="a" value={residual.actual} />,
              <Count key="r" value={residual.residual} />,
            ],
          })),
        )}
      />
      <Rows
        title="Silent hours"
        heads={['Hour (UTC)', 'Cluster', 'Compared']}
        empty="Every cluster that ran has reported."
        rows={findings
          .filter((finding) => finding.silent)
          .map((finding) => ({
            key: `${finding.cluster_id} ${finding.hour}`,
            cells: [
              <span key="h">
                {finding.hour.slice(0, 16).replace('T', ' ')}{' '}
                <Label isCompact status="danger">
                  silent
                </Label>
              </span>,
              <ClusterLink key="c" id={finding.cluster_id} />,
              <When key="w" at={finding.compared_at} />,
            ],
          }))}
      />
    </div>
  );
}
