import { useMessages } from '../messages.js';
import { Callout } from '../ui/callout.js';
import { DescriptionList } from '../ui/description-list.js';
import type { Merged } from './colleagues-version.js';

interface ColleaguesNoticeProps<Said> {
  merged: Merged<Said>;
  /** A field's label, and what they wrote there; empty for nothing. */
  describe: (field: keyof Said, theirs: Said) => { term: string; value: string };
}

/** What somebody else saved while this form was open, field by field. */
export function ColleaguesNotice<Said>({ merged: { theirs, taken, differing }, describe }: ColleaguesNoticeProps<Said>) {
  const { t } = useMessages();
  const inWords = (fields: typeof taken) => fields.map((field) => describe(field, theirs)).map(({ term, value }) => ({ term, value: value || t('staffMeeting.empty') }));
  return (
    <Callout kind="warning" live title={t('staffMeeting.stale')}>
      {differing.length > 0 && (
        <>
          <p>{t('staffMeeting.staleHelp')}</p>
          <DescriptionList items={inWords(differing)} />
        </>
      )}
      {taken.length > 0 && (
        <>
          <p>{t('staffMeeting.staleTaken')}</p>
          <DescriptionList items={inWords(taken)} />
        </>
      )}
    </Callout>
  );
}
