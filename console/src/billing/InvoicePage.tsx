import { Alert, Breadcrumb, BreadcrumbItem, Button, Title } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Money } from '../format/Shown';
import { month } from '../format/time';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { usePreferences } from '../settings/preferences';
import { InvoiceLines } from './InvoiceLines';
import { downloads, stateInWords, useInvoice, usePay, type WholeInvoice } from './invoices';

export default function InvoicePage() {
  const { invoice: id = '' } = useParams();
  const invoice = useInvoice(id);
  if (invoice.error && invoice.data === undefined) {
    return <ProblemNote error={invoice.error} retry={() => void invoice.refetch()} />;
  }
  return invoice.data === undefined ? (
    <Loading what="the invoice" />
  ) : (
    <Whole invoice={invoice.data} />
  );
}

function Whole({ invoice }: { invoice: WholeInvoice }) {
  const { locale } = usePreferences();
  const title = invoice.number ?? `Draft for ${month(`${invoice.month}-01T00:00Z`, locale)}`;
  return (
    <div className="samsa-stack">
      <Breadcrumb aria-label="Invoice">
        <BreadcrumbItem
          render={({ className }) => (
            <Link className={className} to="/billing/invoices">
              Invoices
            </Link>
          )}
        />
        <BreadcrumbItem isActive>{title}</BreadcrumbItem>
      </Breadcrumb>
      <div>
        <Title headingLevel="h2">{title}</Title>
        <p className="samsa-big-number">
          <Money amount={invoice.total} currency={invoice.currency} />
        </p>
        <p className="samsa-quiet">
          {stateInWords(invoice.document_state)}. {stateInWords(invoice.payment_state)}
          {invoice.due_on === undefined ? '' : `, due on ${invoice.due_on}`}.
        </p>
      </div>
      {invoice.attention.map((sentence) => (
        <Alert component="p" isInline isPlain key={sentence} title={sentence} variant="info" />
      ))}
      <div>
        {downloads(invoice).map(({ title: kind, href }) => (
          <Button key={kind} variant="link" component="a" href={href} download>
            {kind}
          </Button>
        ))}
      </div>
      {['OPEN', 'PENDING'].includes(invoice.payment_state) && <Pay invoice={invoice} />}
      <InvoiceLines invoice={invoice} />
      {invoice.hash !== undefined && (
        <p className="samsa-quiet samsa-title">
          SHA-256 of the document: {invoice.hash}. The proof holds all that is needed to recompute
          it offline with <code>./samsa verify-invoice</code>.
        </p>
      )}
    </div>
  );
}

function Pay({ invoice }: { invoice: WholeInvoice }) {
  const pay = usePay(invoice.id);
  const paying = useMutation({ mutationFn: pay });
  return (
    <div className="samsa-stack" aria-live="polite">
      <div>
        <Button isLoading={paying.isPending} onClick={() => paying.mutate()}>
          Pay
        </Button>
      </div>
      {paying.error && <ProblemNote error={paying.error} />}
      {paying.data?.instructions && (
        <Alert component="p" isInline variant="info" title="How to pay">
          {paying.data.instructions}
        </Alert>
      )}
      {paying.data?.url?.startsWith('https://') && (
        <p>
          <a href={paying.data.url} rel="noreferrer">
            Go to the payment page
          </a>
        </p>
      )}
    </div>
  );
}
