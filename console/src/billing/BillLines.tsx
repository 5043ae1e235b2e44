import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import type { Exact } from '../api/exactJson';
import { Money, Quantity } from '../format/Shown';
import { Derivation } from './Derivation';
import type { ClusterLine } from './live';
import { titleOfLine } from './words';

type Props = { label: string; lines: ClusterLine[]; currency: string; total: Exact };

/** Lines of a bill; an amount whose derivation is known opens it. */
export function BillLines({ label, lines, currency, total }: Props) {
  const [open, setOpen] = useState<ClusterLine>();
  return (
    <>
      <table className="samsa-lines" aria-label={label}>
        <tbody>
          {lines.map((line) => {
            const amount = <Money amount={line.amount} currency={currency} />;
            return (
              <tr key={`${line.line_type} ${line.unit_price}`}>
                <th scope="row">
                  {titleOfLine(line.line_type)}
                  <div className="samsa-quiet">
                    <Quantity value={line.quantity} unit={line.unit} />
                    {line.unit_price !== undefined && ` × ${line.unit_price}`}
                  </div>
                </th>
                <td>
                  {line.formula ? (
                    <Button
                      variant="link"
                      isInline
                      onClick={() => setOpen(line)}
                      aria-label={`How ${titleOfLine(line.line_type)} came about`}
                    >
                      {amount}
                    </Button>
                  ) : (
                    amount
                  )}
                </td>
              </tr>
            );
          })}
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
