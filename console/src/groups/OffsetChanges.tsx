import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Count } from '../format/Shown';
import { moved, type OffsetChange } from './reset';

type Props = { label: string; changes: OffsetChange[] };

/** Positions before and after, partition by partition. */
export function OffsetChanges({ label, changes }: Props) {
  return (
    <Table aria-label={label} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th>Partition</Th>
          <Th className="samsa-numeric">Before</Th>
          <Th className="samsa-numeric">After</Th>
          <Th>That means</Th>
        </Tr>
      </Thead>
      <Tbody>
        {changes.map((change) => (
          <Tr key={change.partition_id}>
            <Td dataLabel="Partition">{change.partition_id}</Td>
            <Td dataLabel="Before" className="samsa-numeric">
              {change.current_offset === undefined ? (
                'none'
              ) : (
                <Count value={change.current_offset} />
              )}
            </Td>
            <Td dataLabel="After" className="samsa-numeric">
              <Count value={change.new_offset} />
            </Td>
            <Td dataLabel="That means">
              <Meaning by={moved(change)} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Meaning({ by }: { by: string | undefined }) {
  if (by === undefined) {
    return 'a first position';
  }
  if (by === '0') {
    return 'no change';
  }
  const again = by.startsWith('-');
  return (
    <>
      <Count value={by.replace('-', '')} /> messages {again ? 'read again' : 'passed over'}
    </>
  );
}
