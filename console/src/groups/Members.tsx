import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Title } from '@patternfly/react-core';
import { Count } from '../format/Shown';
import { total } from '../format/quantity';
import { ProblemNote } from '../layout/ProblemNote';
import { visible } from '../messages/visible';
import { useGroupMembers, type Lag } from './groups';

type Props = { cluster: string; group: string; lags: Lag[] };

/** Who reads for the group now, how many partitions each, and how far behind. */
export function Members({ cluster, group, lags }: Props) {
  const members = useGroupMembers(cluster, group);
  if (members.error) {
    return <ProblemNote error={members.error} retry={() => void members.refetch()} />;
  }
  return (
    <section aria-labelledby="members-title">
      <Title headingLevel="h3" id="members-title">
        Members
      </Title>
      {members.data?.length === 0 && (
        <p className="samsa-quiet">None: nobody reads for this group now.</p>
      )}
      {members.data !== undefined && members.data.length > 0 && (
        <Table aria-label="Members" variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>Client</Th>
              <Th>Member</Th>
              <Th className="samsa-numeric">Partitions</Th>
              <Th className="samsa-numeric">Behind</Th>
            </Tr>
          </Thead>
          <Tbody>
            {members.data.map((member) => {
              const mine = lags.filter((lag) => lag.consumer_id === member.consumer_id);
              return (
                <Tr key={member.consumer_id}>
                  <Td dataLabel="Client">{visible(member.client_id)}</Td>
                  <Td dataLabel="Member" className="samsa-title">
                    {visible(member.instance_id ?? member.consumer_id)}
                  </Td>
                  <Td dataLabel="Partitions" className="samsa-numeric">
                    <Count value={mine.length} />
                  </Td>
                  <Td dataLabel="Behind" className="samsa-numeric">
                    <Count value={total(mine.map((lag) => lag.lag))} />
                  </Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      )}
    </section>
  );
}
