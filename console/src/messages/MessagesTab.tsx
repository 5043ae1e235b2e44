import { Button, EmptyState, EmptyStateBody, Flex } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { download } from '../format/download';
import { csv } from '../audit/csv';
import { Permitted } from '../form/Permitted';
import type { TabProps } from '../topics/tab';
import { idOf, preview, type Message } from './messages';
import { MessageDetail } from './MessageDetail';
import { MessageTable } from './MessageTable';
import { ProduceDialog } from './ProduceDialog';
import { faultOf, readQuery, writeQuery } from './query';
import { QueryForm } from './QueryForm';
import { ReadingState } from './ReadingState';
import { useMessages } from './useMessages';

export default function MessagesTab({ cluster, topic }: TabProps) {
  const name = topic.topic_name;
  const [params, setParams] = useSearchParams();
  const asked = params.toString();
  const query = useMemo(() => readQuery(new URLSearchParams(asked)), [asked]);
  const stream = useMessages(cluster, name, faultOf(query) === undefined ? query : undefined);
  const { messages, state } = stream.reading;
  const [opened, setOpened] = useState<Message>();
  const [producing, setProducing] = useState(false);
  const [again, setAgain] = useState<Message>();
  return (
    <div className="samsa-stack">
      <QueryForm
        key={asked}
        query={query}
        partitions={topic.partitions_count}
        ask={(next) => {
          const wanted = writeQuery(next);
          if (wanted.toString() === asked) {
            stream.again?.();
          } else {
            setParams(wanted);
          }
        }}
      />
      <Flex>
        <Permitted
          need={{ operation: 'WRITE', allowed: topic.authorized_operations }}
          variant="secondary"
          onClick={() => setProducing(true)}
        >
          Write a message
        </Permitted>
        <Button
          variant="link"
          isDisabled={messages.length === 0}
          onClick={() => saveLines(name, messages)}
        >
          Export JSON lines
        </Button>
        <Button
          variant="link"
          isDisabled={messages.length === 0}
          onClick={() => saveCsv(name, messages)}
        >
          Export CSV
        </Button>
      </Flex>
      <ReadingState live={query.from === 'live'} {...stream} />
      {messages.length > 0 && <MessageTable messages={messages} open={setOpened} />}
      {messages.length === 0 && state === 'ended' && (
        <EmptyState titleText="No messages here" headingLevel="h3" variant="sm">
          <EmptyStateBody>
            {query.filter === ''
              ? 'Nothing has been written there yet.'
              : 'None that was searched matches the filter.'}
          </EmptyStateBody>
        </EmptyState>
      )}
      {opened && (
        <MessageDetail
          cluster={cluster}
          topic={name}
          message={opened}
          again={(message) => {
            setOpened(undefined);
            setAgain(message);
          }}
          close={() => setOpened(undefined)}
        />
      )}
      {(producing || again) && (
        <ProduceDialog
          cluster={cluster}
          topic={name}
          again={again}
          close={() => {
            setProducing(false);
            setAgain(undefined);
            if (query.from !== 'live') {
              stream.again?.();
            }
          }}
        />
      )}
    </div>
  );
}

function saveLines(topic: string, messages: Message[]) {
  const lines = messages.map((message) => JSON.stringify(message)).join('\n');
  download(`${topic}.jsonl`, `${lines}\n`, 'application/jsonl');
}

function saveCsv(topic: string, messages: Message[]) {
  const rows = messages.map((m) => [idOf(m), m.timestamp, preview(m.key), preview(m.value)]);
  download(
    `${topic}.csv`,
    csv([['partition:offset', 'timestamp', 'key', 'value'], ...rows]),
    'text/csv',
  );
}
