import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

type Props = {
  title: string;
  heads: string[];
  rows: { key: string; cells: ReactNode[] }[];
  empty: string;
};

/** A short table in a card, with what it means when it is empty. */
export function Rows({ title, heads, rows, empty }: Props) {
  return (
    <Card>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        {rows.length === 0 ? (
          <p className="samsa-quiet">{empty}</p>
        ) : (
          <Table aria-label={title} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                {heads.map((head) => (
                  <Th key={head}>{head}</Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {rows.map((row) => (
                <Tr key={row.key}>
                  {row.cells.map((cell, index) => (
                    <Td key={heads[index]} dataLabel={heads[index]}>
                      {cell}
                    </Td>
                  ))}
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </CardBody>
    </Card>
  );
}

/** A cluster of a tenant, as far as the operator may look at it. */
export const ClusterLink = ({ id }: { id: string }) => (
  <Link to={`/admin/lookup?id=${id}`}>{id}</Link>
);
