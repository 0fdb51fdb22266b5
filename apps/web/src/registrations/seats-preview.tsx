import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import type { DraftForm } from '../ui/draft-form.js';
import type { UserError } from '../ui/form.js';

interface Answer {
  seated: number | null;
  offered: number | null;
  userErrors: readonly (UserError & { code: string })[];
}

/** What a change of seats brings with it. */
interface Consequence {
  /** What was written when it was said. */
  written: string;
  /** Fewer seats than are taken. */
  isOver: boolean;
  seated: number;
  offered: number;
}

/** How a change of seats is sent. */
export interface SeatsSending {
  dryRun: boolean;
  allowOver: boolean;
}

/**
 * Sends a change of seats: first only to know what it brings with it. Where people would move up, or more seats are
 * taken than there would be, that is said first; the same sent once more is done.
 */
export function useSeatsPreview<Values extends FieldValues>(form: DraftForm<Values>, save: (values: Values, how: SeatsSending) => Promise<Answer | undefined>, onDone: () => void) {
  const [said, setSaid] = useState<Consequence | null>(null);
  form.watch();
  const written = () => JSON.stringify(form.getValues());
  const agreed = said?.written === written() ? said : null;
  const submit = async (values: Values): Promise<readonly UserError[] | undefined> => {
    if (!agreed) {
      const tried = await save(values, { dryRun: true, allowOver: false });
      if (!tried) return undefined;
      const { seated, offered, userErrors } = tried;
      const consequence = { written: written(), isOver: userErrors.some(({ code }) => code === 'SEATS_BELOW_TAKEN'), seated: seated ?? 0, offered: offered ?? 0 };
      const hasAny = consequence.isOver || consequence.seated + consequence.offered > 0;
      setSaid(hasAny ? consequence : null);
      if (hasAny || userErrors.length > 0) return userErrors;
    }
    const done = await save(values, { dryRun: false, allowOver: agreed?.isOver ?? false });
    if (done?.userErrors.length === 0) {
      form.forgetDraft();
      onDone();
    }
    return done?.userErrors;
  };
  return { submit, consequence: agreed };
}

/**
 * What saving brings with it, and the button that does it.
 *
 * @param beyond  by how many the seats that are taken would be more than there are
 */
export function SaveSeats({ consequence, beyond, busy, onLeave }: { consequence: Consequence | null; beyond: () => number; busy: boolean; onLeave: () => void }) {
  const { t } = useMessages();
  const { isOver = false, seated = 0, offered = 0 } = consequence ?? {};
  const moving = seated + offered;
  return (
    <>
      {moving > 0 && (
        <Callout kind="info" live>
          {seated > 0 && <p>{t('seats.willSeat', { count: seated })}</p>}
          {offered > 0 && <p>{t('seats.willOffer', { count: offered })}</p>}
        </Callout>
      )}
      <p className="d-flex flex-wrap gap-3 mb-0">
        <Button type="submit" look={isOver ? 'danger' : 'primary'} busy={busy}>
          {isOver ? t('seats.saveOver', { count: beyond() }) : moving > 0 ? t('seats.saveMoving', { count: moving }) : t('seats.save')}
        </Button>
        <Button look="link" onClick={onLeave}>
          {t('seats.leave')}
        </Button>
      </p>
    </>
  );
}
