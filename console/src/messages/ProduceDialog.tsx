import { Button, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useState } from 'react';
import { path, post } from '../api/http';
import { Area } from '../form/Area';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { base64Of, type Message } from './messages';

type Props = {
  cluster: string;
  topic: string;
  /** A message to write again; its headers go along. */
  again?: Message;
  close: () => void;
};

/** Writes one message as the signed-in user. */
export function ProduceDialog({ cluster, topic, again, close }: Props) {
  const [key, setKey] = useState(again?.key?.text ?? '');
  const [value, setValue] = useState(again?.value?.text ?? '');
  const submit = async () => {
    await post(path`/kafka/v3/clusters/${cluster}/topics/${topic}/records`, {
      key: key === '' ? undefined : { type: 'STRING', data: key },
      value: { type: 'STRING', data: value },
      headers: again?.headers?.map(({ name, value: bytes }) => ({
        name,
        value: bytes && base64Of(bytes),
      })),
    });
    close();
  };
  return (
    <Modal isOpen variant="medium" onClose={close} aria-labelledby="produce-title">
      <ModalHeader title={`Write to ${topic}`} labelId="produce-title" />
      <ModalBody>
        <SubmitForm
          action="Write message"
          submit={submit}
          more={
            <Button variant="link" onClick={close}>
              Cancel
            </Button>
          }
        >
          <Field id="message-key" label="Key" value={key} change={setKey} hint="Empty: no key." />
          <Area id="message-value" label="Value" value={value} change={setValue} />
        </SubmitForm>
      </ModalBody>
    </Modal>
  );
}
