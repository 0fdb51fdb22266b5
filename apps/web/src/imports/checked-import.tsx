import { useMutation } from '@apollo/client/react';
import { useWatch } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button, ButtonAnchor } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Section } from '../ui/page.js';
import { RadioGroup } from '../ui/radio-group.js';
import type { ImportOfPeople } from './import-page.js';
import { StartPeopleImportDocument } from './import-of-people.generated.js';
import { BadRows, NotedRows } from './import-rows.js';

interface Choices {
  ofKnown: string;
  ofShared: string;
}

/** What was found in a file before anything of it is written, and what is to be done with it. */
export function CheckedImport({ peopleImport }: { peopleImport: ImportOfPeople }) {
  const { t } = useMessages();
  const { id, rowsTotal, counts, columns, newOrganisations } = peopleImport;
  return (
    <>
      <Callout kind={counts.bad > 0 ? 'warning' : 'success'} live title={t(counts.bad > 0 ? 'imports.foundBad' : 'imports.foundGood', { total: rowsTotal ?? 0, bad: counts.bad })}>
        <p>{t('imports.nothingYet')}</p>
      </Callout>
      <StartForm peopleImport={peopleImport} />
      {counts.bad > 0 && (
        <Section id="da-sistemare" title={t('imports.kind.BAD', { count: counts.bad })}>
          <BadRows id={id} columns={columns} />
        </Section>
      )}
      {(['REPEATED', 'KNOWN', 'SHARED', 'HOMONYM'] as const).map((kind) => {
        const count = { REPEATED: counts.repeated, KNOWN: counts.known, SHARED: counts.shared, HOMONYM: counts.homonyms }[kind];
        return (
          count > 0 && (
            <Section key={kind} id={kind.toLowerCase()} title={t(`imports.kind.${kind}`, { count })}>
              <p>{t(`imports.about.${kind}`)}</p>
              <NotedRows id={id} kind={kind} />
            </Section>
          )
        );
      })}
      {newOrganisations.length > 0 && (
        <Section id="enti" title={t('imports.newOrganisations', { count: newOrganisations.length })}>
          <p>{newOrganisations.slice(0, MOST_NAMED).join(', ')}{newOrganisations.length > MOST_NAMED ? ' …' : ''}</p>
        </Section>
      )}
    </>
  );
}

const MOST_NAMED = 50;

function StartForm({ peopleImport: { id, counts } }: { peopleImport: ImportOfPeople }) {
  const { t } = useMessages();
  const form = useDraftForm<Choices>(`import-choices-${id}`, { ofKnown: '', ofShared: '' });
  const { ofKnown, ofShared } = useWatch({ control: form.control });
  const [start, { loading }] = useMutation(StartPeopleImportDocument);
  const send = async (values: Choices) => {
    const { data } = await start({
      variables: {
        input: {
          peopleImportId: id,
          ofKnown: values.ofKnown === 'UPDATE' || values.ofKnown === 'SKIP' ? values.ofKnown : null,
          ofShared: values.ofShared === 'ADD' || values.ofShared === 'SKIP' ? values.ofShared : null,
        },
      },
    });
    if (data?.startPeopleImport.peopleImport) form.forgetDraft();
    return data?.startPeopleImport.userErrors;
  };
  const count = counts.good - (ofKnown === 'SKIP' ? counts.known : 0) - (ofShared === 'SKIP' ? counts.shared : 0);
  return (
    <Form form={form} onSubmit={send}>
      {counts.known > 0 && (
        <RadioGroup
          form={form}
          name="ofKnown"
          label={t('imports.ofKnown', { count: counts.known })}
          required={t('imports.choose')}
          choices={[
            { value: 'UPDATE', label: t('imports.update'), hint: t('imports.updateHint') },
            { value: 'SKIP', label: t('imports.skip') },
          ]}
        />
      )}
      {counts.shared > 0 && (
        <RadioGroup
          form={form}
          name="ofShared"
          label={t('imports.ofShared', { count: counts.shared })}
          required={t('imports.choose')}
          choices={[
            { value: 'ADD', label: t('imports.addShared'), hint: t('imports.addSharedHint') },
            { value: 'SKIP', label: t('imports.skipShared') },
          ]}
        />
      )}
      <p className="d-flex flex-wrap gap-3">
        {counts.good > 0 && (
          <Button type="submit" busy={loading}>
            {t('imports.start', { count })}
          </Button>
        )}
        {counts.bad > 0 && (
          <ButtonAnchor href={paths.importBadRows(id)} look="secondary" icon="download">
            {t('imports.download', { count: counts.bad })}
          </ButtonAnchor>
        )}
      </p>
    </Form>
  );
}
