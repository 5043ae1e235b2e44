import {
  Content,
  List,
  ListItem,
  Modal,
  ModalBody,
  ModalHeader,
  Button,
} from '@patternfly/react-core';
import { useState } from 'react';
import { Field } from './Field';
import { SubmitForm } from './SubmitForm';

type Props = {
  /** What happens to it, when it is not deleted: `Suspend`. */
  verb?: string;
  /** What kind of thing dies: `topic`. */
  kind: string;
  name: string;
  /** What else goes with it, and what stops costing; one sentence each. */
  consequences: string[];
  close: () => void;
  confirm: () => Promise<unknown>;
};

/** Deleting takes the name of the thing, typed, after reading what goes with it. */
export function ConfirmDelete({
  verb = 'Delete',
  kind,
  name,
  consequences,
  close,
  confirm,
}: Props) {
  const [typed, setTyped] = useState('');
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="delete-title">
      <ModalHeader
        title={`${verb} ${kind} ${name}?`}
        labelId="delete-title"
        titleIconVariant="warning"
      />
      <ModalBody>
        {verb === 'Delete' && <Content component="p">This cannot be undone here.</Content>}
        <List>
          {consequences.map((sentence) => (
            <ListItem key={sentence}>{sentence}</ListItem>
          ))}
        </List>
        <SubmitForm
          action={`${verb} ${kind}`}
          danger
          disabled={typed !== name}
          submit={confirm}
          more={
            <Button variant="link" onClick={close}>
              Keep it
            </Button>
          }
        >
          <Field
            id="typed-name"
            label={`Type ${name} to confirm`}
            value={typed}
            change={setTyped}
            autoComplete="off"
            spellCheck={false}
          />
        </SubmitForm>
      </ModalBody>
    </Modal>
  );
}
