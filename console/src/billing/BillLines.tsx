import { Button, Modal, ModalBody, ModalHeader, List, ListItem } from '@patternfly/react-core';
import { useState } from 'react';
import type { Exact } from '../api/exactJson';
import { Money, Quantity } from '../format/Shown';
import type { BillLine } from './live';
import { titleOfLine } from './words';

type Props = { lines: BillLine[]; currency: string; total: Exact };

/** Lines of a bill; each amount opens how it came about. */
export function BillLines({ lines, currency, total }: Props) {
  const [open, setOpen] = useState<BillLine>();
  return (
    <>
      <table className="samsa-lines" aria-label="Lines of the bill">
        <tbody>
          {lines.map((line) => (
            <tr key={line.line_type + line.price}>
              <th scope="row">
                {titleOfLine(line.line_type)}
                <div className="samsa-quiet">
                  <Quantity value={line.quantity} unit={line.unit} /> × {line.price}
                </div>
              </th>
              <td>
                <Button
                  variant="link"
                  isInline
                  onClick={() => setOpen(line)}
                  aria-label={`How ${titleOfLine(line.line_type)} came about`}
                >
                  <Money amount={line.amount} currency={currency} />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td>
              <Money amount={total} currency={currency} />
            </td>
          </tr>
        </tfoot>
      </table>
      {open && <Derivation line={open} currency={currency} close={() => setOpen(undefined)} />}
    </>
  );
}

type DerivationProps = { line: BillLine; currency: string; close: () => void };

function Derivation({ line, currency, close }: DerivationProps) {
  return (
    <Modal isOpen variant="medium" onClose={close} aria-labelledby="derivation-title">
      <ModalHeader
        title={titleOfLine(line.line_type)}
        description={line.description}
        labelId="derivation-title"
      />
      <ModalBody className="samsa-stack">
        <p>
          <Quantity value={line.quantity} unit={line.unit} /> × {line.price} ={' '}
          <strong>
            <Money amount={line.amount} currency={currency} />
          </strong>
        </p>
        {line.derivation && (
          <List component="ol">
            {line.derivation.map((step) => (
              <ListItem key={step}>{step}</ListItem>
            ))}
          </List>
        )}
        <p className="samsa-quiet">
          Hours and months of a bill are UTC. Each line is rounded once, half up.
        </p>
      </ModalBody>
    </Modal>
  );
}
