import { Button } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useClusterName } from '../clusters/clusters';
import { getCsv } from '../api/http';
import { download } from '../format/download';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { useNow } from '../format/now';
import { Bytes, Quantity } from '../format/Shown';
import { ProblemNote } from '../layout/ProblemNote';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { meterInWords, paramsOf, readUsageQuery, useUsage, type Usage } from './usage';

const orders = {
  hour: byText((row: Usage) => row.hour),
  cluster: byText((row: Usage) => row.cluster),
  topic: byText((row: Usage) => row.topic ?? ''),
  meter: byText((row: Usage) => row.meter),
};

const COLUMNS: Column<Usage>[] = [
  {
    name: 'hour',
    title: 'Hour (UTC)',
    sortable: true,
    cell: (row) => row.hour.slice(0, 16).replace('T', ' '),
  },
  {
    name: 'cluster',
    title: 'Cluster',
    sortable: true,
    cell: (row) => <ClusterName id={row.cluster} />,
  },
  { name: 'topic', title: 'Topic', sortable: true, cell: (row) => row.topic ?? '' },
  { name: 'meter', title: 'What', sortable: true, cell: (row) => meterInWords(row.meter) },
  {
    name: 'amount',
    title: 'How much',
    numeric: true,
    cell: (row) =>
      row.unit === 'byte' ? (
        <Bytes value={row.amount} />
      ) : (
        <Quantity value={row.amount} unit={row.unit} />
      ),
  },
  { name: 'sealed', title: 'Final', cell: (row) => (row.sealed ? 'yes' : 'not yet') },
];

function ClusterName({ id }: { id: string }) {
  const clusterName = useClusterName();
  return <span title={id}>{clusterName(id)}</span>;
}

/** All of it as a file, from the server. */
function DownloadCsv({ query }: { query: ReturnType<typeof paramsOf> }) {
  const saving = useMutation({
    mutationFn: async () =>
      download('usage.csv', await getCsv('/billing/v1/usage', query), 'text/csv'),
  });
  return (
    <>
      <Button variant="secondary" isLoading={saving.isPending} onClick={() => saving.mutate()}>
        Export CSV
      </Button>
      {saving.error && <ProblemNote error={saving.error} />}
    </>
  );
}

/** What was used, in its own units, as it was counted. */
export default function UsagePage() {
  const [params, setParams] = useSearchParams();
  const query = readUsageQuery(params, useNow());
  const usage = useUsage(query);
  const { state, change } = useListState('-hour');
  const page = localPage(
    usage.data,
    state,
    (row) => `${row.cluster} ${row.topic ?? ''} ${meterInWords(row.meter)}`,
    orders,
  );
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(name, value);
        return after;
      },
      { replace: true },
    );
  return (
    <div className="samsa-stack">
      <div className="samsa-query pf-v6-c-form">
        <Field
          id="from"
          label="From"
          type="date"
          value={query.from}
          change={(v) => set('from', v)}
        />
        <Field id="to" label="To" type="date" value={query.to} change={(v) => set('to', v)} />
        <Choice
          id="by"
          label="By"
          value={query.byTopic ? 'topic' : 'cluster'}
          change={(v) => set('by', v)}
          options={[
            { value: 'cluster', label: 'Cluster' },
            { value: 'topic', label: 'Topic' },
          ]}
        />
        <DownloadCsv query={paramsOf(query)} />
      </div>
      <ResourceList
        label="Usage"
        columns={query.byTopic ? COLUMNS : COLUMNS.filter(({ name }) => name !== 'topic')}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => `${row.hour} ${row.cluster} ${row.topic ?? ''} ${row.meter}`}
        error={usage.error}
        retry={() => void usage.refetch()}
        state={state}
        change={change}
        empty="Nothing was used on these days, or its first minute is not closed yet."
      />
    </div>
  );
}
