import { Bytes, Count } from '../format/Shown';
import { PageFrame } from '../layout/PageFrame';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useCells, type Cell } from './admin';

const MIB = 1_048_576;
const orders = { name: byText((row: Cell) => row.name) };

const columns: Column<Cell>[] = [
  { name: 'name', title: 'Cell', sortable: true, cell: (row) => row.name },
  { name: 'kind', title: 'Kind', cell: (row) => row.kind },
  {
    name: 'state',
    title: 'State',
    cell: (row) =>
      `${row.alive ? 'alive' : 'silent'}, ${row.state === 'OPEN' ? 'takes clusters' : 'takes no new clusters'}`,
  },
  {
    name: 'clusters',
    title: 'Clusters',
    numeric: true,
    cell: (row) => <Count value={row.clusters} />,
  },
  {
    name: 'used',
    title: 'Memory used',
    numeric: true,
    cell: (row) => <Bytes value={row.used_mib * MIB} />,
  },
  {
    name: 'capacity',
    title: 'of',
    numeric: true,
    cell: (row) => <Bytes value={row.capacity_mib * MIB} />,
  },
];

export default function CellsPage() {
  const cells = useCells();
  const { state, change } = useListState('name');
  const page = localPage(cells.data, state, (row) => row.name, orders);
  return (
    <PageFrame title="Regions and cells" about="Where clusters run.">
      <ResourceList
        label="Cells"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.name}
        error={cells.error}
        retry={() => void cells.refetch()}
        state={state}
        change={change}
        empty="There is no cell."
      />
    </PageFrame>
  );
}
