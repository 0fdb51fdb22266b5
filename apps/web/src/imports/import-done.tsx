import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button, ButtonAnchor, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { DescriptionList } from '../ui/description-list.js';
import { Dialog } from '../ui/dialog.js';
import { Section } from '../ui/page.js';
import type { ImportOfPeople } from './import-page.js';
import { UndoPeopleImportDocument } from './import-of-people.generated.js';
import { BadRows, NotedRows } from './import-rows.js';

/** What came of an import, and taking it back. */
export function ImportDone({ peopleImport }: { peopleImport: ImportOfPeople }) {
  const { t, locale } = useMessages();
  const { id, state, counts, columns, process } = peopleImport;
  const undone = state === 'UNDONE';
  const facts = undone ? (['takenAway', 'stays'] as const) : (['added', 'updated', 'unchanged', 'skipped', 'memberships', 'bad', 'repeated'] as const);
  return (
    <>
      {state !== 'FAILED' && <Callout kind="success" live title={t(undone ? 'imports.undone' : 'imports.done', { count: undone ? counts.takenAway : counts.added })} />}
      <DescriptionList items={facts.map((fact) => ({ term: t(`imports.fact.${fact}`), value: counts[fact] }))} />
      {!undone && counts.bad > 0 && (
        <Section id="da-sistemare" title={t('imports.kind.BAD', { count: counts.bad })}>
          <p>{t('imports.repair')}</p>
          <p className="d-flex flex-wrap gap-3">
            <ButtonAnchor href={paths.importBadRows(id)} look="secondary" icon="download">
              {t('imports.download', { count: counts.bad })}
            </ButtonAnchor>
            <ButtonLink to={paths.importsOfPeople(locale, process.slug)}>{t('imports.again')}</ButtonLink>
          </p>
          <BadRows id={id} columns={columns} />
        </Section>
      )}
      {undone && counts.stays > 0 && (
        <Section id="restano" title={t('imports.kind.STAYS', { count: counts.stays })}>
          <NotedRows id={id} kind="STAYS" />
        </Section>
      )}
      {!undone && <UndoImport id={id} />}
    </>
  );
}

function UndoImport({ id }: { id: string }) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const [undo, { data, loading, error }] = useMutation(UndoPeopleImportDocument);
  const act = async () => {
    const { data: answer } = await undo({ variables: { input: { peopleImportId: id } } });
    if (answer?.undoPeopleImport.peopleImport) setAsking(false);
  };
  return (
    <>
      <p>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('imports.undo')}
        </Button>
      </p>
      <Dialog
        open={asking}
        title={t('imports.undoTitle')}
        onClose={() => setAsking(false)}
        actions={
          <Button look="danger" busy={loading} onClick={() => void act().catch(() => undefined)}>
            {t('imports.undo')}
          </Button>
        }
      >
        <ActProblem error={error} refused={data?.undoPeopleImport.userErrors[0]} />
        <p>{t('imports.undoAbout')}</p>
      </Dialog>
    </>
  );
}
