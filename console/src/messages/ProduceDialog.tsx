import { useState } from 'react';
import { path, post } from '../api/http';
import { Area } from '../form/Area';
import { Field } from '../form/Field';
import { FormDialog } from '../form/FormDialog';
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
  const submit = () =>
    post(path`/kafka/v3/clusters/${cluster}/topics/${topic}/records`, {
      key: key === '' ? undefined : { type: 'STRING', data: key },
      value: { type: 'STRING', data: value },
      headers: again?.headers?.map(({ name, value: bytes }) => ({
        name,
        value: bytes && base64Of(bytes),
      })),
    });
  return (
    <FormDialog title={`Write to ${topic}`} action="Write message" submit={submit} close={close}>
      <Field id="message-key" label="Key" value={key} change={setKey} hint="Empty: no key." />
      <Area id="message-value" label="Value" value={value} change={setValue} />
    </FormDialog>
  );
}
