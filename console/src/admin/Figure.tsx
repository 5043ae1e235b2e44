import { Card, CardBody, Label } from '@patternfly/react-core';
import { Count } from '../format/Shown';

type Props = { title: string; value: number; alarming?: boolean };

/** A number that the operator watches. */
export function Figure({ title, value, alarming }: Props) {
  return (
    <Card isCompact>
      <CardBody>
        <p className="samsa-big-number">
          <Count value={value} />{' '}
          {alarming && value > 0 && (
            <Label isCompact status="danger">
              look
            </Label>
          )}
        </p>
        <p className="samsa-quiet">{title}</p>
      </CardBody>
    </Card>
  );
}
