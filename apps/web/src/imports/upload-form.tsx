import { type FormEvent, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import { sendFile } from '../file-sending.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { FieldHint } from '../ui/field.js';

/** Which file; what is wrong with it is said at once, and a good one leads on to its columns. */
export function UploadForm({ slug }: { slug: string }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const [file] = input.current?.files ?? [];
    if (busy) return;
    if (!file) return setProblem(t('imports.fileMissing'));
    setBusy(true);
    setProblem(null);
    const answer = await sendFile(paths.peopleUpload(slug), file, { wanted: 'id', locale });
    setBusy(false);
    if ('told' in answer) void navigate(paths.importOfPeople(locale, slug, answer.told));
    else setProblem(answer.message ?? t(answer.failure === 'OFFLINE' ? 'common.offlineForm' : `error.${answer.failure}`));
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      {problem && <Callout kind="danger" live title={problem} />}
      <div className="form-group">
        <label htmlFor={id} className="form-label">
          {t('imports.chooseFile')}
        </label>
        <FieldHint id={`${id}-hint`}>{t('imports.fileHint')}</FieldHint>
        <input ref={input} id={id} type="file" accept=".csv,.txt,.tsv,.xlsx,text/csv" className="form-control" aria-describedby={`${id}-hint`} />
      </div>
      <p className="d-flex flex-wrap gap-3">
        <Button type="submit" busy={busy}>
          {t('imports.send')}
        </Button>
        <a href={paths.importTemplate} className="btn btn-link">
          {t('imports.template')}
        </a>
      </p>
    </form>
  );
}
