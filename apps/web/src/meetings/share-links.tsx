import { useState } from 'react';

import { useMessages } from '../messages.js';
import { Button, ButtonAnchor } from '../ui/button.js';

/** Passing a page on without any service in between: by mail, or by copying its address. */
export function ShareLinks({ title }: { title: string }) {
  const { t } = useMessages();
  const [copied, setCopied] = useState(false);
  const address = location.origin + location.pathname;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className="share-links">
      <ButtonAnchor look="link" icon="mail" href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(address)}`}>
        {t('common.sendByMail')}
      </ButtonAnchor>
      <Button look="link" icon="external" onClick={() => void copy()}>
        {t('common.copyAddress')}
      </Button>
      <span role="status">{copied && t('common.copied')}</span>
    </div>
  );
}
