import { Button, Spinner } from '@patternfly/react-core';
import { Bytes, Count } from '../format/Shown';
import { ProblemNote } from '../layout/ProblemNote';
import { partOf } from '../metrics/series';
import { endInWords } from './messages';
import type { Reading } from './useMessages';

type Props = {
  live: boolean;
  reading: Reading;
  stop: () => void;
  more?: () => void;
  again?: () => void;
};

/** How far the reading is, in words, with what can be done about it. */
export function ReadingState({ live, reading, stop, more, again }: Props) {
  const { state, budget, progress, end, error } = reading;
  if (state === 'failed') {
    return <ProblemNote error={error} retry={again} />;
  }
  return (
    <div className="samsa-reading" role="status">
      {state === 'reading' && <Spinner size="md" aria-label="Reading" />}
      <span>
        {state === 'reading' && (live ? 'Watching. ' : 'Searching. ')}
        {state === 'stopped' && 'Stopped. '}
        {state === 'signed-out' && 'Signed out; goes on when you sign in again. '}
        {state === 'ended' && end && `${endInWords(end)} `}
        {progress && (
          <>
            <Count value={progress.scanned} /> searched (<Bytes value={progress.bytes} />
            ), <Count value={progress.matched} /> match
            {progress.skipped !== undefined && String(progress.skipped) !== '0' && (
              <>
                , <Count value={progress.skipped} /> left out to keep up
              </>
            )}
            .
          </>
        )}
        {budget && state === 'reading' && (
          <span className="samsa-quiet">
            {' '}
            It stops after <Count value={budget.records} /> messages, <Bytes value={budget.bytes} />{' '}
            or <Count value={budget.seconds} /> seconds.
          </span>
        )}
      </span>
      {budget && progress && state === 'reading' && (
        <progress
          className="samsa-share"
          max={100}
          value={Math.max(
            partOf(progress.scanned, budget.records),
            partOf(progress.bytes, budget.bytes),
          )}
          aria-label="Part of the budget that is used"
        />
      )}
      {state === 'reading' && (
        <Button variant="secondary" size="sm" onClick={stop}>
          Stop
        </Button>
      )}
      {state !== 'reading' && more && (
        <Button variant="secondary" size="sm" onClick={more}>
          Go on
        </Button>
      )}
      {state !== 'reading' && again && (
        <Button variant="link" size="sm" onClick={again}>
          {live ? 'Watch again' : 'Search again'}
        </Button>
      )}
    </div>
  );
}
