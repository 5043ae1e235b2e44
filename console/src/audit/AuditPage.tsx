import { Button, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../access/principals';
import { all } from '../api/pages';
import { download } from '../format/download';
import { When } from '../format/Shown';
import { PageFrame } from '../layout/PageFrame';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { csv } from './csv';

export type AuditEntry = {
  id: number;
  at: string;
  actor: string;
  credential: string;
  action: string;
  object: string;
  address: string;
  outcome: 'ALLOWED' | 'DENIED';
  detail: string;
};

const FIELDS = [
  'at',
  'actor',
  'credential',
  'action',
  'object',
  'outcome',
  'address',
  'detail',
] as const;

export default function AuditPage() {
  const entries = useQuery({
    queryKey: ['audit'],
    queryFn: () => all<AuditEntry>('/iam/v2/audit-entries'),
  });
  const { state, change } = useListState('-at');
  const nameOf = useNameOf();
  const actor = (row: AuditEntry) => nameOf(row.actor);
  const text = (row: AuditEntry) => [actor(row), ...FIELDS.map((field) => row[field])].join(' ');
  const page = localPage(entries.data, state, text, {
    at: (a, b) => a.id - b.id,
    actor: byText(actor),
    action: byText((row) => row.action),
  });
  const save = () => {
    const rows = (entries.data ?? []).map((row) => FIELDS.map((field) => row[field]));
    download('audit.csv', csv([[...FIELDS], ...rows]), 'text/csv');
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
        columns={columnsOf(actor)}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => String(row.id)}
        error={entries.error}
        retry={() => void entries.refetch()}
        state={state}
        change={change}
        empty="Nothing has happened yet."
      />
    </PageFrame>
  );
}

const columnsOf = (actor: (row: AuditEntry) => string): Column<AuditEntry>[] => [
  { name: 'at', title: 'When', sortable: true, cell: (row) => <When at={row.at} /> },
  { name: 'actor', title: 'Who', sortable: true, cell: actor },
  { name: 'action', title: 'What', sortable: true, cell: (row) => row.action },
  { name: 'object', title: 'On', cell: (row) => `${row.object} ${row.detail}` },
  {
    name: 'outcome',
    title: 'Outcome',
    cell: (row) =>
      row.outcome === 'DENIED' ? (
        <Label isCompact status="warning">
          refused
        </Label>
      ) : (
        'done'
      ),
  },
  { name: 'address', title: 'From', cell: (row) => row.address },
];
