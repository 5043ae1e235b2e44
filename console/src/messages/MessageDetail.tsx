import { Button, Label, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get, path } from '../api/http';
import { download } from '../format/download';
import { Bytes as BytesShown } from '../format/Shown';
import { preciseInstant } from '../format/time';
import { ProblemNote } from '../layout/ProblemNote';
import { usePreferences } from '../settings/preferences';
import { contentOf, idOf, whyNotAgain, type Bytes, type Message } from './messages';
import { piecesOf } from './pieces';
import { pretty } from './pretty';
import { visible } from './visible';

type Props = {
  cluster: string;
  topic: string;
  message: Message;
  again: (message: Message) => void;
  close: () => void;
};

/** One message in full: key, headers, value; a value that was cut can be loaded whole. */
export function MessageDetail({ cluster, topic, message, again, close }: Props) {
  const { locale, zone } = usePreferences();
  const whole = useQuery({
    queryKey: ['record', cluster, topic, idOf(message)],
    enabled: false,
    gcTime: 0,
    queryFn: () =>
      get<Message>(
        path`/kafka/v3/clusters/${cluster}/topics/${topic}/partitions/${String(message.partition)}/records/${String(message.offset)}`,
      ),
  });
  const shown = whole.data ?? message;
  const whyNot = whyNotAgain(shown);
  /** A value that was cut is loaded first, so that no file ends in the middle. */
  const save = async () => {
    const all = shown.value?.cut ? (await whole.refetch()).data : shown;
    if (all?.value !== undefined) {
      download(
        `${topic}-${idOf(message).replace(':', '-')}.${all.value.base64 === undefined ? 'txt' : 'bin'}`,
        contentOf(all.value),
        'application/octet-stream',
      );
    }
  };
  return (
    <Modal isOpen variant="large" onClose={close} aria-labelledby="message-title">
      <ModalHeader
        title={`Message ${idOf(message)}`}
        labelId="message-title"
        description={`${preciseInstant(message.timestamp, locale, zone)} (${message.timestamp})`}
      />
      <ModalBody className="samsa-stack">
        {whole.error && <ProblemNote error={whole.error} retry={() => void whole.refetch()} />}
        <Part title="Key" bytes={shown.key} />
        {shown.headers?.map((header, index) => (
          <Part
            key={`${index} ${header.name}`}
            title={`Header ${visible(header.name)}`}
            bytes={header.value}
          />
        ))}
        <Part title="Value" bytes={shown.value} />
        {shown.value?.cut && (
          <div>
            <Button
              variant="secondary"
              isLoading={whole.isFetching}
              onClick={() => void whole.refetch()}
            >
              Load all of the value
            </Button>
          </div>
        )}
      </ModalBody>
      <ModalFooter>
        <Button
          variant="secondary"
          isDisabled={shown.value === undefined}
          isLoading={whole.isFetching}
          onClick={() => void save()}
        >
          Download value
        </Button>
        <Button
          variant="secondary"
          isDisabled={whyNot !== undefined}
          title={whyNot}
          onClick={() => again(shown)}
        >
          Write again
        </Button>
        <Button variant="link" onClick={close}>
          Close
        </Button>
      </ModalFooter>
    </Modal>
  );
}

function Part({ title, bytes }: { title: string; bytes: Bytes | undefined }) {
  return (
    <section>
      <strong>{title}</strong>{' '}
      {bytes === undefined ? (
        <Label isCompact>null</Label>
      ) : (
        <>
          <BytesShown value={bytes.size} />{' '}
          {bytes.base64 !== undefined && <Label isCompact>not UTF-8, shown as base64</Label>}
          {bytes.cut && (
            <Label isCompact status="info">
              only the beginning
            </Label>
          )}
          <div className="samsa-value" tabIndex={0} role="region" aria-label={title}>
            <Text>{visible(pretty(bytes))}</Text>
          </div>
        </>
      )}
    </section>
  );
}

/** One of megabytes is drawn where it is looked at; a shorter one can be copied without a seam. */
function Text({ children }: { children: string }) {
  const pieces = useMemo(() => piecesOf(children), [children]);
  return pieces.length < 2
    ? children
    : pieces.map((piece, index) => (
        <div key={index} className="samsa-piece">
          {piece}
        </div>
      ));
}
