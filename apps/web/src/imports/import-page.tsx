import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import type { PeopleImportState } from '../schema.generated.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useLookAgain } from '../ui/look-again.js';
import { Page } from '../ui/page.js';
import { Stepper } from '../ui/stepper.js';
import { CheckedImport } from './checked-import.js';
import { ColumnsForm } from './columns-form.js';
import { DiscardImport } from './discard-import.js';
import { ImportAtWork } from './import-at-work.js';
import { ImportDone } from './import-done.js';
import { ImportOfPeopleDocument, type ImportOfPeopleQuery } from './import-of-people.generated.js';

export type ImportOfPeople = NonNullable<ImportOfPeopleQuery['peopleImport']>;

const atWork: readonly PeopleImportState[] = ['CHECKING', 'IMPORTING', 'UNDOING'];

/** One file of people, from its columns to what came of it. The page can be left and come back to at any moment. */
export function ImportPage() {
  const { t, locale } = useMessages();
  const { id = '', slug = '' } = useParams();
  const { data, refetch } = useSuspenseQuery(ImportOfPeopleDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [changing, setChanging] = useState(false);
  const { peopleImport } = data;
  const isAtWork = atWork.includes(peopleImport.state);
  useLookAgain(isAtWork, refetch);
  if (peopleImport.process.slug !== slug) throw new NotFound();
  const { process, fileName, state } = peopleImport;
  const step = changing ? 1 : stepOf(state);
  const steps = (['file', 'columns', 'check', 'result'] as const).map((name, index) => ({ title: t(`imports.step.${name}`), to: index === 0 ? paths.importsOfPeople(locale, slug) : null }));
  return (
    <Page
      title={t('imports.of', { file: fileName })}
      within={[process.title]}
      crumbs={[
        { to: paths.plan(locale, slug), label: process.title },
        { to: paths.importsOfPeople(locale, slug), label: t('imports.title') },
      ]}
    >
      <Stepper label={t('imports.steps')} steps={steps} current={step} />
      {isAtWork && <ImportAtWork peopleImport={peopleImport} />}
      {(state === 'UPLOADED' || (state === 'CHECKED' && changing)) && <ColumnsForm peopleImport={peopleImport} onChecking={() => setChanging(false)} />}
      {state === 'CHECKED' && !changing && (
        <>
          <CheckedImport peopleImport={peopleImport} />
          <p>
            <Button look="link" onClick={() => setChanging(true)}>
              {t('imports.changeColumns')}
            </Button>
          </p>
        </>
      )}
      {(state === 'DONE' || state === 'UNDONE') && <ImportDone peopleImport={peopleImport} />}
      {state === 'FAILED' && (
        <>
          <Callout kind="danger" live title={peopleImport.fault ?? t('imports.failed')} />
          {peopleImport.counts.added > 0 && <ImportDone peopleImport={peopleImport} />}
          <p>
            <ButtonLink to={paths.importsOfPeople(locale, slug)}>{t('imports.another')}</ButtonLink>
          </p>
        </>
      )}
      {(state === 'UPLOADED' || state === 'CHECKED') && <DiscardImport id={id} slug={slug} />}
    </Page>
  );
}

function stepOf(state: PeopleImportState): number {
  if (state === 'UPLOADED') return 1;
  return state === 'CHECKING' || state === 'CHECKED' ? 2 : 3;
}
