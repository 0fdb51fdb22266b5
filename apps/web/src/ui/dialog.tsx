import { type ReactNode, useEffect, useId, useRef } from 'react';

import { useMessages } from '../messages.js';
import { Button } from './button.js';

/**
 * A question that must be answered before going on. The browser keeps the focus inside, closes it with Escape and
 * gives the focus back; `onClose` is called however it is closed.
 */
export function Dialog({ open, title, onClose, children, actions }: { open: boolean; title: string; onClose: () => void; children: ReactNode; actions: ReactNode }) {
  const { t } = useMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="modal-content" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId} className="modal-title h5">
        {title}
      </h2>
      <div className="modal-body">{children}</div>
      <div className="modal-footer">
        {actions}
        <Button look="link" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </dialog>
  );
}
