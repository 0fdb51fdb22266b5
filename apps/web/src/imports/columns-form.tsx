import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import type { PeopleImportField } from '../schema.generated.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Select } from '../ui/select.js';
import type { ImportOfPeople } from './import-page.js';
import { CheckPeopleImportDocument } from './import-of-people.generated.js';

const fields = ['NAME', 'FIRST_NAME', 'LAST_NAME', 'EMAIL', 'TELEPHONE', 'LANGUAGE', 'ORGANISATION', 'CATEGORY', 'MUNICIPALITY', 'GROUP', 'MEMBER_SINCE'] as const satisfies readonly PeopleImportField[];

/** What each column of the file is; what we take it for is chosen already. */
export function ColumnsForm({ peopleImport: { id, columns }, onChecking }: { peopleImport: ImportOfPeople; onChecking: () => void }) {
  const { t } = useMessages();
  const form = useDraftForm<{ columns: string[] }>(`import-columns-${id}`, { columns: columns.map(({ field }) => field ?? '') });
  const [check, { loading }] = useMutation(CheckPeopleImportDocument);
  const send = async ({ columns: chosen }: { columns: string[] }) => {
    const { data } = await check({ variables: { input: { peopleImportId: id, columns: chosen.map((value) => fields.find((field) => field === value) ?? null) } } });
    if (data?.checkPeopleImport.peopleImport) {
      form.forgetDraft();
      onChecking();
    }
    return data?.checkPeopleImport.userErrors;
  };
  return (
    <Form form={form} onSubmit={send}>
      <p>{t('imports.columnsAbout')}</p>
      {columns.map(({ heading, samples }, index) => (
        <Select
          key={heading}
          form={form}
          name={`columns.${index}`}
          label={t('imports.column', { heading })}
          hint={samples.length > 0 ? t('imports.samples', { samples: samples.join(' · ') }) : undefined}
          empty={t('imports.passOver')}
          choices={fields.map((value) => ({ value, label: t(`importField.${value}`) }))}
        />
      ))}
      <Button type="submit" busy={loading}>
        {t('imports.check')}
      </Button>
    </Form>
  );
}
