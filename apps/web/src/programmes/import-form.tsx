import { useMutation } from '@apollo/client/react';
import { type ChangeEvent, useId, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { fieldId } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Text } from '../ui/text.js';
import { Textarea } from '../ui/textarea.js';
import { type ImportProgrammeMutation, ImportProgrammeDocument } from './import-page.generated.js';
import { ImportProblems } from './import-problems.js';

type Answer = ImportProgrammeMutation['importProgramme'];

/** What the server takes in one request, with room for what else is in it; larger files go by the command line. */
const MOST_BYTES = 95_000;

const isTooLarge = (text: string) => new Blob([JSON.stringify(text)]).size > MOST_BYTES;

/** What came of a text: it holds for this text alone. */
interface Outcome {
  yaml: string;
  imported: boolean;
  answer: Answer;
}

/** First looked at, which changes nothing and says what would be done; then imported as it was looked at. */
export function ImportForm() {
  const { t } = useMessages();
  const form = useDraftForm('import-programme', { yaml: '' });
  const yaml = useWatch({ control: form.control, name: 'yaml' });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [run, { loading }] = useMutation(ImportProgrammeDocument);
  const current = outcome?.yaml === yaml ? outcome : null;
  const ready = current !== null && !current.imported && current.answer.problems.length === 0 && current.answer.changes.length > 0;
  const send = async (text: string, dryRun: boolean) => {
    const { data } = await run({ variables: { input: { yaml: text, dryRun } } });
    const answer = data?.importProgramme;
    if (!answer) return undefined;
    const imported = !dryRun && answer.problems.length === 0 && answer.userErrors.length === 0;
    if (imported) form.forgetDraft();
    setOutcome({ yaml: text, imported, answer });
    return answer.userErrors;
  };
  return (
    <Form form={form} onSubmit={(values) => send(values.yaml, !ready)}>
      <FileChooser onText={(text) => form.setValue('yaml', text)} />
      <Textarea
        form={form}
        name="yaml"
        label={t('import.text')}
        hint={t('import.textHint')}
        required={t('import.textMissing')}
        check={(text) => (isTooLarge(text) ? t('import.tooLarge') : null)}
        code
      />
      {current && <OutcomeNotice outcome={current} />}
      <Button type="submit" busy={loading}>
        {ready ? t('import.act') : t('import.check')}
      </Button>
    </Form>
  );
}

/** Reads a file of the reader's into the text, where it can still be corrected. */
function FileChooser({ onText }: { onText: (text: string) => void }) {
  const { t } = useMessages();
  const id = useId();
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) onText(await file.text());
    // The same file can be chosen again after it was corrected elsewhere.
    target.value = '';
  };
  return (
    <div className="form-group">
      <label htmlFor={id} className="form-label">
        {t('import.file')}
      </label>
      <input id={id} type="file" accept=".yaml,.yml,application/yaml,text/yaml" className="form-control" onChange={(event) => void read(event)} />
    </div>
  );
}

function OutcomeNotice({ outcome: { imported, answer } }: { outcome: Outcome }) {
  const { t, locale } = useMessages();
  const { changes, problems, process } = answer;
  if (answer.userErrors.length > 0) return null;
  if (problems.length > 0) return <ImportProblems problems={problems} fieldId={fieldId('yaml')} />;
  if (changes.length === 0) return <Callout kind="info" live title={t('import.unchanged')} />;
  return (
    <Callout kind={imported ? 'success' : 'warning'} live title={t(imported ? 'import.done' : 'import.would', { count: changes.length })}>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {imported && process && (
        <p>
          <Link to={paths.process(locale, process.slug)}>
            <Text text={process.title} locale={process.titleLocale} />
          </Link>
        </p>
      )}
    </Callout>
  );
}
