import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useEffect, type ReactNode } from 'react';

/** The frame of pages before sign-in. */
export function EntryCard({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Samsa`;
  }, [title]);
  return (
    <main className="samsa-entry">
      <span className="samsa-brand">
        <img src="/favicon.svg" alt="" />
        Samsa
      </span>
      <Card className="samsa-entry-card" isLarge>
        <CardTitle component="h1">{title}</CardTitle>
        <CardBody className="samsa-stack">{children}</CardBody>
      </Card>
    </main>
  );
}
