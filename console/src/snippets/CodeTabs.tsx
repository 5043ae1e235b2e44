import {
  ClipboardCopyButton,
  CodeBlock,
  CodeBlockAction,
  CodeBlockCode,
  Tab,
  Tabs,
  TabTitleText,
} from '@patternfly/react-core';
import { useId, useState } from 'react';

export type CodeTab = { title: string; code: string; note?: string };

/** The same thing in several languages, each with a copy button. */
export function CodeTabs({ label, tabs }: { label: string; tabs: CodeTab[] }) {
  const [active, setActive] = useState(tabs[0]?.title ?? '');
  return (
    <Tabs
      aria-label={label}
      activeKey={active}
      onSelect={(_, key) => setActive(String(key))}
      mountOnEnter
      unmountOnExit
    >
      {tabs.map((tab) => (
        <Tab key={tab.title} eventKey={tab.title} title={<TabTitleText>{tab.title}</TabTitleText>}>
          <Code {...tab} />
        </Tab>
      ))}
    </Tabs>
  );
}

function Code({ title, code, note }: CodeTab) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(code).then(() => setCopied(true));
  };
  return (
    <>
      {note && <p className="samsa-quiet">{note}</p>}
      <CodeBlock
        actions={
          <CodeBlockAction>
            <ClipboardCopyButton
              id={id}
              aria-label={`Copy ${title}`}
              onClick={copy}
              variant="plain"
              onTooltipHidden={() => setCopied(false)}
            >
              {copied ? 'Copied' : 'Copy'}
            </ClipboardCopyButton>
          </CodeBlockAction>
        }
      >
        <div className="samsa-code" tabIndex={0} role="region" aria-label={`${title} code`}>
          <CodeBlockCode id={`${id}-text`}>{code}</CodeBlockCode>
        </div>
      </CodeBlock>
    </>
  );
}
