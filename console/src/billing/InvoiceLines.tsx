import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import type { Exact } from '../api/exactJson';
import { compare } from '../format/money';
import { Money } from '../format/Shown';
import { Derivation } from './Derivation';
import type { InvoiceLine, WholeInvoice } from './invoices';
import { titleOfLine } from './words';

/** The lines of an invoice, what is taken off and added, and what remains to be paid. */
export function InvoiceLines({ invoice: { document, currency } }: { invoice: WholeInvoice }) {
  const [open, setOpen] = useState<InvoiceLine>();
  const { totals, taxes } = document;
  return (
    <>
      <table className="samsa-lines" aria-label="Lines of the invoice">
        <tbody>
          {document.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.rated === undefined ? line.description : titleOfLine(line.rated.line_type)}
                {line.rated !== undefined && (
                  <div className="samsa-quiet samsa-title">{line.description}</div>
                )}
              </th>
              <td>
                {line.rated?.derivation === undefined ? (
                  <Money amount={line.amount} currency={currency} />
                ) : (
                  <Button variant="link" isInline onClick={() => setOpen(line)}>
                    <Money amount={line.amount} currency={currency} />
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Sum title="Lines" amount={totals.lines} currency={currency} />
          <Less title="Promotions" amount={totals.promotions} currency={currency} />
          {taxes.map(({ name, amount }) => (
            <Sum key={name} title={name} amount={amount} currency={currency} />
          ))}
          <Sum title="Total" amount={totals.total} currency={currency} />
          <Less title="From prepaid credit" amount={totals.prepaid} currency={currency} />
          <Sum title="To pay" amount={totals.due} currency={currency} />
        </tfoot>
      </table>
      {document.tax_note !== '' && <p className="samsa-quiet">{document.tax_note}</p>}
      {open?.rated && (
        <Derivation
          line={{
            line_type: open.rated.line_type,
            description: open.description,
            derivation: open.rated.derivation?.map(({ what, text }) => `${what}: ${text}`),
          }}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

type SumProps = { title: string; amount: Exact; currency: string };

function Sum({ title, amount, currency }: SumProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <Money amount={amount} currency={currency} />
      </td>
    </tr>
  );
}

/** A deduction; nothing is shown where there is none. */
const Less = (props: SumProps) => (compare(props.amount, '0') === 0 ? null : <Sum {...props} />);
