import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { memo } from 'react';
import { preciseInstant } from '../format/time';
import { usePreferences } from '../settings/preferences';
import { idOf, preview, type Message } from './messages';
import { visible } from './visible';

type Open = (message: Message) => void;

const SHOWN = 200;

export function MessageTable({ messages, open }: { messages: Message[]; open: Open }) {
  const { locale, zone } = usePreferences();
  return (
    <Table aria-label="Messages" variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th modifier="fitContent">Offset</Th>
          <Th modifier="fitContent">Time</Th>
          <Th width={20}>Key</Th>
          <Th width={60}>Value</Th>
        </Tr>
      </Thead>
      <Tbody>
        {messages.map((message) => (
          <Row key={idOf(message)} message={message} open={open} locale={locale} zone={zone} />
        ))}
      </Tbody>
    </Table>
  );
}

type RowProps = { message: Message; open: Open; locale: string; zone: string };

/** A message never changes, so a tail draws just those that are new. */
const Row = memo(function Row({ message, open, locale, zone }: RowProps) {
  return (
    <Tr>
      <Td dataLabel="Offset" modifier="nowrap">
        <Button
          variant="link"
          isInline
          onClick={() => open(message)}
          aria-label={`Open message ${idOf(message)}`}
        >
          {idOf(message)}
        </Button>
      </Td>
      <Td dataLabel="Time" modifier="nowrap">
        {preciseInstant(message.timestamp, locale, zone)}
      </Td>
      <Td dataLabel="Key" className="samsa-cut" modifier="truncate">
        {visible(preview(message.key).slice(0, SHOWN))}
      </Td>
      <Td dataLabel="Value" className="samsa-cut" modifier="truncate">
        {visible(preview(message.value).slice(0, SHOWN))}
      </Td>
    </Tr>
  );
});
