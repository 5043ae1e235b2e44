import { List, ListItem, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import type { ShownLine } from './BillLines';
import { titleOfLine } from './words';

type Props = {
  line: Pick<ShownLine, 'line_type' | 'description' | 'derivation'>;
  close: () => void;
};

/** How an amount came about, step by step, in the words of the engine that rated it. */
export function Derivation({ line, close }: Props) {
  return (
    <Modal isOpen variant="medium" onClose={close} aria-labelledby="derivation-title">
      <ModalHeader
        title={titleOfLine(line.line_type)}
        description={line.description}
        labelId="derivation-title"
      />
      <ModalBody className="samsa-stack">
        <List component="ol">
          {line.derivation?.map((step) => (
            <ListItem key={step}>{step}</ListItem>
          ))}
        </List>
        <p className="samsa-quiet">
          Hours and months of a bill are UTC. On the invoice each line is rounded once, half up.
        </p>
      </ModalBody>
    </Modal>
  );
}
