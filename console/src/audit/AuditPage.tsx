import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { all } from '../api/pages';
import { download } from '../apikeys/envFile';
import { When } from '../format/Shown';
import { PageFrame } from '../layout/PageFrame';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { csv } from './csv';

export type AuditEntry = {
  id: string;
  at: string;
  principal?: string;
  action: string;
  resource?: string;
  address?: string;
  outcome: string;
};

const orders = {
  at: byText((row: AuditEntry) => row.at),
  action: byText((row: AuditEntry) => row.action),
  principal: byText((row: AuditEntry) => row.principal ?? ''),
};

const columns: Column<AuditEntry>[] = [
  { name: 'at', title: 'When', sortable: true, cell: (row) => <When at={row.at} /> },
  { name: 'principal', title: 'Who', sortable: true, cell: (row) => row.principal ?? 'unknown' },
  { name: 'action', title: 'What', sortable: true, cell: (row) => row.action },
  { name: 'resource', title: 'On', cell: (row) => row.resource ?? '' },
  { name: 'outcome', title: 'Outcome', cell: (row) => row.outcome },
  { name: 'address', title: 'From', cell: (row) => row.address ?? '' },
];

export default function AuditPage() {
  const entries = useQuery({
    queryKey: ['audit'],
    queryFn: () => all<AuditEntry>('/iam/v2/audit-log'),
  });
  const { state, change } = useListState('-at');
  const text = (row: AuditEntry) => `${row.principal} ${row.action} ${row.resource} ${row.outcome}`;
  const page = localPage(entries.data, state, text, orders);
  const save = () => {
    const rows = (entries.data ?? []).map((row) => [
      row.at,
      row.principal ?? '',
      row.action,
      row.resource ?? '',
      row.outcome,
      row.address ?? '',
    ]);
    download(
      'audit.csv',
      csv([['at', 'principal', 'action', 'resource', 'outcome', 'address'], ...rows]),
      'text/csv',
    );
  };
  return (
    <PageFrame
      title="Audit log"
      about="Who did what in this organization."
      actions={
        <Button variant="secondary" onClick={save} isDisabled={entries.data === undefined}>
          Export CSV
        </Button>
      }
    >
      <ResourceList
        label="Audit entries"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={entries.error}
        retry={() => void entries.refetch()}
        state={state}
        change={change}
        empty="Nothing has happened yet."
      />
    </PageFrame>
  );
}
