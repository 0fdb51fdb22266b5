import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { type Locale, type MessageKey, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Textarea } from '../ui/textarea.js';
import { embedSnippet, linesOf } from './embed-snippet.js';
import { SetEmbedOriginsDocument } from './staff-timeline-page.generated.js';

interface EmbedFormProps {
  slug: string;
  title: string;
  /** Of the process: its site speaks it, whatever the organiser reads. */
  language: Locale;
  origins: readonly string[];
}

/** The sites that may show the time line, and the code that they need. */
export function EmbedForm({ slug, title, language, origins }: EmbedFormProps) {
  const { t } = useMessages();
  const form = useDraftForm<{ origins: string }>(`embed:${slug}`, { origins: origins.join('\n') });
  const [save, { loading }] = useMutation(SetEmbedOriginsDocument);
  const [saved, setSaved] = useState<number | null>(null);
  const submit = async (values: { origins: string }) => {
    setSaved(null);
    const { data } = await save({ variables: { input: { processSlug: slug, origins: linesOf(values.origins) } } });
    const errors = data?.setEmbedOrigins.userErrors ?? [];
    // A sentence for each line that is no site, all of them at the one field.
    if (errors.length > 0) return [{ message: errors.map(({ message }) => message).join(' '), path: ['origins'] }];
    const kept = data?.setEmbedOrigins.process?.embedOrigins ?? [];
    form.reset({ origins: kept.join('\n') });
    form.forgetDraft();
    setSaved(kept.length);
    return [];
  };
  return (
    <>
      <p>{t('embed.text')}</p>
      {saved !== null && <Callout kind="success" live title={t('embed.saved', { count: saved })} />}
      <Form form={form} onSubmit={submit}>
        <Textarea form={form} name="origins" label={t('embed.origins')} hint={t('embed.originsHint')} rows={3} />
        <Button type="submit" busy={loading}>
          {t('embed.save')}
        </Button>
      </Form>
      <Snippet code={embedSnippet(location.origin, language, slug, title)} />
      <p>
        <a href={paths.embed(language, slug)}>{t('embed.look')}</a>
      </p>
    </>
  );
}

function Snippet({ code }: { code: string }) {
  const { t } = useMessages();
  const [told, setTold] = useState<MessageKey | null>(null);
  const copy = async () => {
    setTold(null);
    try {
      await navigator.clipboard.writeText(code);
      setTold('embed.copied');
    } catch {
      setTold('embed.notCopied');
    }
  };
  return (
    <div className="form-group mt-4">
      <label className="form-label" htmlFor="embed-snippet">
        {t('embed.snippet')}
      </label>
      <p id="embed-snippet-hint" className="form-text">
        {t('embed.snippetHint')}
      </p>
      <textarea id="embed-snippet" className="form-control snippet" rows={3} readOnly value={code} aria-describedby="embed-snippet-hint" />
      <p className="d-flex flex-wrap align-items-center gap-3 mt-3">
        <Button look="secondary" onClick={() => void copy()}>
          {t('embed.copy')}
        </Button>
        <span role="status">{told && t(told)}</span>
      </p>
    </div>
  );
}
