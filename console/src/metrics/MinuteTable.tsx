import { ExpandableSection } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { Exact } from '../api/exactJson';
import { Bytes } from '../format/Shown';
import { clock } from '../format/time';
import { usePreferences } from '../settings/preferences';

type Props = { minutes: string[]; written: Exact[]; read: Exact[] };

/** The lines of the charts as numbers, the newest minute first; minutes without traffic are left out. */
export function MinuteTable({ minutes, written, read }: Props) {
  const { locale, zone } = usePreferences();
  const rows = minutes
    .map((minute, n) => ({ minute, written: written[n] ?? 0, read: read[n] ?? 0 }))
    .filter((row) => Number(row.written) > 0 || Number(row.read) > 0)
    .reverse();
  if (rows.length === 0) {
    return <p className="samsa-quiet">Nothing was written or read in the last hour.</p>;
  }
  return (
    <ExpandableSection toggleText="The last hour as a table">
      <Table aria-label="The last hour by minute" variant="compact" borders={false}>
        <Thead>
          <Tr>
            <Th>Minute</Th>
            <Th className="samsa-numeric">Written</Th>
            <Th className="samsa-numeric">Read</Th>
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.minute}>
              <Td dataLabel="Minute">{clock(row.minute, locale, zone)}</Td>
              <Td dataLabel="Written" className="samsa-numeric">
                <Bytes value={row.written} />
              </Td>
              <Td dataLabel="Read" className="samsa-numeric">
                <Bytes value={row.read} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </ExpandableSection>
  );
}
