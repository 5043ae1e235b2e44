import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import type { Exact } from '../api/exactJson';
import { Money, Quantity } from '../format/Shown';
import { Derivation } from './Derivation';
import type { ClusterLine } from './live';
import { titleOfLine } from './words';

/** A line of a bill, an estimate or an invoice. */
export type ShownLine = Omit<ClusterLine, 'open_amount'>;

type Props = {
  label: string;
  lines: ShownLine[];
  currency: string;
  total: Exact;
  /** The figures are being worked out anew. */
  busy?: boolean;
};

/** Lines of a bill with their total; an amount whose derivation is known opens it. */
export function BillLines({ label, lines, currency, total, busy }: Props) {
  const [open, setOpen] = useState<ShownLine>();
  return (
    <>
      <table className="samsa-lines" aria-label={label} aria-busy={busy}>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.line_type} ${line.price}`}>
              <th scope="row">
                {titleOfLine(line.line_type)}
                <div className="samsa-quiet">
                  <Quantity value={line.quantity} unit={line.unit} />
                  {line.price !== undefined && ` × ${line.price}`}
                </div>
              </th>
              <td>
                <Amount line={line} currency={currency} open={() => setOpen(line)} />
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
      {open && <Derivation line={open} close={() => setOpen(undefined)} />}
    </>
  );
}

type AmountProps = { line: ShownLine; currency: string; open: () => void };

function Amount({ line, currency, open }: AmountProps) {
  const amount = <Money amount={line.amount} currency={currency} />;
  if (line.derivation === undefined) {
    return amount;
  }
  return (
    <Button
      variant="link"
      isInline
      onClick={open}
      aria-label={`How ${titleOfLine(line.line_type)} came about`}
    >
      {amount}
    </Button>
  );
}
