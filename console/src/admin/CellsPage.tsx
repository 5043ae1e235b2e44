import { PageFrame } from '../layout/PageFrame';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useCells, type Cell } from './admin';

const orders = { id: byText((row: Cell) => row.id) };

const columns: Column<Cell>[] = [
  { name: 'id', title: 'Cell', sortable: true, cell: (row) => row.name ?? row.id },
  { name: 'kind', title: 'Kind', cell: (row) => row.kind ?? '' },
  { name: 'clusters', title: 'Clusters', numeric: true, cell: (row) => row.clusters ?? '' },
  { name: 'capacity', title: 'Room for', numeric: true, cell: (row) => row.capacity ?? '' },
  { name: 'state', title: 'Takes clusters', cell: (row) => (row.cordoned ? 'no' : 'yes') },
];

export default function CellsPage() {
  const cells = useCells();
  const { state, change } = useListState('id');
  const page = localPage(cells.data, state, (row) => `${row.id} ${row.name ?? ''}`, orders);
  return (
    <PageFrame title="Regions and cells" about="Where clusters run.">
      <ResourceList
        label="Cells"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={cells.error}
        retry={() => void cells.refetch()}
        state={state}
        change={change}
        empty="There is no cell."
      />
    </PageFrame>
  );
}
