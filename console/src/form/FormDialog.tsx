import { Button, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useId, type ComponentProps } from 'react';
import { SubmitForm } from './SubmitForm';

type Props = Omit<ComponentProps<typeof SubmitForm>, 'more'> & {
  title: string;
  small?: boolean;
  close: () => void;
  /** What the way out is called, if not Cancel. */
  closeAs?: string;
};

/** The one form in a dialog; it closes when what was sent has been taken. */
export function FormDialog({ title, small, close, closeAs = 'Cancel', submit, ...form }: Props) {
  const label = useId();
  return (
    <Modal isOpen variant={small ? 'small' : 'medium'} onClose={close} aria-labelledby={label}>
      <ModalHeader title={title} labelId={label} />
      <ModalBody>
        <SubmitForm
          {...form}
          submit={() => submit().then(close)}
          more={
            <Button variant="link" onClick={close}>
              {closeAs}
            </Button>
          }
        />
      </ModalBody>
    </Modal>
  );
}
