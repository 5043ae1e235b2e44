import { Alert, Button, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useState } from 'react';
import { Choice } from '../form/Choice';
import { Digits } from '../form/Digits';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { useDraft } from '../form/useDraft';
import { useTopic } from '../topics/topics';
import { OffsetChanges } from './OffsetChanges';
import { faultOf, useReset, type OffsetChange, type Reset, type Target } from './reset';

const TARGETS: { value: Target; label: string }[] = [
  { value: 'earliest', label: 'The oldest message' },
  { value: 'latest', label: 'The end: only what comes from now on' },
  { value: 'time', label: 'A moment' },
  { value: 'offset', label: 'An offset' },
];

type Props = { cluster: string; group: string; topics: string[]; close: () => void };

/** Moves a group: first what would change, then the change, then what it is now. */
export function ResetDialog({ cluster, group, topics, close }: Props) {
  const { preview, apply } = useReset(cluster, group);
  const [reset, change] = useDraft<Reset>({
    topic: topics[0] ?? '',
    partition: '',
    to: 'earliest',
    time: '',
    offset: '',
  });
  const topic = useTopic(cluster, reset.topic);
  const need = {
    operation: 'READ',
    allowed: topic.data?.authorized_operations,
  } as const;
  const [planned, setPlanned] = useState<OffsetChange[]>();
  const [done, setDone] = useState<OffsetChange[]>();
  return (
    <Modal isOpen variant="medium" onClose={close} aria-labelledby="reset-title">
      <ModalHeader title={`Reset positions of ${group}`} labelId="reset-title" />
      <ModalBody className="samsa-stack">
        {done !== undefined ? (
          <>
            <Alert component="p" isInline variant="success" title="The group reads on from here" />
            <OffsetChanges label="Positions now" changes={done} />
            <div>
              <Button onClick={close}>Close</Button>
            </div>
          </>
        ) : planned !== undefined ? (
          <SubmitForm
            action="Reset positions"
            danger
            need={need}
            submit={async () => setDone(await apply(reset))}
            more={
              <Button variant="link" onClick={() => setPlanned(undefined)}>
                Back
              </Button>
            }
          >
            <OffsetChanges label="What would change" changes={planned} />
          </SubmitForm>
        ) : (
          <SubmitForm
            action="Show what would change"
            disabled={faultOf(reset) !== undefined}
            need={need}
            submit={async () => setPlanned(await preview(reset))}
            more={
              <Button variant="link" onClick={close}>
                Cancel
              </Button>
            }
          >
            <Wanted reset={reset} topics={topics} change={change} />
          </SubmitForm>
        )}
      </ModalBody>
    </Modal>
  );
}

type WantedProps = { reset: Reset; topics: string[]; change: (part: Partial<Reset>) => void };

function Wanted({ reset, topics, change }: WantedProps) {
  return (
    <>
      <Choice
        id="reset-topic"
        label="Topic"
        value={reset.topic}
        change={(topic) => change({ topic })}
        options={topics}
      />
      <Digits
        id="reset-partition"
        label="Partition"
        most={6}
        value={reset.partition}
        change={(partition) => change({ partition })}
        hint="Empty: all partitions."
      />
      <Choice
        id="reset-to"
        label="Read on from"
        value={reset.to}
        change={(to) => change({ to: to as Target })}
        options={TARGETS}
        hint="The group must have no members while it is moved."
      />
      {reset.to === 'time' && (
        <Field
          id="reset-time"
          label="Moment"
          type="datetime-local"
          value={reset.time}
          change={(time) => change({ time })}
        />
      )}
      {reset.to === 'offset' && (
        <Digits
          id="reset-offset"
          label="Offset"
          value={reset.offset}
          change={(offset) => change({ offset })}
        />
      )}
    </>
  );
}
